package rules

import (
	"fmt"
	"slices"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/lint/rules/prose"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

var proseData = lint.Rule{
	ID:      "prose-data",
	Summary: "What the text says of times and thresholds is what the data says.",
	Level:   source.Warning,
	Why:     "The wait is shortened in the front matter, and the sentence below keeps the old hour: whoever reads it at night believes the sentence. Only plain English sentences with one number are compared, in documents that have such data.",
	Fix:     "Correct the sentence or the data, or leave the number out of the sentence.",
	Check: func(p *lint.Pass) {
		claims := claims(p.Site)
		n := 0
		for _, d := range p.Site.Documents {
			if !slices.Contains(proseTypes, d.Type) {
				continue
			}
			for _, passage := range d.Body.Passages() {
				for _, sentence := range prose.Sentences(passage) {
					for _, claim := range claims {
						c, made := claim(d, sentence)
						if !made {
							continue
						}
						n++
						if c.data != "" {
							p.Report(tree.Place{File: d.File}, sentence.Span(c.start, c.end), fmt.Sprintf("the text says %s; %s", c.says, c.data), "correct one of the two", c.related...)
						}
						break
					}
				}
			}
		}
		p.Prove("stated numbers", n)
	},
}

// proseTypes are the documents whose texts speak of what their data says.
var proseTypes = []string{"launch", "contacts", "escalation", "on-call", "monitoring", "decisions", "incident"}

// claim reads a sentence that says something that data says too; made is false
// for any other.
type claim func(*site.Document, prose.Sentence) (c compared, made bool)

// compared is what a sentence says and what the data says.
type compared struct {
	// start and end are the place of the number in the sentence.
	start, end int
	// says ends "the text says"; data is what the data says, or "" where it
	// says the same.
	says, data string
	related    []source.Related
}

func claims(s *site.Site) []claim {
	return []claim{
		reachedAfter(s),
		func(_ *site.Document, t prose.Sentence) (compared, bool) { return overPeak(s, t) },
		func(_ *site.Document, t prose.Sentence) (compared, bool) { return answeredWithin(s, t) },
		func(_ *site.Document, t prose.Sentence) (compared, bool) { return updatedEvery(s, t) },
		func(_ *site.Document, t prose.Sentence) (compared, bool) { return decidedWithin(s, t) },
		rollbackTakes,
		pointOfNoReturn,
	}
}
