package frontedit

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// Put writes a text into a mapping: in the place of the scalar that it has, or as a new
// entry, behind the first of the keys in after that it has.
func (e *Editor) Put(in tree.Place, key, text string, after ...string) {
	if value := in.Node.Get(key); value != nil {
		e.replace(value.Span, e.scalar(text))
		return
	}
	e.insert(in.Node, key, e.scalar(text), after)
}

// Append adds a text to those that a mapping has under a key: one text, whose last line
// end is lost, or a list of them. Where there is none, it is Put.
func (e *Editor) Append(in tree.Place, key, text string, after ...string) {
	switch old := in.Node.Get(key); {
	case old == nil:
		e.insert(in.Node, key, e.scalar(text), after)
	case old.Kind == tree.List:
		e.addItem(old, e.scalar(text))
	default:
		e.replace(old.Span, "["+e.scalar(strings.TrimRight(old.Text, "\n"))+", "+e.scalar(text)+"]")
	}
}

// AddTo adds a mapping of texts to the list that a mapping has under a key, and the list
// where there is none.
func (e *Editor) AddTo(in tree.Place, key string, entries [][2]string) {
	var item []string
	for _, entry := range entries {
		item = append(item, e.scalar(entry[0])+": "+e.scalar(entry[1]))
	}
	text := "{" + strings.Join(item, ", ") + "}"
	if list := in.Node.Get(key); list != nil {
		e.addItem(list, text)
		return
	}
	e.insert(in.Node, key, "["+text+"]", nil)
}

// addItem adds what is written so to a list.
func (e *Editor) addItem(list *tree.Node, text string) {
	items := list.Items()
	switch {
	case len(items) == 0:
		e.replace(list.Span, "["+text+"]")
	case e.flow(list):
		e.at(items[len(items)-1].Span.End, ", "+text)
	default:
		dash := e.file.Text(source.Span{Start: e.lineStart(items[0].Span.Start), End: items[0].Span.Start})
		e.newLine(items[len(items)-1].Span.End, dash+text)
	}
}

// replace writes a text in the place of a value. A block of text ends with its last line
// end, which stays.
func (e *Editor) replace(span source.Span, text string) {
	if old := e.file.Text(span); strings.HasSuffix(old, "\r\n") {
		text += "\r\n"
	} else if strings.HasSuffix(old, "\n") {
		text += "\n"
	}
	e.edits = append(e.edits, source.Edit{File: e.file, Span: span, Text: text})
}

// insert adds an entry to a mapping.
func (e *Editor) insert(mapping *tree.Node, key, value string, after []string) {
	entries := mapping.Entries()
	entry := e.scalar(key) + ": " + value
	switch {
	case len(entries) == 0:
		e.replace(mapping.Span, "{"+entry+"}")
	case e.flow(mapping):
		e.at(entries[len(entries)-1].Value.Span.End, ", "+entry)
	default:
		before := e.file.Text(source.Span{Start: e.lineStart(entries[0].KeySpan.Start), End: entries[0].KeySpan.Start})
		e.newLine(e.behind(entries, after), strings.Repeat(" ", len(before))+entry)
	}
}

// behind is where the entry ends behind which a new one stands: that of the first key
// which is there and written on one line, or the last entry.
func (e *Editor) behind(entries []tree.Entry, keys []string) int {
	for _, key := range keys {
		i := slices.IndexFunc(entries, func(entry tree.Entry) bool { return entry.Key == key })
		if i >= 0 && !strings.Contains(e.file.Text(entries[i].Value.Span), "\n") {
			return entries[i].Value.Span.End
		}
	}
	return entries[len(entries)-1].Value.Span.End
}

func (e *Editor) at(offset int, text string) {
	e.edits = append(e.edits, source.Edit{File: e.file, Span: source.At(offset), Text: text})
}

// newLine adds a line below the one in which something ends.
func (e *Editor) newLine(end int, text string) {
	at, lineEnd := e.lineEnd(end), "\n"
	if next := e.nextLine(end); next == end { // a block of text ends with its last line end
		at = end - 1
	}
	if at > 0 && e.file.Data()[at-1] == '\r' {
		at, lineEnd = at-1, "\r\n"
	}
	e.at(at, lineEnd+text)
}

// plain are the texts that need no quotes in YAML: words, ids, days and times.
var plain = regexp.MustCompile(`^[A-Za-z][\w-]*$|^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$`)

// scalar writes a text as the front matter has it: JSON, or YAML, of which JSON's strings
// are a part.
func (e *Editor) scalar(text string) string {
	if !e.json && plain.MatchString(text) && !reserved[strings.ToLower(text)] {
		return text
	}
	var b strings.Builder
	quote := json.NewEncoder(&b)
	quote.SetEscapeHTML(false)
	_ = quote.Encode(text) // every text is JSON
	return strings.TrimSuffix(b.String(), "\n")
}

// reserved are the words that YAML takes for something else than a text.
var reserved = map[string]bool{"true": true, "false": true, "null": true, "yes": true, "no": true, "on": true, "off": true, "y": true, "n": true}
