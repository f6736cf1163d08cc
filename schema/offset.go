package schema

import (
	"cmp"
	"fmt"
	"strings"
	"time"
)

// Offset is a time relative to the launch: T-7d, T-2h, T-0, T+30m. The zero
// Offset is unset; T-0 is set.
type Offset struct {
	// Before is set for offsets that lie before the launch.
	Before bool
	By     Duration
}

// ParseOffset reads an offset such as T-7d, T-0 or T+1h30m.
func ParseOffset(text string) (Offset, error) {
	bad := fmt.Errorf("%q is not an offset from the launch such as T-7d, T-2h, T-0 or T+30m", text)
	rest, ok := strings.CutPrefix(text, "T")
	if !ok || rest == "" || (rest[0] != '-' && rest[0] != '+') {
		return Offset{}, bad
	}
	o := Offset{Before: rest[0] == '-'}
	if rest[1:] == "0" {
		return Offset{By: Duration{set: true}}, nil
	}
	by, err := ParseDuration(rest[1:])
	if err != nil {
		return Offset{}, bad
	}
	o.By = by
	if by.Nominal() == 0 {
		o.Before = false
	}
	return o, nil
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (o *Offset) UnmarshalText(text []byte) (err error) {
	*o, err = ParseOffset(string(text))
	return err
}

// IsZero tells whether the offset was not given.
func (o Offset) IsZero() bool { return o.By.IsZero() }

// From is the instant of the offset for a launch at t, by t's calendar: T-7d is
// the same time of day a week before, also across a change to summer time.
func (o Offset) From(t time.Time) time.Time {
	if o.Before {
		return o.By.Times(-1).After(t)
	}
	return o.By.After(t)
}

// Nominal is the offset's distance to the launch, negative before it, with
// days of 24 hours and months of 30 days.
func (o Offset) Nominal() time.Duration {
	if o.Before {
		return -o.By.Nominal()
	}
	return o.By.Nominal()
}

// Compare orders offsets by time.
func (o Offset) Compare(p Offset) int { return cmp.Compare(o.Nominal(), p.Nominal()) }

// String writes the offset the way it is read.
func (o Offset) String() string {
	switch {
	case o.IsZero():
		return ""
	case o.By.Nominal() == 0:
		return "T-0"
	case o.Before:
		return "T-" + o.By.String()
	}
	return "T+" + o.By.String()
}
