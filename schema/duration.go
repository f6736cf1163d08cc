package schema

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Duration is a stretch of time as people write it: 15m, 1h30m, 2d, 1w, 3mo.
// Days, weeks and months are calendar units, so that a day across a change to
// summer time is 23 hours long. The zero Duration is unset.
type Duration struct {
	Months, Days int
	Exact        time.Duration

	set bool
}

// The units of a duration, largest first, which is also the order they have to
// be written in.
var durationUnits = []struct {
	name  string
	value Duration
}{
	{"mo", Duration{Months: 1}},
	{"w", Duration{Days: 7}},
	{"d", Duration{Days: 1}},
	{"h", Duration{Exact: time.Hour}},
	{"m", Duration{Exact: time.Minute}},
	{"s", Duration{Exact: time.Second}},
}

// maxUnits bounds each number in a duration, which keeps sums from overflowing.
const maxUnits = 100_000

// ParseDuration reads a duration such as 15m or 1h30m.
func ParseDuration(text string) (Duration, error) {
	d := Duration{set: true}
	rest, unit := text, 0
	for rest != "" {
		digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
		n, err := strconv.Atoi(rest[:digits])
		if err != nil || n > maxUnits {
			return Duration{}, durationError(text)
		}
		rest = rest[digits:]
		letters := len(rest) - len(strings.TrimLeft(rest, "abcdefghijklmnopqrstuvwxyz"))
		for unit < len(durationUnits) && durationUnits[unit].name != rest[:letters] {
			unit++
		}
		if unit == len(durationUnits) {
			return Duration{}, durationError(text)
		}
		value := durationUnits[unit].value
		d.Months += n * value.Months
		d.Days += n * value.Days
		d.Exact += time.Duration(n) * value.Exact
		rest, unit = rest[letters:], unit+1
	}
	if text == "" {
		return Duration{}, durationError(text)
	}
	return d, nil
}

func durationError(text string) error {
	return fmt.Errorf("%q is not a duration such as 15m, 1h30m, 2d, 1w or 3mo", text)
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (d *Duration) UnmarshalText(text []byte) (err error) {
	*d, err = ParseDuration(string(text))
	return err
}

// IsZero tells whether the duration was not given.
func (d Duration) IsZero() bool { return !d.set && d.Months == 0 && d.Days == 0 && d.Exact == 0 }

// After is the instant that lies the duration after t, by t's calendar. A month
// after the 31st of January is the last day of February.
func (d Duration) After(t time.Time) time.Time {
	return addMonths(t, d.Months).AddDate(0, 0, d.Days).Add(d.Exact)
}

// Times is the duration n times.
func (d Duration) Times(n int) Duration {
	return Duration{d.Months * n, d.Days * n, d.Exact * time.Duration(n), d.set}
}

// addMonths is the same day of another month, or its last one where it is too short.
func addMonths(t time.Time, n int) time.Time {
	if n == 0 {
		return t
	}
	year, month, day := t.Date()
	month += time.Month(n)
	last := time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return time.Date(year, month, min(day, last), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), t.Location())
}

// Nominal is the duration's length with days of 24 hours and months of 30 days.
func (d Duration) Nominal() time.Duration {
	return time.Duration(d.Months*30+d.Days)*24*time.Hour + d.Exact
}

// Plus is the sum of two durations.
func (d Duration) Plus(o Duration) Duration {
	return Duration{d.Months + o.Months, d.Days + o.Days, d.Exact + o.Exact, d.set || o.set}
}

// String writes the duration the way it is read, in the fewest units.
func (d Duration) String() string {
	if d.IsZero() {
		return ""
	}
	var b strings.Builder
	write := func(n int, unit string) {
		if n != 0 {
			fmt.Fprintf(&b, "%d%s", n, unit)
		}
	}
	write(d.Months, "mo")
	if d.Days%7 == 0 {
		write(d.Days/7, "w")
	} else {
		write(d.Days, "d")
	}
	seconds := int(d.Exact / time.Second)
	write(seconds/3600, "h")
	write(seconds/60%60, "m")
	write(seconds%60, "s")
	if b.Len() == 0 {
		return "0m"
	}
	return b.String()
}
