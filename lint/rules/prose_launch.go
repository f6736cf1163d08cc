package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/prose"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/lazy"
)

// decidedText is what stands before the number: the decision itself is made
// within it, not what follows once it is made.
var decidedText = lazy.Regexp(`\bdecid\w*(?: [\w'-]+){0,3}? within (?:about |at most )?$`)

// decidedWithin compares "roll back is decided within 10 minutes".
func decidedWithin(s *site.Site, t prose.Sentence) (compared, bool) {
	if !t.Has("decid") {
		return compared{}, false
	}
	d, ok := t.Duration()
	if !ok || !decidedText().MatchString(t.Lower[:d.Start]) || t.Negated(d.Start) {
		return compared{}, false
	}
	var found []*schema.Decision
	eachDecision(s, func(line *schema.Decision) {
		if line.Scenario != "" && !line.Within.IsZero() && strings.Contains(t.Lower, strings.ToLower(line.Scenario)) {
			found = append(found, line)
		}
	})
	if len(found) == 0 {
		return compared{}, false
	}
	c := compared{start: d.Start, end: d.End, says: fmt.Sprintf("that `%s` is decided within %s", found[0].Scenario, d.Value)}
	if !slices.ContainsFunc(found, func(line *schema.Decision) bool { return line.Within.Nominal() == d.Value.Nominal() }) {
		c.data = fmt.Sprintf("`within` says %s", found[0].Within)
		if len(found) == 1 {
			c.instead = d.Rewritten(t, found[0].Within)
		}
		c.related = []source.Related{{File: found[0].Place.File, Span: found[0].Place.Span("within"), Message: "it is here"}}
	}
	return c, true
}

var takesText = lazy.Regexp(`\b(?:roll(?:s|ing)?[ -]?back|rollback|way back|going back)(?: then| itself)? takes? (?:about |around |at most |up to )?$`)

// rollbackTakes compares "the way back takes 20 minutes" in a launch.
func rollbackTakes(d *site.Document, t prose.Sentence) (compared, bool) {
	l, ok := d.Data.(*schema.Launch)
	if !ok || l.Rollout == nil || !t.Has("take") {
		return compared{}, false
	}
	back := l.Rollout.Rollback
	told, ok := t.Duration()
	if !ok || back.Takes.IsZero() || !takesText().MatchString(t.Lower[:told.Start]) {
		return compared{}, false
	}
	c := compared{start: told.Start, end: told.End, says: fmt.Sprintf("that the way back takes %s", told.Value)}
	if told.Value.Nominal() != back.Takes.Nominal() {
		c.data = fmt.Sprintf("`takes` says %s", back.Takes)
		c.instead = told.Rewritten(t, back.Takes)
		c.related = []source.Related{{File: back.Place.File, Span: back.Place.Span("takes"), Message: "it is here"}}
	}
	return c, true
}

var (
	offsetText = lazy.Regexp(`\bT[+-]\d{1,4}(?:mo|[wdhm])\b`)
	// returnText stands before the offset of the point itself; one of something
	// else may follow on a comma.
	returnText = lazy.Regexp(`(?i)\bpoint of no return(?: is| lies| comes|:)?(?: reached)?(?: at)? $`)
)

// pointOfNoReturn compares "the point of no return is T+8h" in a launch.
func pointOfNoReturn(d *site.Document, t prose.Sentence) (compared, bool) {
	l, ok := d.Data.(*schema.Launch)
	if !ok || l.Rollout == nil || l.Rollout.PointOfNoReturn.IsZero() {
		return compared{}, false
	}
	found := offsetText().FindAllStringIndex(t.Text, -1)
	if len(found) != 1 || !returnText().MatchString(t.Text[:found[0][0]]) {
		return compared{}, false
	}
	told, err := schema.ParseOffset(t.Text[found[0][0]:found[0][1]])
	if err != nil {
		return compared{}, false
	}
	c := compared{start: found[0][0], end: found[0][1], says: fmt.Sprintf("that the point of no return is %s", told)}
	if told.Compare(l.Rollout.PointOfNoReturn) != 0 {
		c.data = fmt.Sprintf("`point_of_no_return` says %s", l.Rollout.PointOfNoReturn)
		c.instead = l.Rollout.PointOfNoReturn.String()
		c.related = []source.Related{{File: l.Rollout.Place.File, Span: l.Rollout.Place.Span("point_of_no_return"), Message: "it is here"}}
	}
	return c, true
}
