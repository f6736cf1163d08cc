package ics

import (
	"time"

	"github.com/launchbook/launchbook/schema"
)

// A repeated event is written out, occurrence by occurrence, because a rule of
// RFC 5545 in UTC would move by an hour when the clocks change.
const (
	// maxOccurrences bounds one cadence.
	maxOccurrences = 400
	// endless is how long one without an end is written out for, in years
	// after the launch.
	endless = 1
)

// messages are the lines of the communication plan: sent once, or repeatedly.
func (b *launch) messages() {
	for _, m := range b.data.Communication {
		title := b.doc.Title + ": " + m.Title
		if m.Channel != "" {
			title += " (" + m.Channel + ")"
		}
		detail := m.Detail
		if m.Template != "" {
			detail += "\n\n" + m.Template
		}
		if !m.At.IsZero() {
			b.add("message "+m.Title, title, detail, m.At.From(b.t0), m.Owner)
		}
		for _, c := range m.Cadence {
			for _, at := range b.cadence(c) {
				b.add("message "+m.Title+" "+at.UTC().Format("20060102T1504Z"), title, detail, at, m.Owner)
			}
		}
	}
}

// improvement are the processes that outlive the launch, counted from it, or from the
// last time.
func (b *launch) improvement() {
	for _, i := range b.data.Improvement {
		last := i.LastFrom(b.t0)
		for n, at := range occurrences(i.Every, last, last.AddDate(endless, 0, 0)) {
			if n > 0 {
				b.add("improvement "+i.Title+" "+at.UTC().Format("20060102T1504Z"), b.doc.Title+": "+i.Title, i.Detail, at, i.Owner)
			}
		}
	}
}

// cadence are the instants of a cadence of the launch.
func (b *launch) cadence(c schema.Cadence) []time.Time {
	first, last := b.t0, b.t0.AddDate(endless, 0, 0)
	if !c.From.IsZero() {
		first = c.From.From(b.t0)
	}
	if !c.Until.IsZero() {
		last = c.Until.From(b.t0)
	}
	return occurrences(c.Every, first, last)
}

// occurrences are the instants of something that repeats. Each is counted from the first,
// so that short months do not shift the days after them.
func occurrences(every schema.Duration, first, last time.Time) []time.Time {
	if every.Nominal() <= 0 {
		return nil
	}
	var list []time.Time
	for n := range maxOccurrences {
		at := every.Times(n).After(first)
		if at.After(last) {
			break
		}
		list = append(list, at)
	}
	return list
}
