package lsp

import (
	"regexp"
	"strings"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/frontmatter"
	"github.com/launchbook/launchbook/source"
)

// block is the structured data of a text that may not be closed yet.
type block struct {
	syntax
	source.Span
}

// syntax is how a format writes keys and values.
type syntax struct {
	name string
	// separator stands between a key and its value, and assign is it as people
	// write it.
	separator byte
	assign    string
	// quotesKeys and quotesText tell what always has quotes.
	quotesKeys, quotesText bool
	// typeLine finds the document type.
	typeLine *regexp.Regexp
}

var (
	yamlSyntax = syntax{"yaml", ':', ": ", false, false, regexp.MustCompile(`(?m)^type:[ \t]*["']?([a-z-]+)`)}
	tomlSyntax = syntax{"toml", '=', " = ", false, true, regexp.MustCompile(`(?m)^type[ \t]*=[ \t]*["']([a-z-]+)`)}
	jsonSyntax = syntax{"json", ':', ": ", true, true, regexp.MustCompile(`"type"\s*:\s*"([a-z-]+)`)}
)

// fences are the lines that start front matter, and those that end it.
var fences = map[string]struct {
	syntax
	ends []string
}{
	"---": {yamlSyntax, []string{"---", "..."}}, "---yaml": {yamlSyntax, []string{"---", "..."}},
	"+++": {tomlSyntax, []string{"+++"}}, "---toml": {tomlSyntax, []string{"---"}},
	";;;": {jsonSyntax, []string{";;;"}}, "---json": {jsonSyntax, []string{"---"}},
}

// blockOf is the front matter of a text, and all of it for launchbook.yaml.
func blockOf(f *source.File) (block, bool) {
	if f.Path == site.ConfigName {
		return block{yamlSyntax, source.Span{End: len(f.Data())}}, true
	}
	first := strings.TrimRight(strings.TrimPrefix(f.Text(f.LineSpan(1)), "\uFEFF"), " \t")
	fence, ok := fences[first]
	if !ok || f.Lines() < 2 {
		found, _, _ := frontmatter.Split(f)
		return block{jsonSyntax, found.Data}, found.Format == "json"
	}
	start := f.LineSpan(2).Start
	for n := 2; n <= f.Lines(); n++ {
		line := strings.TrimRight(f.Text(f.LineSpan(n)), " \t")
		for _, end := range fence.ends {
			if line == end {
				return block{fence.syntax, source.Span{Start: start, End: f.LineSpan(n).Start}}, true
			}
		}
	}
	return block{fence.syntax, source.Span{Start: start, End: len(f.Data())}}, true
}

// holds tells whether a place is in the block.
func (b block) holds(offset int) bool { return b.Start <= offset && offset <= b.End }

// typeAt is the type that the front matter says as it is being written, or else
// the one that the document had when it was last read.
func (b block) typeAt(d *openDocument) string {
	if d.file.Path == site.ConfigName {
		return configType
	}
	if m := b.typeLine.FindStringSubmatch(d.file.Text(b.Span)); m != nil {
		if _, known := schema.Lookup(m[1]); known {
			return m[1]
		}
	}
	if doc := d.document(); doc != nil {
		return doc.Type
	}
	return "page"
}
