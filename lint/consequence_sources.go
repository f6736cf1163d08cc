package lint

import (
	"regexp"
	"slices"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// drawn is a value that a rule draws on when it judges another one.
type drawn struct {
	// typeName is the document's; "" is any.
	typeName string
	// address is what is read there; "" is all of it.
	address string
	// in is which documents count.
	in scope
}

// scope is which documents a rule draws on for one finding.
type scope int

const (
	anywhere scope = iota
	here           // the finding's own
	there          // those that the finding leads to
)

// sources are what rules draw on beyond what they mark.
var sources = map[string][]drawn{
	"absence-on-call":       {{"on-call", "", anywhere}, {"contacts", "/contacts", anywhere}, {"launch", "/launch_at", anywhere}, {"launch", "/timeline", anywhere}},
	"alert-without-runbook": {{"runbook", "/alerts", anywhere}},
	"broken-anchor":         {{"", "", there}},
	"contact-unused":        {{}},
	"drill-expectation":     {{"contacts", "/contacts", anywhere}, {"on-call", "", anywhere}, {"escalation", "/paths", anywhere}, {"launch", "/launch_at", anywhere}},
	"escalation-coverage":   {{"incident", "/severities", anywhere}, {"escalation", "/paths", anywhere}},
	"escalation-reach":      {{"contacts", "/contacts", anywhere}, {"on-call", "", anywhere}},
	"escalation-window":     {{"contacts", "/contacts", anywhere}, {"on-call", "", anywhere}, {"launch", "/launch_at", anywhere}, {"launch", "/timeline", anywhere}},
	"go-no-go":              {{"launch", "/go_no_go", here}, {"launch", "/checklist", here}},
	"item-evidence":         {{"launch", "/status", here}, {"launch", "/checklist", here}, {"checklist", "", anywhere}},
	"launch-absence": {
		{"contacts", "/contacts", anywhere}, {"launch", "/launch_at", here}, {"launch", "/time_zone", here}, {"launch", "/status", here},
		{"launch", "/go_no_go", here}, {"launch", "/roles", here},
	},
	"launch-date":    {{"launch", "/title", anywhere}, {"launch", "/launch_at", anywhere}, {"launch", "/time_zone", anywhere}, {"launch", "/status", anywhere}, {"launch", "/uses", anywhere}},
	"launch-past":    {{"launch", "/status", here}},
	"launch-verify":  {{"launch", "/status", here}, {"launch", "/timeline", here}},
	"open-items":     {{"launch", "/go_no_go", here}, {"launch", "/checklist", here}, {"checklist", "", anywhere}},
	"plan-date":      {{"launch", "", anywhere}, {"checklist", "", anywhere}},
	"prose-contact":  {{"contacts", "/contacts", anywhere}, {"launch", "/war_room", anywhere}, {"incident", "/war_room", anywhere}, {"", "/type", anywhere}},
	"prose-data":     {{"escalation", "/paths", anywhere}, {"incident", "/severities", anywhere}, {"launch", "", anywhere}, {"on-call", "", anywhere}},
	"review-overdue": {{"launch", "/launch_at", here}, {"launch", "/time_zone", here}, {"launch", "/status", here}},
	"role-holder":    {{"launch", "/status", here}, {"launch", "/roles", here}},
	"rotation-clash": {{"launch", "/timeline", anywhere}},
	"rotation-gap": {
		{"on-call", "/primary", here}, {"on-call", "/secondary", here}, {"on-call", "/changes", here}, {"on-call", "/overrides", here},
		{"launch", "/launch_at", anywhere}, {"launch", "/timeline", anywhere},
	},
	"rollout-share":         {{"launch", "/rollout/stages", here}},
	"runbook-without-alert": {{"runbook", "/alerts", here}},
	"shared-state":          {{"launch", "/status", anywhere}, {"launch", "/checklist", anywhere}},
	"sign-offs":             {{"launch", "/go_no_go", here}},
	"step-needs":            {{"launch", "/timeline", here}},
	"unknown-item":          {{"checklist", "", anywhere}},
	"unknown-severity":      {{"incident", "/severities", anywhere}},
	"war-room":              {{"launch", "/status", here}, {"launch", "/war_room", here}},
}

// voiding are rules whose findings say that a value means nothing: what else is
// found because of it will be gone, or have to be found anew, when it is mended.
var voiding = []string{"checklist-order", "launch-step", "rotation-override", "timeline-order", "unknown-item", "unknown-severity", "unresolved-reference"}

// void is a value that says nothing.
type void struct {
	file     *source.File
	typeName string
	address  string
}

// inItem are the addresses of a value of an item. A finding about all of a list
// or a document says of no value that it is void.
var inItem = regexp.MustCompile(`/\d+/`)

func voidOf(s *site.Site, list []source.Diagnostic) []void {
	var found []void
	types := make(map[*source.File]string, len(s.Documents))
	for _, doc := range s.Documents {
		types[doc.File] = doc.Type
	}
	for _, d := range list {
		typeName, ok := types[d.File]
		if ok && slices.Contains(voiding, d.Rule) && inItem.MatchString(d.Address) {
			found = append(found, void{d.File, typeName, d.Address})
		}
	}
	return found
}

// fromVoid tells whether the rule of a finding draws on a value that says
// nothing. One in a launch counts for findings about that launch alone.
func (all losses) fromVoid(d source.Diagnostic) bool {
	for _, from := range sources[d.Rule] {
		switch lacking := all.filesLacking(from); {
		case len(lacking) == 0:
		case from.in != there && lacking[d.File], from.in == anywhere && from.typeName != "launch":
			return true
		case from.in != here && slices.ContainsFunc(d.Related, func(r source.Related) bool { return lacking[r.File] }):
			return true
		}
	}
	return false
}

// filesLacking are the files that have a value on which a rule draws and that says
// nothing.
func (all losses) filesLacking(from drawn) map[*source.File]bool {
	files, known := all.lacking[from]
	if !known {
		files = map[*source.File]bool{}
		for _, v := range all.void {
			if from.has(v) {
				files[v.file] = true
			}
		}
		all.lacking[from] = files
	}
	return files
}

// obscure tells whether a rule may miss something in a file because a value that
// it draws on says nothing.
func (all losses) obscure(rule, path string) bool {
	for _, from := range sources[rule] {
		for file := range all.filesLacking(from) {
			if from.in != here || file.Path == path {
				return true
			}
		}
	}
	return false
}

// has tells whether a value is among what is drawn on.
func (from drawn) has(v void) bool {
	return (from.typeName == "" || from.typeName == v.typeName) && within(v.address, from.address)
}

// ids are the addresses of what others name: a contact's id, or the document's.
var ids = regexp.MustCompile(`^(/contacts/\d+(/id)?|/id)$`)

// withoutLostNames leaves out that names do not exist where as many ids are
// unread, or set twice: each may be one of those.
func (all losses) withoutLostNames(list []source.Diagnostic) []source.Diagnostic {
	lost := 0
	for _, d := range list {
		if d.Rule == "duplicate-id" {
			lost++
		}
	}
	for _, l := range all.byFile {
		for _, a := range l.addresses {
			switch {
			case l.typeName == "contacts" && a == "/contacts":
				lost += len(list)
			case ids.MatchString(a):
				lost++
			}
		}
	}
	names := map[string]bool{}
	for _, d := range list {
		if d.Rule == "unresolved-reference" {
			names[d.Message] = true
		}
	}
	if len(names) > lost {
		return list
	}
	return slices.DeleteFunc(list, func(d source.Diagnostic) bool { return d.Rule == "unresolved-reference" })
}
