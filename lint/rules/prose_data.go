package rules

import (
	"fmt"
	"slices"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/site/prose"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

var proseData = lint.Rule{
	ID:      "prose-data",
	Summary: "What the text says of times and thresholds is what the data says.",
	Level:   source.Warning,
	Why:     "The wait is shortened in the front matter, and the sentence below keeps the old hour: whoever reads it at night believes the sentence. Only plain English sentences with one number are compared, those of front matter and cells too, in documents that have such data.",
	Fix:     "Correct the sentence, as `--unsafe-fixes` does, or the data; or leave the number out of the sentence.",
	Each: func(p *lint.Pass) func(*site.Document) {
		claims := claims(p.Site)
		return func(d *site.Document) {
			if !slices.Contains(proseTypes, d.Type) {
				return
			}
			n := 0
			for at, passage := range passages(d, true, true) {
				n += compare(p, claims, d, at, passage)
			}
			p.Prove("stated numbers", n)
		}
	},
}

// compare reports what a passage says otherwise than the data, and counts the
// numbers that it states.
func compare(p *lint.Pass, claims []claim, d *site.Document, at tree.Place, passage markdown.Passage) int {
	n := 0
	if !prose.HasNumber(passage.Text) {
		return n // which all claims need
	}
	for _, sentence := range prose.Sentences(passage) {
		if !prose.HasNumber(sentence.Text) {
			continue
		}
		for _, claim := range claims {
			c, made := claim(d, sentence)
			if !made {
				continue
			}
			n++
			if c.data != "" {
				reportText(p, at, sentence.Span(c.start, c.end), sentence.Text[c.start:c.end], fmt.Sprintf("the text says %s; %s", c.says, c.data), c.instead, c.related...)
			}
			break
		}
	}
	return n
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
	// says the same. instead is what the sentence says in its place when it says
	// that too, where that is one thing.
	says, data, instead string
	related             []source.Related
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
