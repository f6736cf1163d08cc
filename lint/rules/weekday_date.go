package rules

import (
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/prose"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/lazy"
	"github.com/launchbook/launchbook/source/tree"
)

var weekdayDate = lint.Rule{
	ID:      "weekday-date",
	Summary: "A weekday in the text is that of the date beside it.",
	Level:   source.Warning,
	Why:     "The date is moved and the weekday stays: half of the readers come on the one, half on the other.",
	Fix:     "Correct the weekday or the date.",
	Each: func(p *lint.Pass) func(*site.Document) {
		return func(d *site.Document) {
			n := checkWeekdays(p, d, frontSpan(d), func() []source.Span { return nil })
			n += checkWeekdays(p, d, d.Body.Span, sync.OnceValue(d.Body.Code))
			p.Prove("weekdays", n)
		}
	},
}

// weekdayPattern reads "Tuesday 2027-03-09", "Tue, 9 March 2027" and "Tuesday,
// March 9th, 2027".
var weekdayPattern = lazy.Regexp(`^(Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(day)?\.?,? (?:the )?(?:(\d{4}-\d\d-\d\d)\b|(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([A-Z][a-z]{2})[a-z]*\.?,? (\d{4})\b|([A-Z][a-z]{2})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b)`)

// checkWeekdays reports the weekdays of a span that are not those of their
// dates, and counts all that have one. Code is left alone: it shows what
// programs print.
func checkWeekdays(p *lint.Pass, d *site.Document, span source.Span, code func() []source.Span) int {
	n := 0
	text := d.File.Bytes(span)
	for start := range weekdays.in(text) {
		if start > 0 && prose.IsWordByte(text[start-1]) {
			continue
		}
		m := weekdayPattern().FindSubmatchIndex(text[start:])
		if m == nil {
			continue
		}
		at := source.Span{Start: span.Start + start, End: span.Start + start + m[1]}
		if within(at, code()) {
			continue
		}
		written := string(text[start : start+m[1]])
		day, ok := writtenDay(written, m)
		if !ok {
			continue
		}
		n++
		if said, is := written[:3], day.Weekday().String(); said != is[:3] {
			p.Report(tree.Place{File: d.File}, at, fmt.Sprintf("%s is a %s", day.Format(time.DateOnly), is), "correct the weekday or the date")
		}
	}
	return n
}

// weekdays are how the weekdays begin: the pattern reads from there, as it takes
// long to search a whole text.
var weekdays = newWords("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

// writtenDay is the date of a match, in whichever of its three forms it stands.
func writtenDay(text string, match []int) (day time.Time, ok bool) {
	group := func(i int) string {
		if match[2*i] < 0 {
			return ""
		}
		return text[match[2*i]:match[2*i+1]]
	}
	layout, written := "2 Jan 2006", strings.Join([]string{group(4) + group(8), group(5) + group(7), group(6) + group(9)}, " ")
	if iso := group(3); iso != "" {
		layout, written = time.DateOnly, iso
	}
	day, err := time.Parse(layout, written)
	return day, err == nil
}
