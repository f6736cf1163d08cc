package rules

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/site/prose"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/lazy"
	"github.com/launchbook/launchbook/source/tree"
)

var planDate = lint.Rule{
	ID:      "plan-date",
	Summary: "What the text says of when a step, a checklist item or a review is due is what the launch says.",
	Level:   source.Warning,
	Why:     "The code freeze moves with the launch, and the table of milestones keeps its old day. Days and offsets that stand right behind the title of a step, an item, a decision or a review, or in the row of one, are compared, in the launch and in what it alone relies on; of an item only the day, as it has to be done by then.",
	Fix:     "Correct the sentence, as `--unsafe-fixes` does, or the offset; or leave the day out.",
	Each: func(p *lint.Pass) func(*site.Document) {
		launches := dated(p)
		meant := newMeantLaunches(launches)
		plans := map[*schema.Launch]map[string]planned{}
		for _, l := range launches {
			plans[l] = planOf(p.Site, l)
		}
		return func(d *site.Document) {
			l := meant.in(d)
			if l == nil || len(plans[l]) == 0 {
				return
			}
			n := 0
			for at, passage := range passages(d, tellsPlan(d.File.Bytes(d.Body.Span)), tellsPlan(d.File.Bytes(frontSpan(d)))) {
				n += checkPlan(p, l, plans[l], at, passage)
			}
			p.Prove("stated days of the plan", n)
		}
	},
}

// planned is something that a launch has at an offset.
type planned struct {
	title string
	at    schema.Offset
	place tree.Place // of the mapping that has the offset
	// byThen is set for what has to be done by the offset, and not at it.
	byThen bool
}

// written is the offset as it stands there.
func (one planned) written() string { return one.place.Child("at").Node.Text }

// here leads to the offset.
func (one planned) here() source.Related {
	return source.Related{File: one.place.File, Span: one.place.Span("at"), Message: "it is here"}
}

// planOf are the things that a launch plans, by their titles in small letters. A title
// of one word may stand anywhere, and one of two things says of neither when it is.
func planOf(s *site.Site, l *schema.Launch) map[string]planned {
	plan, seen := map[string]planned{}, map[string]bool{}
	add := func(title string, at schema.Offset, place tree.Place, byThen bool) {
		key := strings.ToLower(title)
		if !strings.Contains(key, " ") || !place.Has("at") {
			return
		}
		if seen[key] {
			delete(plan, key)
			return
		}
		seen[key] = true
		plan[key] = planned{title, at, place, byThen}
	}
	for _, g := range l.Checklist {
		for _, item := range s.Items(g) {
			add(item.Title, g.At, g.Place, true)
		}
	}
	if g := l.GoNoGo; g != nil {
		add(g.Title, g.At, g.Place, false)
	}
	for _, step := range l.Timeline {
		add(step.Title, step.At, step.Place, false)
	}
	for _, review := range l.Reviews {
		add(review.Title, review.At, review.Place, false)
	}
	return plan
}

var (
	monthWords = newFoldedWords(monthNames...)
	dashText   = lazy.Regexp(`\b(?:T[+-]\d|\d{4}-\d\d-)`)
	// planJoint stands between a title and when it is.
	planJoint = lazy.Regexp(`(?:[ :,(*–—-]|\b(?:is|was|will be|takes place|starts|begins|happens|done|due|planned|scheduled|set|for|on|at|by|the)\b)*$`)
	// relative stands before a title that only says what something else comes before or
	// after.
	relative = lazy.Regexp(`\b(?:before|after|until|since|from|following|ahead of) (?:the |our )?$`)
)

// tellsPlan tells whether a text has a day or an offset: most have none, and are not
// read as sentences.
func tellsPlan(text []byte) bool {
	return bytes.ContainsAny(text, "0123456789") && (monthWords.anyIn(text) || dashText().Match(text))
}

// checkPlan reports what a passage says otherwise than the plan, and counts what it
// says of it.
func checkPlan(p *lint.Pass, l *schema.Launch, plan map[string]planned, at tree.Place, passage markdown.Passage) int {
	if !tellsPlan([]byte(passage.Text)) {
		return 0
	}
	n := 0
	t0 := l.LaunchAt.In(launchZone(p.Site, l))
	row, inRow := plan[plainLower(passage.Row)]
	for i, s := range prose.Sentences(passage) {
		if otherText().MatchString(s.Lower) {
			continue
		}
		find := func(start int) (planned, bool) {
			if inRow && i == 0 && start == len(dayCell().FindString(s.Lower)) {
				return row, true
			}
			return titleBefore(plan, leadOf(s.Lower, start))
		}
		for when := range s.Days() {
			if one, ok := find(when.Start); ok {
				n += checkPlannedDay(p, one, at, s, when, one.at.From(t0))
			}
		}
		for _, m := range offsetText().FindAllStringIndex(s.Text, -1) {
			if one, ok := find(m[0]); ok {
				n += checkPlannedOffset(p, one, at, s, m[0], m[1])
			}
		}
	}
	return n
}

// titleBefore is what is planned whose title ends a text, but for what joins the two.
func titleBefore(plan map[string]planned, text string) (planned, bool) {
	text = text[:len(text)-len(planJoint().FindString(text))]
	for i := range wordStarts(text) {
		if one, ok := plan[text[i:]]; ok && !relative().MatchString(text[:i]) {
			return one, true
		}
	}
	return planned{}, false
}

func checkPlannedDay(p *lint.Pass, one planned, at tree.Place, s prose.Sentence, when prose.When, is time.Time) int {
	if one.byThen {
		when = when.Day()
	}
	return checkWhen(p, at, s, when, is, func(written string) string {
		return fmt.Sprintf("the text says `%s` of `%s`; `at` says %s, %s", written, one.title, one.written(), instant(is))
	}, one.here())
}

func checkPlannedOffset(p *lint.Pass, one planned, at tree.Place, s prose.Sentence, start, end int) int {
	written := s.Text[start:end]
	told, err := schema.ParseOffset(written)
	if err != nil {
		return 0
	}
	if told.Compare(one.at) != 0 {
		message := fmt.Sprintf("the text says `%s` of `%s`; `at` says %s", written, one.title, one.written())
		reportText(p, at, s.Span(start, end), written, message, one.written(), one.here())
	}
	return 1
}
