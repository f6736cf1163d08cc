package lsp

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// find looks for the one definition of what is renamed.
func (r *renaming) find() error {
	if r.byAlias(r.at) {
		return refuse("`%s` is an alias of %s: rename %s where it is written as such, or change the alias in the incident document", r.at.written, r.at.id, r.at.id)
	}
	if r.at.kind == kindAlert {
		return refuse("`%s` is the name of an alert, which its rules and their receivers know too: change it there first", r.at.id)
	}
	var defined []occurrence
	for _, o := range r.occurrences() {
		if o.defines {
			defined = append(defined, o)
		}
	}
	switch {
	case len(defined) == 0 && r.at.kind == kindSeverity:
		return refuse("%s is of the scale that sites without one have; define `severities` in a document of type incident first", r.at.id)
	case len(defined) == 0:
		return refuse("no %s has the id `%s`", kindName(r.at.kind), r.at.id)
	case len(defined) > 1:
		return refuse("`%s` is the id of two things, %s and %s; give one of them another id by hand first", r.at.id, define(defined[0]), define(defined[1]))
	case defined[0].implied:
		return refuse("`%s` comes from the file's name, %s: write `id: %s` into its front matter, then rename that", r.at.id, defined[0].file.Path, r.at.id)
	}
	r.definition = defined[0]
	return nil
}

func define(o occurrence) string {
	if o.implied {
		return o.file.Path
	}
	return place(o.file, o.value)
}

var validID = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`) // as the schema has it

// free tells whether a name is an id that nothing has yet; the error says why
// it is not.
func (r renaming) free(name string) error {
	if !validID.MatchString(name) {
		return refuse("`%s` is not an id: write letters, digits, `-`, `_` and `.`, such as `checkout-2`", excerpt(name))
	}
	file := source.NewFile("", []byte("id: "+name))
	if node, _ := tree.ParseYAML(file, source.Span{End: len(file.Data())}); node.Get("id").Kind != tree.String {
		return refuse("`%s` would be read as a value that is no text; write an id with a letter, such as `id-%s`", name, name)
	}
	if r.at.kind == kindSeverity {
		return r.freeSeverity(name)
	}
	for _, o := range r.all {
		if o.defines && o.kind == r.at.kind && o.within == r.at.within && o.id == name {
			return refuse("`%s` is the id of another %s already, %s", name, kindName(o.kind), define(o))
		}
	}
	return nil
}

func (r renaming) freeSeverity(name string) error {
	level, taken := r.in.site.Severity(schema.Severity(name))
	switch {
	case !taken || sameSeverity(name, r.at.id):
		return nil
	case level == r.at.id:
		return refuse("`%s` is an alias of %s: take it from its aliases first", name, level)
	}
	return refuse("`%s` is a name of another severity already, %s", name, level)
}

// unreadable says why a site could not be loaded.
func unreadable(err error) string {
	var config *site.ConfigError
	if errors.As(err, &config) && len(config.Diagnostics) > 0 {
		d := config.Diagnostics[0]
		return fmt.Sprintf("%s may name it too, and cannot be read: %s", place(d.File, d.Span), d.Message)
	}
	return err.Error()
}

// kindNames are what things in the lists of documents are called.
var kindNames = map[string]string{
	rules.KindContact: "contact", kindSeverity: "severity", kindAudience: "audience",
	"timeline/*": "step", "paths/*": "path", "groups/*/metrics/*": "metric", "groups/*": "group of metrics",
	"decisions/*": "decision", "phases/*": "phase", "items/*": "checklist item", "checklist/*/items/*": "checklist item",
}

func kindName(kind string) string {
	if name, ok := kindNames[kind]; ok {
		return name
	}
	if _, ok := schema.Lookup(kind); ok {
		return "document of type " + kind
	}
	return "thing"
}

// place is a span as people say it.
func place(f *source.File, span source.Span) string {
	return fmt.Sprintf("%s line %d", f.Path, f.Position(span.Start).Line)
}

// excerpt is a text on one line, cut to what a message can hold.
func excerpt(text string) string {
	const most = 40
	text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "\uFFFD")), " ")
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most]) + "…"
	}
	return text
}
