// Package record writes down in a launch's document how something went: a step of launch
// day, an item of the checklist, a sign-off, the decision or a review.
package record

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/frontedit"
	"github.com/launchbook/launchbook/site/frontmatter"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/nearest"
	"github.com/launchbook/launchbook/source/tree"
)

// ErrFormat says that a launch has no front matter that can be written into.
var ErrFormat = errors.New("only front matter in YAML or JSON can be written into; this one has to be edited by hand")

// Decision is the name under which the go/no-go decision of a launch is found.
const Decision = "go-no-go"

// A Thing is something of a launch of which can be said how it went.
type Thing struct {
	// ID is its anchor on the launch's page; a sign-off goes by its area.
	ID, Title string
	// Kind is "step", "item", "sign-off", "decision" or "review"; audits are reviews.
	Kind string
	// Status is what the launch says of it; "" is open, or pending.
	Status string
	// Owner is a contact or an on-call role, or "".
	Owner string

	doc    *site.Document
	launch *schema.Launch
	in     tree.Place
	step   *schema.TimelineStep
	// included is set for an item of another document, of which the launch says nothing
	// yet; in is the group then.
	included bool
}

// kinds are the statuses of each kind of thing, the fields that have them, the time and a
// note, or "", and the status that stands for nothing said.
var kinds = map[string]struct {
	statuses                   []string
	field, time, note, pending string
}{
	"step":     {[]string{"done", "failed", "skipped", "open"}, "status", "ended_at", "outcome", "open"},
	"item":     {[]string{"done", "not-applicable", "open"}, "status", "", "not_applicable", "open"},
	"sign-off": {[]string{"go", "no-go", "pending"}, "decision", "decided_at", "detail", "pending"},
	"decision": {[]string{"go", "no-go", "pending"}, "decision", "decided_at", "", "pending"},
	"review":   {[]string{"held", "open"}, "", "held_at", "outcome", "open"},
}

// Label is the title, with the offset of a step.
func (t Thing) Label() string {
	if t.step != nil {
		return t.step.Label()
	}
	return t.Title
}

// At tells whether an offset of the launch's document lies in what is said of the thing
// there, the dash before it included.
func (t Thing) At(offset int) bool {
	span := t.in.Node.Span
	line := t.doc.File.LineSpan(t.doc.File.Position(span.Start).Line)
	if before := t.doc.File.Text(source.Span{Start: line.Start, End: span.Start}); strings.Trim(before, " -") == "" {
		span.Start = line.Start
	}
	return !t.included && span.Start <= offset && offset <= span.End
}

// State is the status of a thing in a word, also where the launch says none.
func (t Thing) State() string {
	if t.Status == "" {
		return kinds[t.Kind].pending
	}
	return t.Status
}

// Statuses are those that a thing can have.
func (t Thing) Statuses() []string { return kinds[t.Kind].statuses }

// Things are all of a launch, in the order of the day.
func Things(s *site.Site, l site.Typed[*schema.Launch]) []Thing {
	var list []Thing
	add := func(t Thing) {
		if n := t.in.Node; n != nil && n.Kind == tree.Map { // it can be read
			t.doc, t.launch = l.Doc, l.Data
			list = append(list, t)
		}
	}
	for _, g := range l.Data.Checklist {
		for _, i := range g.Items {
			add(itemThing(i))
		}
		items, _ := s.Included(g)
		for _, i := range items {
			t := itemThing(i)
			if i.Place.File.Path != l.Doc.File.Path {
				t.in, t.included = g.Place, true
			}
			add(t)
		}
	}
	if g := l.Data.GoNoGo; g != nil {
		for _, o := range g.SignOffs {
			add(Thing{ID: markdown.Slug(o.Area), Title: o.Area, Kind: "sign-off", Status: o.Decision, Owner: o.By, in: o.Place})
		}
		add(Thing{ID: Decision, Title: cmp.Or(g.Title, "Go/no-go"), Kind: "decision", Status: g.Decision, Owner: g.Decider, in: g.Place})
	}
	for i := range l.Data.Timeline {
		step := &l.Data.Timeline[i]
		add(Thing{ID: site.AnchorID(step.ID, step.Title), Title: step.Title, Kind: "step", Status: string(step.Status), Owner: step.Owner, in: step.Place, step: step})
	}
	review := func(title, owner string, held schema.Date, in tree.Place) {
		t := Thing{ID: markdown.Slug(title), Title: title, Kind: "review", Owner: owner, in: in}
		if !held.IsZero() {
			t.Status = "held"
		}
		add(t)
	}
	for _, r := range l.Data.Reviews {
		review(r.Title, r.Owner, r.HeldAt, r.Place)
	}
	for _, i := range l.Data.Improvement {
		if i.Kind != schema.FeedbackLoop {
			review(i.Title, i.Owner, i.HeldAt, i.Place)
		}
	}
	return list
}

