package prose

import (
	"iter"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/launchbook/launchbook/source/lazy"
)

// When is a weekday, a day, a time of day, or some of them, as a sentence writes
// them: "Tuesday, 15 December at 10:00 CET". What it leaves out is empty.
type When struct {
	weekday string // its first three letters, small
	year    int
	month   time.Month
	day     int
	clock   string // 15:04
	zone    string // its abbreviation

	// Start and End are its place in the sentence.
	Start, End int
}

const monthPattern = `(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?`

var (
	weekdayText  = lazy.Regexp(`^(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?`)
	isoText      = lazy.Regexp(`^(?:,? )?(\d{4})-(\d\d)-(\d\d)(?:\b|t)`)
	dayMonthText = lazy.Regexp(`^(?:,? )?(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: of)? ` + monthPattern + `(?:,? (\d{4})\b)?`)
	monthDayText = lazy.Regexp(`^(?:,? )?` + monthPattern + ` (?:the )?(\d{1,2})(?:st|nd|rd|th)?\b(?:,? (\d{4})\b)?`)

	clockText = lazy.Regexp(`^(\d{1,2}):(\d\d)\b(?: ?([ap])\.?m\b\.?)?`)
	// dayClockText follows a day, so that 10.00 is a time too.
	dayClockText  = lazy.Regexp(`^(?:,? at |,? )?(\d{1,2})[:.](\d\d)\b(?: ?([ap])\.?m\b\.?)?`)
	hourText      = lazy.Regexp(`^(?:,? at |,? )?(\d{1,2}) ?([ap])\.?m\b\.?`)
	wordClockText = lazy.Regexp(`^(?:,? at |,? )?(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: o['’]clock)? in the (morning|afternoon|evening)\b`)
	zoneText      = lazy.Regexp(`^ \(?([A-Z]{3,4}(?:[+-]\d+)?)\b`)

	// spanText follows what may be one of several days, or of several times.
	spanText = lazy.Regexp(`^(?:[-–/]| ?%|,? (?:-|–|(?:or|to|through|until)\b|and (?:mon|tue|wed|thu|fri|sat|sun|\d)))`)
)

// When reads what stands at a place of the sentence. What may be one of several
// days, such as "Tuesday or Wednesday", is not read.
func (s Sentence) When(at int) (w When, ok bool) {
	w = When{Start: at, End: at}
	if at == len(s.Lower) || strings.IndexByte(", ", s.Lower[at]) >= 0 {
		return w, false
	}
	take := func(text func() *regexp.Regexp) []string {
		m := text().FindStringSubmatch(s.Lower[w.End:])
		if m != nil {
			w.End += len(m[0])
		}
		return m
	}
	if m := take(weekdayText); m != nil {
		w.weekday = m[1][:3]
	}
	if m := take(isoText); m != nil {
		w.setDate(m[1], m[2], m[3])
	} else if m := take(dayMonthText); m != nil {
		w.setDate(m[3], m[2], m[1])
	} else if m := take(monthDayText); m != nil {
		w.setDate(m[3], m[1], m[2])
	}
	clock := clockText
	if w.End > at {
		clock = dayClockText
	}
	if m := take(clock); m != nil {
		w.setClock(m[1], m[2], m[3])
	} else if m := take(hourText); m != nil {
		w.setClock(m[1], "", m[2])
	} else if m := take(wordClockText); m != nil {
		w.setClock(strconv.Itoa(slices.Index(hours, m[1])), "", map[string]string{"morning": "a"}[m[2]]+"p")
	}
	if zone := zoneText().FindStringSubmatch(s.Text[w.End:]); w.clock != "" && zone != nil {
		w.zone = zone[1]
	}
	ok = w.End > at && !spanText().MatchString(s.Lower[w.End:])
	if said := s.Lower[at:w.End]; strings.HasSuffix(said, ".") && !strings.HasSuffix(said, ".m.") {
		w.End-- // it ends the sentence, or a word cut short
	}
	return w, ok
}

var hours = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve")

// setDate takes a year or none, a month by name or number, and a day.
func (w *When) setDate(year, month, day string) {
	w.year, _ = strconv.Atoi(year)
	w.day, _ = strconv.Atoi(day)
	if number, err := strconv.Atoi(month); err == nil {
		w.month = time.Month(number)
		return
	}
	w.month = time.January + time.Month(slices.Index(months, month[:3]))
}

var months = strings.Fields("jan feb mar apr may jun jul aug sep oct nov dec")

// setClock takes hours, minutes or none, and what begins with a for AM, with p
// for PM, or is empty in a day of 24 hours.
func (w *When) setClock(hour, minute, half string) {
	h, _ := strconv.Atoi(hour)
	m, _ := strconv.Atoi(minute)
	if half != "" {
		h %= 12
	}
	if strings.HasPrefix(half, "p") {
		h += 12
	}
	w.clock = time.Date(2000, 1, 1, h, m, 0, 0, time.UTC).Format("15:04")
}

// Agrees tells whether an instant, in the zone of its place, is the one that is
// written, as far as it is. known is false where the zone that is written is
// neither that one nor UTC: the sentence says the time of another place. A weekday
// beside a date is not looked at.
func (w When) Agrees(t time.Time) (agrees, known bool) {
	switch name, _ := t.Zone(); w.zone {
	case "", name:
	case "UTC", "GMT":
		t = t.UTC()
	default:
		return false, false
	}
	switch {
	case w.year != 0 && w.year != t.Year():
	case w.day != 0 && (w.day != t.Day() || w.month != t.Month()):
	case w.day == 0 && w.weekday != "" && !strings.EqualFold(w.weekday, t.Weekday().String()[:3]):
	case w.clock != "" && w.clock != t.Format("15:04"):
	default:
		return true, true
	}
	return false, true
}

// dayStart is where a day may begin.
var dayStart = lazy.Regexp(`\b(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d{1,2}(?:st|nd|rd|th)? (?:of )?[jfmasond]|\d{4}-\d)`)

// Days yields the days of the calendar that the sentence writes, with their times
// where they have one.
func (s Sentence) Days() iter.Seq[When] {
	return func(yield func(When) bool) {
		end := 0
		for _, m := range dayStart().FindAllStringIndex(s.Lower, -1) {
			if m[0] < end {
				continue
			}
			if w, ok := s.When(m[0]); ok && w.day != 0 {
				end = w.End
				if !yield(w) {
					return
				}
			}
		}
	}
}
