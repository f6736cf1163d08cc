package rules

import (
	"slices"

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

// referenceKeys says what the value of a key names, by document type and key
// path. A star stands for every item of a list.
var referenceKeys = map[string][]struct {
	path []string
	kind string
}{
	"": {{[]string{"owner"}, "contact"}},
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
		{[]string{"checklist", "*", "items", "*", "owner"}, "target"},
		{[]string{"checklist", "*", "items", "*", "waiver", "by"}, "contact"},
		{[]string{"go_no_go", "decider"}, "contact"},
		{[]string{"go_no_go", "deputy"}, "contact"},
		{[]string{"timeline", "*", "owner"}, "target"},
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
	},
	"onboarding": {
		{[]string{"documentation", "*", "owner"}, "target"},
		{[]string{"training", "*", "owner"}, "target"},
		{[]string{"support", "*", "who", "*"}, "target"},
	},
}

// References lists every id that the site names.
func References(s *site.Site) []Reference {
	var list []Reference
	for _, d := range s.Documents {
		for _, r := range slices.Concat(referenceKeys[""], referenceKeys[d.Type]) {
			if r.path[0] == "owner" && d.Type == "page" && len(s.ContactIDs()) == 0 {
				continue // a foreign page's owner is anything
			}
			for _, at := range places(d.Front, r.path) {
				list = append(list, Reference{at, at.Node.Text, r.kind})
			}
		}
	}
	return append(list, configReferences(s)...)
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
func places(at tree.Place, path []string) []tree.Place {
	if len(path) == 0 {
		if at.Node.Kind == tree.String && at.Node.Text != "" {
			return []tree.Place{at}
		}
		return nil
	}
	if path[0] != "*" {
		if !at.Has(path[0]) {
			return nil
		}
		return places(at.Child(path[0]), path[1:])
	}
	if at.Node.Scalar() {
		return places(at, path[1:])
	}
	var list []tree.Place
	for i := range at.Node.Items() {
		list = append(list, places(at.Child(i), path[1:])...)
	}
	return list
}
