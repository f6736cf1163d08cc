package audience

import (
	"reflect"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/site/reach"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// targetKeys name contacts and on-call roles, in documents of all types.
var targetKeys = map[string]bool{
	"owner": true, "decider": true, "deputy": true, "by": true, "notify": true, "who": true, "primary": true, "secondary": true,
	"consulted": true, "informed": true, "participants": true, "substitute": true,
}

// duties are the keys without which a page would say that nobody is there: who
// has them stays, without a name, which also keeps the turns of a rotation. An
// included checklist stays so too, as a launch's totals are without its items.
var duties = map[string]bool{
	"include": true, "primary": true, "secondary": true, "who": true, "notify": true, "decider": true, "deputy": true, "sign_offs/by": true,
}

// notShown stands for a name.
const notShown = "(not shown)"

// DraftInclude stands for an included checklist that is for the audience once it
// is no draft any more.
const DraftInclude = "(draft)"

// documentKeys name documents, by the type that they name.
var documentKeys = map[string]string{
	"include": "checklist", "runbook": "runbook",
	"uses/contacts": "contacts", "uses/escalation": "escalation", "uses/on_call": "on-call", "uses/monitoring": "monitoring",
	"uses/decisions": "decisions", "uses/incident": "incident", "uses/onboarding": "onboarding", "uses/faq": "faq", "uses/runbooks": "runbook",
}

// hiddenKeys are for those who keep the site, and those who work on the launch.
var hiddenKeys = map[string]bool{"audiences": true, "covers": true, "war_room": true}

// front is a document's front matter as the audience may see it: the fields
// that the document's type has, without names of what is hidden.
func (v *view) front(d *site.Document) *tree.Node {
	p := pruner{view: v, doc: d}
	n := p.prune(d.Front.Node, reflect.TypeOf(d.Data), "", "")
	if n == nil {
		return &tree.Node{Kind: tree.Map}
	}
	return n
}

// pruner copies one front matter without what is hidden.
type pruner struct {
	*view
	doc *site.Document
}

// prune copies a node, or is nil where nothing of it may be seen. key and
// parent are the nearest keys above it.
func (p pruner) prune(n *tree.Node, t reflect.Type, key, parent string) *tree.Node {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case n == nil || n.Kind == tree.Null:
		return nil
	case n.Kind == tree.List:
		return p.list(n, t, key, parent)
	case n.Kind == tree.Map && t.Kind() == reflect.Struct:
		return p.mapping(n, t, key)
	case n.Kind == tree.Map:
		return nil
	case n.Kind == tree.String && !p.sees(n.Text, key, parent):
		if key == "include" && p.drafted(n.Text) {
			return &tree.Node{Kind: tree.String, Text: DraftInclude}
		}
		if duties[key] || duties[parent+"/"+key] {
			return &tree.Node{Kind: tree.String, Text: notShown}
		}
		return nil
	}
	shown := *n
	shown.Span = source.Span{}
	if n.Kind == tree.String && !channels[key] {
		shown.Text = p.redact.text(p.unlinkedValue(n.Text))
		if p.full.ResolveLink(p.doc, n.Text).Kind != site.LinkDocument {
			shown.Text = p.redact.pathless(shown.Text)
		}
	}
	return &shown
}

// unlinkedValue is a value with an empty destination for each link that the audience
// may not follow.
func (p pruner) unlinkedValue(text string) string {
	for _, l := range slices.Backward(markdown.InlineLinks(text)) {
		switch {
		case p.leads(p.doc, l):
		case l.Span.End == 0: // its place is not known
			return markdown.InlineText(text)
		default:
			text = text[:l.Span.Start] + text[l.Span.End:]
		}
	}
	return text
}

// channels have numbers and addresses for their values; whether they are shown
// is decided by their keys.
var channels = map[string]bool{"phone": true, "email": true, "pager": true}

func (p pruner) list(n *tree.Node, t reflect.Type, key, parent string) *tree.Node {
	if t.Kind() != reflect.Slice {
		return nil
	}
	var items []*tree.Node
	for _, item := range n.Items() {
		if shown := p.prune(item, t.Elem(), key, parent); shown != nil {
			items = append(items, shown)
		}
	}
	if len(items) == 0 {
		return nil
	}
	out := &tree.Node{Kind: tree.List}
	out.SetItems(items)
	return out
}

func (p pruner) mapping(n *tree.Node, t reflect.Type, parent string) *tree.Node {
	var entries []tree.Entry
	fields := fieldsOf(t)
	for _, e := range n.Entries() {
		field, known := fields[e.Key]
		if !known || hiddenKeys[e.Key] || t == reflect.TypeFor[schema.Channels]() && !p.seesChannel(e.Key) ||
			t == reflect.TypeFor[schema.ChecklistGroup]() && e.Key == "states" && !p.seesIncluded(n) {
			continue
		}
		if value := p.prune(e.Value, field, e.Key, parent); value != nil {
			entries = append(entries, tree.Entry{Key: e.Key, Value: value})
		}
	}
	out := &tree.Node{Kind: tree.Map}
	out.SetEntries(entries)
	return out
}

// fieldsOf are the types of a struct's fields by their keys.
func fieldsOf(t reflect.Type) map[string]reflect.Type {
	fields := map[string]reflect.Type{}
	for _, f := range reflect.VisibleFields(t) {
		if key, _, _ := strings.Cut(f.Tag.Get("json"), ","); key != "" && key != "-" {
			fields[key] = f.Type
		}
	}
	return fields
}

func (v *view) seesChannel(key string) bool {
	switch key {
	case "phone", "pager":
		return v.audience.ShowPhones
	case "email":
		return v.audience.ShowEmails
	}
	return true
}

// sees tells whether a text that stands under a key names nothing hidden.
func (p pruner) sees(text, key, parent string) bool {
	if targetKeys[key] {
		return p.seesTarget(text)
	}
	typeName, ok := documentKeys[key]
	if parent == "uses" {
		typeName, ok = documentKeys["uses/"+key]
	}
	if ok {
		d, found := p.full.Document(typeName, text)
		return found && p.documents[d]
	}
	if !strings.ContainsAny(text, "/.") {
		return true
	}
	link := p.full.ResolveLink(p.doc, text)
	return link.Kind != site.LinkDocument || p.documents[link.Doc]
}

// seesIncluded tells whether the checklist that a group includes is for the audience:
// the states of its items are part of it.
func (p pruner) seesIncluded(group *tree.Node) bool {
	include := group.Get("include")
	return include != nil && p.sees(include.Text, "include", "")
}

// drafted tells whether a checklist is a draft for the audience.
func (p pruner) drafted(id string) bool {
	d, found := p.full.Document("checklist", id)
	return found && d.Common.Draft && slices.Contains(d.Common.Audiences, p.audience.ID)
}

// seesTarget tells whether a contact or an on-call role is for the audience.
func (v *view) seesTarget(ref string) bool {
	target, ok := reach.ParseTarget(ref)
	if ok && target.OnCall != "" {
		_, d, found := v.full.OnCall(target.OnCall)
		return found && v.documents[d]
	}
	_, d, found := v.full.Contact(ref)
	return found && v.documents[d]
}

// texts are all texts of a front matter.
func texts(n *tree.Node) []string {
	var list []string
	if n.Kind == tree.String {
		list = append(list, n.Text)
	}
	for _, item := range n.Items() {
		list = append(list, texts(item)...)
	}
	for _, e := range n.Entries() {
		list = append(list, texts(e.Value)...)
	}
	return list
}
