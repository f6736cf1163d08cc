package lint

import (
	"sort"
	"strconv"
	"strings"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// keys gives every finding its key.
func keys(s *site.Site, list []source.Diagnostic) {
	documents := make(map[*source.File]*site.Document, len(s.Documents))
	for _, d := range s.Documents {
		documents[d.File] = d
	}
	for i := range list {
		d := &list[i]
		doc := documents[d.File]
		switch {
		case d.File == nil:
		case d.Address != "" && doc != nil:
			d.Key = keyOfAddress(doc.Front.Node, d.Address)
		case d.Address != "" && d.File == s.ConfigFile:
			d.Key = keyOfAddress(s.Config.Place.Node, d.Address)
		case d.Address != "":
			d.Key = d.Address
		default:
			d.Key = keyOfText(doc, d)
		}
	}
}

// nameKeys are the fields that tell one item of a list from another, the
// firmest first.
var nameKeys = []string{"id", "name", "title", "issue", "scenario", "role", "path", "at", "from"}

// keyOfAddress puts names for positions in lists, so that an item keeps its key
// when another one is put before it.
func keyOfAddress(node *tree.Node, address string) string {
	var b strings.Builder
	steps := strings.Split(strings.TrimPrefix(address, "/"), "/")
	for at, step := range steps {
		b.WriteByte('/')
		i, err := strconv.Atoi(step)
		if err != nil || node == nil || node.Kind != tree.List || i < 0 || i >= len(node.Items()) {
			b.WriteString(step)
			if node != nil && at < len(steps)-1 { // else nobody asks for it, and a mapping may be long
				node = node.Get(tree.UnescapePointer(step))
			}
			continue
		}
		node = node.Items()[i]
		if name := nameOf(node); name != "" {
			b.WriteString("[" + name + "]")
		} else {
			b.WriteString(step)
		}
	}
	return b.String()
}

func nameOf(item *tree.Node) string {
	if item.Scalar() {
		return excerpt(item.Text)
	}
	for _, key := range nameKeys {
		if value := item.Get(key); value != nil && value.Scalar() && value.Text != "" {
			return excerpt(value.Text)
		}
	}
	return ""
}

// keyOfText is the section that a finding stands in, and what is marked there.
func keyOfText(doc *site.Document, d *source.Diagnostic) string {
	section := ""
	if doc != nil && doc.Body != nil && d.Span.Start >= doc.Body.Span.Start {
		section = "#"
		behind := sort.Search(len(doc.Body.Headings), func(i int) bool { return doc.Body.Headings[i].Span.Start > d.Span.Start })
		if behind > 0 {
			section += doc.Body.Headings[behind-1].Slug
		}
	}
	marked := excerpt(d.File.Text(d.Span))
	if section != "" && marked != "" {
		return section + ": " + marked
	}
	return section + marked
}

// excerpt is a text on one line, cut to what is enough to tell it from others.
func excerpt(text string) string {
	const most = 60
	text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "\uFFFD")), " ")
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most]) + "…"
	}
	return text
}
