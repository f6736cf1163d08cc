package rules

import (
	"bytes"
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

//go:embed secrets.txt
var secretList string

// secretPatterns are the kinds of credential by their names. All of them have a
// beginning of their own, so that hardly anything else is taken for one.
var secretPatterns = sync.OnceValue(func() []secretPattern {
	var list []secretPattern
	for line := range strings.Lines(secretList) {
		if fields := strings.Split(strings.TrimSpace(line), "\t"); len(fields) == 3 {
			list = append(list, secretPattern{fields[0], bytes.Fields([]byte(fields[1])), regexp.MustCompile(fields[2])})
		}
	}
	return list
})

type secretPattern struct {
	name string
	// words are what a credential of the kind has one of: hardly any text has,
	// and looking for a word is much quicker than for a pattern.
	words   [][]byte
	pattern *regexp.Regexp
}

// find lists where a text has a credential of the kind.
func (s secretPattern) find(text []byte) [][]int {
	if !slices.ContainsFunc(s.words, func(word []byte) bool { return bytes.Contains(text, word) }) {
		return nil
	}
	return s.pattern.FindAllIndex(text, -1)
}

var secret = lint.Rule{
	ID:        "secret",
	Summary:   "No document has a credential in it.",
	Level:     source.Error,
	Mandatory: true,
	Why:       "A runbook is read by many and copied often. What was committed once stays in the history. In 2014 and again in 2016, intruders read what Uber knew of its customers with a key that an engineer had put on GitHub (FTC, 2018: https://www.ftc.gov/business-guidance/blog/2018/04/ftc-addresses-ubers-undisclosed-data-breach-new-proposed-order)",
	Fix:       "Revoke the credential, then remove it; write where it is kept instead.",
	Each: func(p *lint.Pass) func(*site.Document) {
		return func(d *site.Document) {
			for _, kind := range secretPatterns() {
				for _, m := range kind.find(d.File.Data()) {
					span := source.Span{Start: m[0], End: m[1]}
					text := d.File.Text(span)
					if strings.Contains(strings.ToUpper(text), "EXAMPLE") || strings.Contains(text, "xxxx") {
						continue
					}
					p.Report(tree.Place{File: d.File}, span, fmt.Sprintf("`%s…` looks like a credential: %s", text[:4], kind.name), "revoke it, then remove it")
				}
			}
		}
	},
}