func itemThing(i schema.ChecklistItem) Thing {
	return Thing{ID: site.ItemID(i), Title: i.Title, Kind: "item", Status: string(i.State()), Owner: i.Owner, in: i.Place}
}

// Entry is how something went.
type Entry struct {
	Status string
	// At is when: a local time of the launch's zone. Items have none.
	At time.Time
	// Note is why, or what came of it; "" leaves what there is. An outcome is added to
	// those that there are.
	Note string
}

// Written is a launch's document with an entry.
type Written struct {
	// Path is that of the file, from the site's root.
	Path          string
	Before, After []byte
	// Edits lead from one to the other.
	Edits []source.Edit
	// Launched is set if the launch itself became `launched` by it.
	Launched bool
}

// Write writes an entry into the document of a thing. Nothing else of it changes.
func (t Thing) Write(e Entry) (Written, error) {
	w := Written{Path: t.doc.File.Path, Before: t.doc.File.Data()}
	if block, _, _ := frontmatter.Split(t.doc.File); !frontedit.Edits(block.Format) {
		return w, ErrFormat
	}
	kind := kinds[t.Kind]
	if !slices.Contains(kind.statuses, e.Status) {
		return w, fmt.Errorf("a %s cannot be `%s`, only %s", t.Kind, e.Status, strings.Join(kind.statuses, ", "))
	}
	if t.Kind == "item" && (e.Status == string(schema.ItemNotApplicable)) != (e.Note != "") {
		return w, errors.New("a note is the reason why an item does not apply; that needs one, and what proves other items is their `evidence`")
	}
	p := plan{edit: frontedit.New(t.doc.File, t.doc.Front), want: map[string]map[string]any{}}
	if t.included {
		p.state(t, e)
	} else {
		if err := p.entry(t, e); err != nil {
			return w, err
		}
	}
	if t.step != nil && t.step.Launch && e.Status == string(schema.StepDone) && t.launch.Status.Ahead() {
		w.Launched = true
		p.put(t.doc.Front, "status", string(schema.StatusLaunched), "title")
	}
	var err error
	w.Edits = p.edit.Edits()
	if w.After, err = p.edit.Text(); err != nil {
		return w, err
	}
	return w, p.check(t.doc, w.After)
}

// plan is what is to be changed, and what has to be there afterwards.
type plan struct {
	edit *frontedit.Editor
	// want are the values by the address of their mapping and their key; nil where there
	// may be none.
	want map[string]map[string]any
}

func (p *plan) expect(in tree.Place, key string, value any) {
	if p.want[in.Address] == nil {
		p.want[in.Address] = map[string]any{}
	}
	p.want[in.Address][key] = value
}

func (p *plan) put(in tree.Place, key, text string, after ...string) {
	p.edit.Put(in, key, text, after...)
	p.expect(in, key, text)
}

func (p *plan) remove(in tree.Place, keys ...string) {
	var there []string
	for _, key := range keys {
		if key != "" && in.Has(key) {
			there = append(there, key)
			p.expect(in, key, nil)
		}
	}
	if len(there) > 0 {
		p.edit.RemoveFrom(in.Node, there...)
	}
}

// entry writes into the mapping of the thing itself.
func (p *plan) entry(t Thing, e Entry) error {
	kind, after := kinds[t.Kind], []string{"title", "area", "item", "decider", "at"}
	if kind.field != "" {
		p.put(t.in, kind.field, e.Status, after...)
	}
	if e.Status == kind.pending {
		p.remove(t.in, kind.time)
	} else if kind.time != "" {
		at := "2006-01-02T15:04"
		if t.Kind == "review" {
			at = time.DateOnly
		}
		p.put(t.in, kind.time, e.At.Format(at), slices.Concat([]string{kind.field}, after)...)
	}
	if t.Kind == "item" { // what it was excused by holds no more
		gone := []string{"waiver", "not_applicable"}
		if e.Note != "" {
			gone = gone[:1]
		}
		p.remove(t.in, gone...)
	}
	after = slices.Concat([]string{kind.time, kind.field}, after)
	switch {
	case e.Note == "":
	case kind.note == "":
		return fmt.Errorf("the decision has no place for a note; write it into the text of %s", t.doc.File.Path)
	case kind.note == "outcome":
		p.add(t.in, kind.note, e.Note, after...)
	default:
		p.put(t.in, kind.note, e.Note, after...)
	}
	return nil
}

