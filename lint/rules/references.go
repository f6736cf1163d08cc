package rules

import (
	"iter"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source/tree"
)

// Reference is one id that something names, and what it has to be.
type Reference struct {
	// At is where it is named.
	At tree.Place
	ID string
	// Kind is what the id has to be: KindTarget, KindContact or a document type.
	Kind string
}

// targets lists everything that can be notified.
func targets(s *site.Site) []string {
	list := s.ContactIDs()
	for _, id := range s.DocumentIDs("on-call") {
		list = append(list, "on-call/"+id+".primary", "on-call/"+id+".secondary")
	}
	return list
}

type referenceKey struct {
	path []string
	kind string
}

// ownerKeys are the ones of every type.
var ownerKeys = []referenceKey{{[]string{"owner"}, "contact"}}

// referenceKeys says what the value of a key names, by document type and key
// path. A star stands for every item of a list.
var referenceKeys = map[string][]referenceKey{
	"launch": {
		{[]string{"uses", "contacts", "*"}, "contacts"},
		{[]string{"uses", "escalation", "*"}, "escalation"},
		{[]string{"uses", "on_call", "*"}, "on-call"},
		{[]string{"uses", "monitoring", "*"}, "monitoring"},
		{[]string{"uses", "decisions", "*"}, "decisions"},
		{[]string{"uses", "incident", "*"}, "incident"},
		{[]string{"uses", "onboarding", "*"}, "onboarding"},
		{[]string{"uses", "faq", "*"}, "faq"},
		{[]string{"uses", "runbooks", "*"}, "runbook"},
		{[]string{"checklist", "*", "include"}, "checklist"},
		{[]string{"checklist", "*", "states", "*", "owner"}, "target"},
		{[]string{"checklist", "*", "states", "*", "waiver", "by"}, "contact"},
		{[]string{"checklist", "*", "items", "*", "owner"}, "target"},
		{[]string{"checklist", "*", "items", "*", "waiver", "by"}, "contact"},
		{[]string{"go_no_go", "decider"}, "contact"},
		{[]string{"go_no_go", "deputy"}, "contact"},
		{[]string{"go_no_go", "sign_offs", "*", "by"}, "contact"},
		{[]string{"roles", "*", "who"}, "target"},
		{[]string{"roles", "*", "deputy"}, "target"},
		{[]string{"timeline", "*", "owner"}, "target"},
		{[]string{"timeline", "*", "runbook"}, "runbook"},
		{[]string{"rollout", "stages", "*", "owner"}, "target"},
		{[]string{"rollout", "rollback", "runbook"}, "runbook"},
		{[]string{"rollout", "rollback", "owner"}, "target"},
		{[]string{"communication", "*", "owner"}, "target"},
		{[]string{"reviews", "*", "owner"}, "target"},
		{[]string{"reviews", "*", "participants", "*"}, "target"},
		{[]string{"improvement", "*", "owner"}, "target"},
	},
	"checklist": {
		{[]string{"items", "*", "owner"}, "target"},
		{[]string{"items", "*", "waiver", "by"}, "contact"},
	},
	"contacts": {
		{[]string{"contacts", "*", "substitute"}, "contact"},
		{[]string{"contacts", "*", "absences", "*", "substitute"}, "contact"},
	},
	"escalation": {
		{[]string{"paths", "*", "steps", "*", "notify", "*"}, "target"},
		{[]string{"drills", "*", "launch"}, "launch"},
		{[]string{"drills", "*", "expect", "*", "who"}, "target"},
	},
	"on-call": {
		{[]string{"primary", "*"}, "contact"},
		{[]string{"secondary", "*"}, "contact"},
		{[]string{"changes", "*", "primary", "*"}, "contact"},
		{[]string{"changes", "*", "secondary", "*"}, "contact"},
		{[]string{"overrides", "*", "who"}, "contact"},
	},
	"monitoring": {
		{[]string{"groups", "*", "metrics", "*", "runbook"}, "runbook"},
		{[]string{"groups", "*", "metrics", "*", "owner"}, "target"},
	},
	"decisions": {
		{[]string{"decisions", "*", "decider"}, "target"},
		{[]string{"decisions", "*", "deputy"}, "target"},
		{[]string{"decisions", "*", "consulted", "*"}, "target"},
		{[]string{"decisions", "*", "informed", "*"}, "target"},
	},
	"incident": {
		{[]string{"phases", "*", "owner"}, "target"},
		{[]string{"roles", "*", "who"}, "target"},
		{[]string{"roles", "*", "deputy"}, "target"},
	},
	"onboarding": {
		{[]string{"documentation", "*", "owner"}, "target"},
		{[]string{"training", "*", "owner"}, "target"},
		{[]string{"support", "*", "who", "*"}, "target"},
	},
}

// References are every id that the site names.
func References(s *site.Site) iter.Seq[Reference] {
	return func(yield func(Reference) bool) {
		for _, d := range s.Documents {
			if !referencesOf(s, d, yield) {
				return
			}
		}
		for _, r := range configReferences(s) {
			if !yield(r) {
				return
			}
		}
	}
}

// referencesOf visits every id that a document names, and tells whether there may be more.
func referencesOf(s *site.Site, d *site.Document, yield func(Reference) bool) bool {
	foreign := d.Type == "page" && len(s.ContactIDs()) == 0 // its owner is anything
	return (foreign || eachReference(d, ownerKeys, yield)) && eachReference(d, referenceKeys[d.Type], yield)
}

// Resolves tells whether what is named exists.
func (r Reference) Resolves(s *site.Site) bool {
	switch r.Kind {
	case KindTarget:
		return s.Resolves(r.ID)
	case KindContact:
		_, _, ok := s.Contact(r.ID)
		return ok
	}
	_, ok := s.Document(r.Kind, r.ID)
	return ok
}

// eachReference visits what some keys of a document name, and tells whether there may be
// more.
func eachReference(d *site.Document, keys []referenceKey, yield func(Reference) bool) bool {
	for _, key := range keys {
		for at := range places(d.Front, key.path) {
			if !yield(Reference{at, at.Node.Text, key.kind}) {
				return false
			}
		}
	}
	return true
}

// configReferences lists the ids that launchbook.yaml names.
func configReferences(s *site.Site) []Reference {
	var list []Reference
	if unresolved := s.Config.Policy.Unresolved; unresolved != nil && unresolved.To != "" && unresolved.Place.Has("to") {
		list = append(list, Reference{unresolved.Place.Child("to"), unresolved.To, "contact"})
	}
	for _, d := range s.Config.Drills {
		if d.Launch != "" {
			list = append(list, Reference{d.Place.Child("launch"), d.Launch, "launch"})
		}
		for _, e := range d.Expect {
			if e.Who != "" {
				list = append(list, Reference{e.Place.Child("who"), e.Who, "target"})
			}
		}
	}
	return list
}

// places are the texts that a key path leads to.
func places(at tree.Place, path []string) iter.Seq[tree.Place] {
	return func(yield func(tree.Place) bool) { eachPlace(at, path, yield) }
}

// eachPlace is places, and tells whether there may be more.
func eachPlace(at tree.Place, path []string, yield func(tree.Place) bool) bool {
	switch {
	case len(path) == 0:
		return at.Node.Kind != tree.String || at.Node.Text == "" || yield(at)
	case path[0] != "*":
		return !at.Has(path[0]) || eachPlace(at.Child(path[0]), path[1:], yield)
	case at.Node.Scalar():
		return eachPlace(at, path[1:], yield)
	}
	for i := range at.Node.Items() {
		if !eachPlace(at.Child(i), path[1:], yield) {
			return false
		}
	}
	return true
}
