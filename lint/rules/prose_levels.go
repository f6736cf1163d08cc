package rules

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/prose"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/lazy"
)

var levelText = lazy.Regexp(`\b(?:sev|p|s)[- ]?\d\b`)

// severitiesIn are the levels that a sentence names or, where it names none,
// its heading.
func severitiesIn(s *site.Site, t prose.Sentence) []string {
	for _, text := range []string{t.Lower, t.Section} {
		var list []string
		for _, written := range levelText().FindAllString(text, -1) {
			if id, ok := s.Severity(schema.Severity(written)); ok && !slices.Contains(list, id) {
				list = append(list, id)
			}
		}
		if len(list) > 0 {
			return list
		}
	}
	return nil
}

// levelIn is the one level that a sentence is about.
func levelIn(s *site.Site, t prose.Sentence) (level schema.SeverityLevel, ok bool) {
	ids := severitiesIn(s, t)
	for _, level := range s.SeverityLevels() {
		if len(ids) == 1 && string(level.ID) == ids[0] {
			return level, true
		}
	}
	return level, false
}

// answeredWithin compares "SEV1 is acknowledged within 5 minutes".
func answeredWithin(s *site.Site, t prose.Sentence) (compared, bool) {
	if !t.Has("acknowledg", "answered") || t.Has("updat") {
		return compared{}, false
	}
	d, ok := t.Duration()
	level, known := levelIn(s, t)
	policy := s.SeverityPolicy(string(level.ID))
	if !ok || !known || d.Before != "within" || t.Negated(d.Start) || level.AcknowledgeWithin.IsZero() && policy.AcknowledgeWithin.IsZero() {
		return compared{}, false
	}
	place := level.Place
	want := level.AcknowledgeWithin
	if want.IsZero() {
		place, want = policy.Place, policy.AcknowledgeWithin
	}
	c := compared{start: d.Start, end: d.End, says: fmt.Sprintf("that %s is acknowledged within %s", level.ID, d.Value)}
	if d.Value.Nominal() != want.Nominal() && d.Value.Nominal() != policy.AcknowledgeWithin.Nominal() {
		c.data = fmt.Sprintf("`acknowledge_within` says %s", want)
		c.instead = d.Rewritten(t, want)
		c.related = []source.Related{{File: place.File, Span: place.Span("acknowledge_within"), Message: "it is here"}}
	}
	return c, true
}

// updatedEvery compares "at SEV1, stakeholders are updated every 30 minutes".
func updatedEvery(s *site.Site, t prose.Sentence) (compared, bool) {
	if !t.Has("updat") {
		return compared{}, false
	}
	d, ok := t.Duration()
	level, known := levelIn(s, t)
	if !ok || !known || d.Before != "every" || level.UpdateEvery.IsZero() {
		return compared{}, false
	}
	c := compared{start: d.Start, end: d.End, says: fmt.Sprintf("that %s is updated every %s", level.ID, d.Value)}
	if d.Value.Nominal() != level.UpdateEvery.Nominal() {
		c.data = fmt.Sprintf("`update_every` says %s", level.UpdateEvery)
		c.instead = d.Rewritten(t, level.UpdateEvery)
		c.related = []source.Related{{File: level.Place.File, Span: level.Place.Span("update_every"), Message: "it is here"}}
	}
	return c, true
}

var peakText = lazy.Regexp(`(?:^|[^\d.,])(\d{1,3}(?:\.\d+)?) ?(?:%|percent|per cent) (?:above|over) (?:the |our |their )?(?:average |mean )?(?:daily )?peaks?\b`)

// alerting are the words of a sentence or a heading about thresholds; other
// sentences expect a peak, or have tested one.
var alerting = lazy.Regexp(`\b(?:threshold|alert|alarm|abnormal)`)

// overPeak compares "alerts are set 20 % above the average peak".
func overPeak(s *site.Site, t prose.Sentence) (compared, bool) {
	if !t.Has("peak") {
		return compared{}, false
	}
	m := peakText().FindStringSubmatchIndex(t.Lower)
	if m == nil || !alerting().MatchString(t.Lower) && !alerting().MatchString(t.Section) {
		return compared{}, false
	}
	value, err := strconv.ParseFloat(t.Lower[m[2]:m[3]], 64)
	if err != nil {
		return compared{}, false
	}
	policy := s.Config.Policy
	agrees := value == policy.ThresholdOverPeak.Value
	eachMetric(s, func(m *schema.Metric) {
		agrees = agrees || m.Threshold != nil && !m.Threshold.OverPeak.IsZero() && m.Threshold.OverPeak.Value == value
	})
	c := compared{start: m[2], end: m[3], says: fmt.Sprintf("that thresholds are %s above the average peak", schema.NewPercent(value))}
	if !agrees {
		c.data = fmt.Sprintf("policy says %s", policy.ThresholdOverPeak)
		c.instead = strconv.FormatFloat(policy.ThresholdOverPeak.Value, 'f', -1, 64)
		if policy.Place.Has("threshold_over_peak") {
			c.related = []source.Related{{File: policy.Place.File, Span: policy.Place.Span("threshold_over_peak"), Message: "the policy is here"}}
		}
	}
	return c, true
}
