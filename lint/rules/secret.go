package rules

import (
	_ "embed"
	"fmt"
	"iter"
	"regexp"
	"strings"
	"sync"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

//go:embed secrets.txt
var secretList string

// secretKinds are the kinds of credential. All of them have a beginning of their
// own, so that hardly anything else is taken for one.
type secretKinds struct {
	list []secretKind
	// words are what a credential has one of: hardly any text has, and looking for
	// words is much quicker than for patterns. of is the kind of each.
	words *words
	of    []int
}

type secretKind struct {
	name    string
	pattern *regexp.Regexp
}

var secrets = sync.OnceValue(func() secretKinds {
	var k secretKinds
	var list []string // the words
	for line := range strings.Lines(secretList) {
		if fields := strings.Split(strings.TrimSpace(line), "\t"); len(fields) == 3 {
			for _, word := range strings.Fields(fields[1]) {
				list, k.of = append(list, word), append(k.of, len(k.list))
			}
			k.list = append(k.list, secretKind{fields[0], regexp.MustCompile(fields[2])})
		}
	}
	k.words = newWords(list...)
	return k
})

// in yields where a text has a credential, and of which kind.
func (k secretKinds) in(text []byte) iter.Seq2[source.Span, string] {
	return func(yield func(source.Span, string) bool) {
		possible := make([]bool, len(k.list))
		for _, word := range k.words.in(text) {
			possible[k.of[word]] = true
		}
		for i, kind := range k.list {
			if !possible[i] {
				continue
			}
			for _, m := range kind.pattern.FindAllIndex(text, -1) {
				if !yield(source.Span{Start: m[0], End: m[1]}, kind.name) {
					return
				}
			}
		}
	}
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
			for span, kind := range secrets().in(d.File.Data()) {
				text := d.File.Text(span)
				if strings.Contains(strings.ToUpper(text), "EXAMPLE") || strings.Contains(text, "xxxx") {
					continue
				}
				p.Report(tree.Place{File: d.File}, span, fmt.Sprintf("`%s…` looks like a credential: %s", text[:4], kind), "revoke it, then remove it")
			}
		}
	},
}
