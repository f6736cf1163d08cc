package generator

import (
	"bytes"
	"path"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/source/tree"
)

// twinOf is where the Markdown of a page is: beside it.
func twinOf(d *site.Document) string { return strings.TrimSuffix(d.Page, path.Ext(d.Page)) + ".md" }

// writeTwin writes a page as Markdown, for tools that read text: its data as front
// matter, and its text without comments. Lines end as they do in the front matter, so
// that a checkout of Windows gives the same portal.
func writeTwin(b *bytes.Buffer, d *site.Document, text site.Text) error {
	b.WriteString("---\n")
	e := yaml.NewEncoder(b)
	e.SetIndent(2)
	if err := e.Encode(twinData(d, text.Front)); err != nil {
		return err
	}
	b.WriteString("---\n")
	body := markdown.WithoutComments(text.Body.File.Bytes(text.Body.Span))
	if bytes.IndexByte(body, '\r') >= 0 {
		body = bytes.ReplaceAll(body, []byte("\r\n"), []byte("\n"))
	}
	b.Write(body)
	return nil
}

// twinData is the front matter with the type and the title, which a document
// may leave to its path and its first heading.
func twinData(d *site.Document, front *tree.Node) *yaml.Node {
	out := &yaml.Node{Kind: yaml.MappingNode}
	add := func(key string, value *yaml.Node) {
		out.Content = append(out.Content, textNode(key), value)
	}
	add("type", textNode(d.Type))
	add("title", textNode(d.Title))
	if front == nil {
		return out
	}
	for _, entry := range front.Entries() {
		if entry.Key != "type" && entry.Key != "title" {
			add(entry.Key, yamlNode(entry.Value))
		}
	}
	return out
}

func textNode(text string) *yaml.Node {
	n := &yaml.Node{}
	n.SetString(text)
	return n
}

func yamlNode(n *tree.Node) *yaml.Node {
	switch n.Kind {
	case tree.Map:
		out := &yaml.Node{Kind: yaml.MappingNode}
		for _, e := range n.Entries() {
			out.Content = append(out.Content, textNode(e.Key), yamlNode(e.Value))
		}
		return out
	case tree.List:
		out := &yaml.Node{Kind: yaml.SequenceNode}
		for _, item := range n.Items() {
			out.Content = append(out.Content, yamlNode(item))
		}
		return out
	case tree.String:
		return textNode(n.Text)
	}
	var out yaml.Node
	if err := out.Encode(n.Value()); err != nil {
		return textNode(n.Text)
	}
	return &out
}
