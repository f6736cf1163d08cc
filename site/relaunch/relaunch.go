// Package relaunch begins a document from another one of its type: a launch from the
// plan of the last one, without what that one had come to.
package relaunch

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/frontmatter"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// ErrFormat says that a document has no front matter that can be begun from.
var ErrFormat = errors.New("only documents with front matter in YAML or JSON can be begun from")

// own are the fields that say what a document is and when somebody looked at it.
var own = []string{"id", "aliases", "reviewed_at", "review_by"}

// came are the fields that say what a launch has come to, by their paths. A star stands
// for every item of a list.
var came = []string{
	"checklist/*/states", "checklist/*/items/*/status", "checklist/*/items/*/not_applicable", "checklist/*/items/*/waiver",
	"timeline/*/status", "timeline/*/ended_at", "timeline/*/outcome",
	"go_no_go/decided_at", "go_no_go/sign_offs/*/decision", "go_no_go/sign_offs/*/decided_at", "reviews/*/held_at", "reviews/*/outcome", "improvement/*/held_at", "improvement/*/outcome",
}

// Text is the text of a new document that begins as another one is: with its plan, its
// comments and its body, and with TODO for what is its own. launchAt is T-0 of a launch;
// without one the writer is told to fill it in.
func Text(d *site.Document, launchAt string) ([]byte, error) {
	block, _, _ := frontmatter.Split(d.File)
	if block.Format != "yaml" && block.Format != "json" {
		return nil, ErrFormat
	}
	e := editor{file: d.File, front: d.Front}
	gone := own
	if d.Type == "launch" {
		gone = slices.Concat(own, came)
	}
	e.remove(gone...)
	e.set("title", `"TODO: name of the `+d.Type+`"`)
	e.set("summary", `"TODO: one sentence on what this is about"`)
	if d.Type == "launch" {
		e.set("status", `"draft"`)
		e.setIn(e.front.Child("go_no_go"), "decision", `"pending"`)
		if launchAt == "" {
			launchAt = "2030-01-15T10:00"
			if block.Format == "yaml" {
				e.comment("launch_at", "  # TODO: T-0")
			}
		}
		e.set("launch_at", `"`+launchAt+`"`)
	}
	text, err := source.Apply(d.File.Data(), e.edits)
	if err != nil {
		return nil, err
	}
	return text, check(d, text, gone)
}

// check tells whether the text reads as it was meant to: aliases of YAML may have lost
// what they stood for.
func check(d *site.Document, text []byte, gone []string) error {
	file := source.NewFile(d.File.Path, text)
	_, node, found := frontmatter.Split(file)
	e := editor{file: file, front: tree.Place{File: file, Node: node}}
	for _, f := range found {
		if f.Level == source.Error {
			return fmt.Errorf("%s is written in a way that cannot be begun from (%s); copy it by hand", d.File.Path, f.Message)
		}
	}
	for _, field := range gone {
		if len(e.holders(e.front, strings.Split(path.Dir(field), "/"), path.Base(field))) > 0 {
			return fmt.Errorf("%s is written in a way that cannot be begun from (`%s` stays); copy it by hand", d.File.Path, path.Base(field))
		}
	}
	return nil
}

// editor collects edits of a document's front matter.
type editor struct {
	file  *source.File
	front tree.Place
	edits []source.Edit
}

// holders are the mappings below a place that a path leads to and that have a key.
func (e *editor) holders(at tree.Place, steps []string, key string) []tree.Place {
	switch {
	case len(steps) == 0 || steps[0] == ".":
		if at.Node.Kind == tree.Map && at.Has(key) {
			return []tree.Place{at}
		}
		return nil
	case steps[0] != "*":
		if !at.Has(steps[0]) {
			return nil
		}
		return e.holders(at.Child(steps[0]), steps[1:], key)
	}
	var list []tree.Place
	for i := range at.Node.Items() {
		list = append(list, e.holders(at.Child(i), steps[1:], key)...)
	}
	return list
}

func (e *editor) set(key, text string) { e.setIn(e.front, key, text) }

