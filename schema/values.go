package schema

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// OneOrMany is a list that may be written as a single string.
type OneOrMany []string

// Severity is a severity as it is written: the id of a level, such as SEV1, or
// one of its aliases.
type Severity string

// Percent is a percentage such as 20%. The zero Percent is unset.
type Percent struct {
	Value float64 // 20 for 20%
	set   bool
}

var percentPattern = regexp.MustCompile(`^[0-9]{1,6}(\.[0-9]{1,6})?%$`)

// UnmarshalText reads a percentage such as 20% or 2.5%.
func (p *Percent) UnmarshalText(text []byte) error {
	if !percentPattern.Match(text) {
		return fmt.Errorf("%q is not a percentage such as 20%%", text)
	}
	value, err := strconv.ParseFloat(strings.TrimSuffix(string(text), "%"), 64)
	*p = Percent{value, true}
	return err
}

// NewPercent is a percentage that is set.
func NewPercent(value float64) Percent { return Percent{value, true} }

// IsZero tells whether the percentage was not given.
func (p Percent) IsZero() bool { return !p.set }

// String writes the percentage the way it is read.
func (p Percent) String() string {
	if !p.set {
		return ""
	}
	return strconv.FormatFloat(p.Value, 'f', -1, 64) + "%"
}

// Phone is a telephone number in E.164 form; spaces, dots, hyphens and
// brackets are allowed when it is written.
type Phone string

var phoneSeparators = strings.NewReplacer(" ", "", "-", "", ".", "", "(", "", ")", "")

// e164 is ITU-T E.164: a plus sign and at most 15 digits, the first not zero.
var e164 = regexp.MustCompile(`^\+[1-9][0-9]{6,14}$`)

// UnmarshalText checks that the number is one of E.164 and keeps how it is written.
func (p *Phone) UnmarshalText(text []byte) error {
	if !e164.MatchString(Phone(text).E164()) {
		return fmt.Errorf("%q is not a phone number with its country code, such as +1-555-0100", text)
	}
	*p = Phone(text)
	return nil
}

// E164 is the number without separators, as a tel: link wants it.
func (p Phone) E164() string { return phoneSeparators.Replace(string(p)) }

// Date is a day of the calendar, without a zone. The zero Date is unset.
type Date struct {
	day time.Time // midnight UTC
}

// UnmarshalText reads a date such as 2027-03-09.
func (d *Date) UnmarshalText(text []byte) error {
	day, err := time.Parse(time.DateOnly, string(text))
	if err != nil {
		return fmt.Errorf("%q is not a date such as 2027-03-09", text)
	}
	d.day = day
	return nil
}

// IsZero tells whether the date was not given.
func (d Date) IsZero() bool { return d.day.IsZero() }

// In is the first instant of the day in a zone.
func (d Date) In(zone *time.Location) time.Time {
	y, m, day := d.day.Date()
	t := time.Date(y, m, day, 0, 0, 0, 0, zone)
	if t.Day() != day {
		_, t = t.ZoneBounds() // clocks go forward at midnight, which does not exist
	}
	return t
}

// Compare orders dates.
func (d Date) Compare(o Date) int { return d.day.Compare(o.day) }

// AddDays is the date n days later.
func (d Date) AddDays(n int) Date { return Date{d.day.AddDate(0, 0, n)} }

// Weekday is the date's day of the week.
func (d Date) Weekday() time.Weekday { return d.day.Weekday() }

// DateOf is the date of an instant in its own zone.
func DateOf(t time.Time) Date {
	y, m, day := t.Date()
	return Date{time.Date(y, m, day, 0, 0, 0, 0, time.UTC)}
}

// String writes the date the way it is read.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.day.Format(time.DateOnly)
}

// Time is an instant (RFC 3339), or a local time that gets its zone from the
// document. The zero Time is unset.
type Time struct {
	wall  time.Time
	local bool
}

// The forms of a local time.
var localForms = []string{"2006-01-02T15:04", "2006-01-02 15:04", "2006-01-02T15:04:05", "2006-01-02 15:04:05"}

