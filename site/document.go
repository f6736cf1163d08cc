package site

import (
	"crypto/sha256"
	"fmt"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/facts"
	"github.com/launchbook/launchbook/site/frontmatter"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/nearest"
	"github.com/launchbook/launchbook/source/tree"
)

func (s *Site) loadDocument(folder *folder, name string) (*Document, []source.Diagnostic, error) {
	full := path.Join(s.Config.Content, name)
	if strings.HasSuffix(full, name) {
		name = full[len(full)-len(name):] // the same bytes of memory
	}
	data, inMemory := s.overlay[full]
	if d, found, ok := s.previous.untouched(s, full, inMemory); ok {
		return d, found, nil
	}
	size := int64(len(data))
	if !inMemory {
		var err error
		if data, size, err = folder.read(full, maxDocument); err != nil {
			return nil, nil, unreadable(full, err)
		}
	}
	if d, found, ok := s.previous.same(s, full, data); ok {
		return d, found, nil
	}
	var found []source.Diagnostic
	if size > maxDocument {
		data = nil
		found = append(found, tooLarge(source.NewFile(full, nil), size, maxDocument, "split it into several documents"))
	}
	d, more := s.parseDocument(source.NewFile(full, data), name)
	return d, append(found, more...), nil
}

// parseDocument makes a document of a file's bytes. It is pure: the same bytes
// under the same configuration give the same document.
func (s *Site) parseDocument(file *source.File, name string) (*Document, []source.Diagnostic) {
	block, node, found := frontmatter.Split(file)
	d := &Document{File: file, Path: name, Page: pageOf(name), Front: tree.Place{File: file, Node: node}}
	d.Front.Node = s.mapKeys(name, node)
	typeName, more := s.typeOf(d)
	found = append(found, more...)
	key := s.factsKey(file)
	body, known := s.known.Get(key)
	if !known && !errorsIn(found) {
		var findings []source.Diagnostic
		d.Front, findings = schema.Validate(typeName, d.Front)
		found = append(found, findings...)
	}
	d.Broken = errorsIn(found)
	kind, _ := schema.Lookup(typeName)
	d.Type, d.Data = typeName, kind.New()
	tree.Decode(d.Front, d.Data)
	d.Common = reflect.ValueOf(d.Data).Elem().FieldByName("Common").Addr().Interface().(*schema.Common)
	s.applyDefaults(d)
	switch {
	case known:
		body.File, d.Body = file, &body
	case s.spool != nil:
		s.parseDrafted(d, block.Body)
	default:
		d.Body = markdown.Parse(file, block.Body)
	}
	links, more := linksOfValues(d)
	d.valueLinks = links
	found = slices.Concat(found, more, d.Body.Diagnostics)
	d.ID, d.Title = idOf(d), titleOf(d)
	if !known && len(found) == 0 {
		s.known.Put(key, *d.Body)
	}
	return d, found
}

// factsKey is the hash of all that a document's facts depend on: its bytes, and
// the path and the configuration that may give it a type.
func (s *Site) factsKey(file *source.File) facts.Key {
	if s.known == nil {
		return facts.Key{}
	}
	h := sha256.New()
	for _, part := range [][]byte{s.ConfigFile.Data(), []byte(file.Path), file.Data()} {
		fmt.Fprintf(h, "%d ", len(part))
		h.Write(part)
	}
	return facts.Key(h.Sum(nil))
}

// typeOf is the type that the front matter says, or the path's default.
func (s *Site) typeOf(d *Document) (string, []source.Diagnostic) {
	if name, ok := misspeltType(d.Front); ok {
		return name, nil
	}
	written := d.Front.Child("type")
	if !d.Front.Has("type") || written.Node.Kind != tree.String {
		name := "page"
		for _, def := range s.defaultsFor(d.Path) {
			if def.Type != "" {
				name = def.Type
			}
		}
		if d.Front.Has("type") {
			return name, []source.Diagnostic{unknownType(d, written)}
		}
		return name, nil
	}
	if _, ok := schema.Lookup(written.Node.Text); ok {
		return written.Node.Text, nil
	}
	return "page", []source.Diagnostic{unknownType(d, written)}
}

// misspeltType is the type of a document whose key for it has a slip; the
// schema of that type reports the key.
func misspeltType(front tree.Place) (string, bool) {
	if front.Has("type") {
		return "", false
	}
	for _, e := range front.Node.Entries() {
		if nearest.Of(e.Key, []string{"type"}) == "" || e.Value.Kind != tree.String {
			continue
		}
		if _, ok := schema.Lookup(e.Value.Text); ok {
			return e.Value.Text, true
		}
	}
	return "", false
}