// add adds a text to what is there.
func (p *plan) add(in tree.Place, key, text string, after ...string) {
	var want any = text
	if old := in.Node.Get(key); old != nil {
		texts, several := old.Value().([]any)
		if !several {
			texts = []any{strings.TrimRight(old.Text, "\n")}
		}
		want = append(texts, text)
	}
	p.edit.Append(in, key, text, after...)
	p.expect(in, key, want)
}

// state writes what a launch says of an item that it includes.
func (p *plan) state(t Thing, e Entry) {
	entries := [][2]string{{"item", t.ID}, {"status", e.Status}}
	if e.Note != "" {
		entries = append(entries, [2]string{"not_applicable", e.Note})
	}
	p.edit.AddTo(t.in, "states", entries)
	item := map[string]any{}
	for _, entry := range entries {
		item[entry[0]] = entry[1]
	}
	var states []any
	if old := t.in.Node.Get("states"); old != nil {
		states, _ = old.Value().([]any)
	}
	p.expect(t.in, "states", append(states, item))
}

// check tells whether the text reads as it was meant to, and everything else as before:
// aliases of YAML may stand for the same value elsewhere.
func (p *plan) check(d *site.Document, text []byte) error {
	byHand := fmt.Errorf("%s is written in a way that cannot be changed here; edit it by hand", d.File.Path)
	_, node, found := frontmatter.Split(source.NewFile(d.File.Path, text))
	if node == nil || slices.ContainsFunc(found, func(f source.Diagnostic) bool { return f.Level == source.Error }) {
		return byHand
	}
	before, after := d.Front.Node.Value(), node.Value()
	for address, values := range p.want {
		old, now := mappingAt(before, address), mappingAt(after, address)
		if old == nil || now == nil {
			return byHand
		}
		for key, value := range values {
			if got, ok := now[key]; ok != (value != nil) || !reflect.DeepEqual(got, value) {
				return byHand
			}
		}
		maps.DeleteFunc(old, func(key string, _ any) bool { _, changed := values[key]; return changed })
		maps.DeleteFunc(now, func(key string, _ any) bool { _, changed := values[key]; return changed })
	}
	if !reflect.DeepEqual(before, after) {
		return byHand
	}
	return nil
}

// mappingAt goes down a JSON pointer.
func mappingAt(value any, address string) map[string]any {
	for _, token := range strings.Split(address, "/")[1:] {
		switch at := value.(type) {
		case map[string]any:
			value = at[tree.UnescapePointer(token)]
		case []any:
			i, err := strconv.Atoi(token)
			if err != nil || i >= len(at) {
				return nil
			}
			value = at[i]
		}
	}
	mapping, _ := value.(map[string]any)
	return mapping
}

// Find is the thing of a launch that a word names: its id, or its title. The error names
// what there is instead.
func Find(things []Thing, word string) (Thing, error) {
	var found []Thing
	var ids []string
	for _, t := range things {
		ids = append(ids, t.ID)
		if t.ID == word || markdown.Slug(t.Title) == markdown.Slug(word) {
			found = append(found, t)
		}
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		return Thing{}, fmt.Errorf("%q is a %s and a %s of the launch; rename one of them", word, found[0].Kind, found[1].Kind)
	}
	if near := nearest.Of(word, ids); near != "" {
		return Thing{}, fmt.Errorf("the launch has no %q, did you mean %q?", word, near)
	}
	return Thing{}, fmt.Errorf("the launch has no %q; it has %s", word, strings.Join(ids, ", "))
}

// IfItFails is what is done when a step fails, or "".
func (t Thing) IfItFails() string {
	if t.step == nil {
		return ""
	}
	return t.step.IfItFails
}

// Next is the first step that can be done once a thing has a status, or false.
func (t Thing) Next(status string) (schema.TimelineStep, bool) {
	after := schema.Launch{Timeline: slices.Clone(t.launch.Timeline)}
	for i := range after.Timeline {
		if &t.launch.Timeline[i] == t.step {
			after.Timeline[i].Status = schema.StepStatus(status)
		}
	}
	blocked := after.Blocked()
	for i, step := range after.Timeline {
		if step.Open() && !blocked[i] {
			return step, true
		}
	}
	return schema.TimelineStep{}, false
}