// setIn replaces a scalar of a mapping by one that is written as in JSON; where there were
// no quotes in YAML, one word needs none.
func (e *editor) setIn(in tree.Place, key, text string) {
	if !in.Has(key) || !in.Child(key).Node.Scalar() {
		return
	}
	span := in.Span(key)
	if e.file.Text(span) != "" && e.file.Text(span)[0] != '"' && !strings.ContainsAny(text, " ") {
		text = strings.Trim(text, `"`)
	}
	e.edits = append(e.edits, source.Edit{File: e.file, Span: span, Text: text})
}

// comment adds a comment behind a scalar at the top, unless the line has one.
func (e *editor) comment(key, text string) {
	if end := e.front.Span(key).End; strings.TrimSpace(e.file.Text(source.Span{Start: end, End: e.lineEnd(end)})) == "" {
		e.edits = append(e.edits, source.Edit{File: e.file, Span: source.At(end), Text: text})
	}
}

// remove takes out the values at some paths. What else is on the lines of a value in block
// style goes with it, as a comment there is about it.
func (e *editor) remove(fields ...string) {
	keys := map[*tree.Node][]string{}
	for _, field := range fields {
		key := path.Base(field)
		for _, in := range e.holders(e.front, strings.Split(path.Dir(field), "/"), key) {
			keys[in.Node] = append(keys[in.Node], key)
		}
	}
	for mapping, gone := range keys {
		if strings.HasPrefix(e.file.Text(mapping.Span), "{") {
			e.removeFlow(mapping.Entries(), gone)
		} else {
			e.removeBlock(mapping.Entries(), gone)
		}
	}
}

// removeFlow takes entries out between braces, each with the comma that it needs no more.
func (e *editor) removeFlow(entries []tree.Entry, gone []string) {
	kept := false // something that stands before
	for i, entry := range entries {
		span := source.Span{Start: entry.KeySpan.Start, End: entry.Value.Span.End}
		switch {
		case !slices.Contains(gone, entry.Key):
			kept = true
			continue
		case kept:
			span.Start = entries[i-1].Value.Span.End
		case i+1 < len(entries):
			span.End = entries[i+1].KeySpan.Start
		}
		e.edits = append(e.edits, source.Edit{File: e.file, Span: span})
	}
}

// removeBlock takes out the lines of entries. One behind the dash of an item makes room
// for the next one that stays.
func (e *editor) removeBlock(entries []tree.Entry, gone []string) {
	for i := 0; i < len(entries); i++ {
		if !slices.Contains(gone, entries[i].Key) {
			continue
		}
		span := source.Span{Start: entries[i].KeySpan.Start, End: entries[i].Value.Span.End}
		if before := (source.Span{Start: e.lineStart(span.Start), End: span.Start}); strings.TrimSpace(e.file.Text(before)) == "" {
			span = source.Span{Start: before.Start, End: e.nextLine(span.End)}
		} else {
			for i+1 < len(entries) && slices.Contains(gone, entries[i+1].Key) {
				i++
			}
			if i+1 < len(entries) {
				span.End = entries[i+1].KeySpan.Start
			} else {
				span.End = entries[i].Value.Span.End
			}
		}
		e.edits = append(e.edits, source.Edit{File: e.file, Span: span})
	}
}

// nextLine is where the line begins behind the one in which something ends. A block of
// text ends with its last line end.
func (e *editor) nextLine(end int) int {
	if data := e.file.Data(); end > 0 && end <= len(data) && data[end-1] == '\n' {
		return end
	}
	return min(e.lineEnd(end)+1, len(e.file.Data()))
}

func (e *editor) lineStart(at int) int {
	return strings.LastIndexByte(e.file.Text(source.Span{End: at}), '\n') + 1
}

// lineEnd is where the line end of an offset's line stands.
func (e *editor) lineEnd(at int) int {
	rest := e.file.Text(source.Span{Start: at, End: len(e.file.Data())})
	if i := strings.IndexByte(rest, '\n'); i >= 0 {
		return at + i
	}
	return at + len(rest)
}