func unknownType(d *Document, written tree.Place) source.Diagnostic {
	var names []string
	for _, t := range schema.Types() {
		names = append(names, t.Name)
	}
	found := source.Diagnostic{
		Rule: "unknown-type", Level: source.Error, File: d.File, Span: written.Span(), Address: "/type",
		Message: fmt.Sprintf("`type` %s is not a document type", shortValue(written.Node)),
		Help:    "use one of " + strings.Join(names, ", "),
	}
	if near := nearest.Of(written.Node.Text, names); near != "" {
		found.Message += fmt.Sprintf(", did you mean `%s`?", near)
		found.Fixes = []source.Fix{{
			Title: "change it to `" + near + "`", Safe: true,
			Edits: []source.Edit{{File: d.File, Span: written.Node.Span, Text: tree.Rewrite(d.File, written.Node.Span, near)}},
		}}
	}
	return found
}

// shortValue is a scalar in quotes, or what else a value is.
func shortValue(n *tree.Node) string {
	if n.Scalar() {
		return strconv.Quote(n.Text)
	}
	return "is a " + n.Kind.String() + ", which"
}

func (s *Site) defaultsFor(name string) []schema.Default {
	var list []schema.Default
	for _, def := range s.Config.Defaults {
		if doublestar.MatchUnvalidated(def.Path, name) {
			list = append(list, def)
		}
	}
	return list
}

func (s *Site) applyDefaults(d *Document) {
	for _, def := range s.defaultsFor(d.Path) {
		if def.Owner != "" && !d.Front.Has("owner") {
			d.Common.Owner = def.Owner
		}
		if def.Audiences != nil && !d.Front.Has("audiences") {
			d.Common.Audiences = def.Audiences
		}
	}
}

// mapKeys renames foreign keys as the configuration says.
func (s *Site) mapKeys(name string, node *tree.Node) *tree.Node {
	for _, def := range s.defaultsFor(name) {
		if len(def.Keys) == 0 {
			continue
		}
		renamed, entries := *node, slices.Clone(node.Entries())
		for i, e := range entries {
			if to, ok := def.Keys[e.Key]; ok && node.Get(to) == nil {
				entries[i].Key = to
			}
		}
		renamed.SetEntries(entries)
		node = &renamed
	}
	return node
}

// indexName tells whether a file is its folder's index page.
func indexName(name string) bool {
	base := strings.ToLower(strings.TrimSuffix(path.Base(name), path.Ext(name)))
	return base == "index" || base == "_index" || base == "readme"
}

func pageOf(name string) string {
	if indexName(name) {
		return path.Join(path.Dir(name), "index.html")
	}
	return strings.TrimSuffix(name, path.Ext(name)) + ".html"
}

// placePages gives each document a page of its own. Where a folder has several
// index files, the first of index, _index and README is the folder's page, and
// the others have pages by their names.
func (s *Site) placePages(byPage map[string]*Document) {
	rank := func(d *Document) int {
		return slices.Index([]string{"index", "_index", "readme"}, strings.ToLower(strings.TrimSuffix(path.Base(d.Path), path.Ext(d.Path))))
	}
	byName := func(d *Document) {
		d.Page = strings.TrimSuffix(d.Path, path.Ext(d.Path)) + ".html"
	}
	for _, d := range s.Documents {
		first, taken := byPage[d.Page]
		if taken && indexName(d.Path) && indexName(first.Path) {
			if rank(d) < rank(first) {
				byPage[d.Page] = d
				d = first
			}
			byName(d)
			_, taken = byPage[d.Page]
		}
		if !taken {
			byPage[d.Page] = d
		}
	}
}

func idOf(d *Document) string {
	switch {
	case d.Common.ID != "":
		return d.Common.ID
	case !indexName(d.Path):
		return strings.TrimSuffix(path.Base(d.Path), path.Ext(d.Path))
	case path.Dir(d.Path) == ".":
		return "index"
	}
	return path.Base(path.Dir(d.Path))
}

func titleOf(d *Document) string {
	if d.Common.Title != "" {
		return d.Common.Title
	}
	for _, h := range d.Body.Headings {
		if h.Level == 1 && h.Text != "" {
			return strings.Clone(h.Text) // it outlives the texts that it lies with
		}
	}
	return sentence(wordBreaks.Replace(idOf(d)))
}

// sentence begins with a capital letter, unless the first word has some already:
// mTLS stays.
func sentence(text string) string {
	first, _, _ := strings.Cut(text, " ")
	if text == "" || first != strings.ToLower(first) {
		return text
	}
	r, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[size:]
}

var wordBreaks = strings.NewReplacer("-", " ", "_", " ")