// UnmarshalText reads 2027-03-09T10:00 or 2027-03-09T10:00:00+01:00.
func (t *Time) UnmarshalText(text []byte) error {
	for _, form := range localForms {
		if wall, err := time.Parse(form, string(text)); err == nil {
			*t = Time{wall, true}
			return nil
		}
	}
	wall, err := time.Parse(time.RFC3339, string(text))
	if err != nil {
		return fmt.Errorf("%q is not a time such as 2027-03-09T10:00 or 2027-03-09T10:00:00+01:00", text)
	}
	*t = Time{wall, false}
	return nil
}

// IsZero tells whether the time was not given.
func (t Time) IsZero() bool { return t.wall.IsZero() }

// Local tells whether the time was written without a zone.
func (t Time) Local() bool { return t.local }

// In is the instant; a local time is taken to be in zone.
func (t Time) In(zone *time.Location) time.Time {
	if !t.local {
		return t.wall.In(zone)
	}
	y, m, d := t.wall.Date()
	return time.Date(y, m, d, t.wall.Hour(), t.wall.Minute(), t.wall.Second(), 0, zone)
}

// Skipped tells whether a local time does not exist in zone, because clocks
// are put forward over it.
func (t Time) Skipped(zone *time.Location) bool {
	if !t.local || t.IsZero() {
		return false
	}
	at := t.In(zone)
	return at.Hour() != t.wall.Hour() || at.Minute() != t.wall.Minute()
}

// Ambiguous tells whether a local time happens twice in zone, because clocks
// are put back over it.
func (t Time) Ambiguous(zone *time.Location) bool {
	if !t.local || t.IsZero() {
		return false
	}
	at := t.In(zone)
	for _, shift := range []time.Duration{-2 * time.Hour, -time.Hour, -30 * time.Minute, 30 * time.Minute, time.Hour, 2 * time.Hour} {
		o := at.Add(shift)
		if o.Hour() == at.Hour() && o.Minute() == at.Minute() && o.Day() == at.Day() {
			return true
		}
	}
	return false
}

// String writes the time the way it is read.
func (t Time) String() string {
	switch {
	case t.IsZero():
		return ""
	case t.local:
		return t.wall.Format("2006-01-02T15:04")
	}
	return t.wall.Format(time.RFC3339)
}

// Clock is a local time of day. The zero Clock is unset; 00:00 is set.
type Clock struct {
	Hour, Minute int
	set          bool
}

var clockPattern = regexp.MustCompile(`^([01][0-9]|2[0-3]):[0-5][0-9]$`)

// UnmarshalText reads a time of day such as 09:30.
func (c *Clock) UnmarshalText(text []byte) error {
	if !clockPattern.Match(text) {
		return fmt.Errorf("%q is not a time of day such as 09:30", text)
	}
	hour, _ := strconv.Atoi(string(text[:2]))
	minute, _ := strconv.Atoi(string(text[3:]))
	*c = Clock{hour, minute, true}
	return nil
}

// IsZero tells whether the time of day was not given.
func (c Clock) IsZero() bool { return !c.set }

// Minutes is the time of day in minutes since midnight.
func (c Clock) Minutes() int { return c.Hour*60 + c.Minute }

// On is the instant of the time of day on a date in a zone.
func (c Clock) On(d Date, zone *time.Location) time.Time {
	y, m, day := d.day.Date()
	return time.Date(y, m, day, c.Hour, c.Minute, 0, 0, zone)
}

// String writes the time of day the way it is read.
func (c Clock) String() string {
	if !c.set {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", c.Hour, c.Minute)
}

// Weekday is a day of the week, written mon to sun.
type Weekday time.Weekday

var weekdayNames = []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

// UnmarshalText reads a day such as mon.
func (w *Weekday) UnmarshalText(text []byte) error {
	i := slices.Index(weekdayNames, string(text))
	if i < 0 {
		return fmt.Errorf("%q is not a day of the week: mon, tue, wed, thu, fri, sat or sun", text)
	}
	*w = Weekday(i)
	return nil
}

// String writes the day the way it is read.
func (w Weekday) String() string { return weekdayNames[w] }
