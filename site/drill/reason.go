package drill

import (
	"fmt"
	"strings"
	"time"
)

// Reason says why somebody is not reached: a text in English with its
// placeholders, and what they stand for. A portal in another language translates
// the text, and of the values those of the types Kinds, Clock and Reason. The
// zero value says nothing.
type Reason struct {
	Text string
	Args []any
}

func because(text string, args ...any) Reason { return Reason{text, args} }

// Given tells whether there is a reason.
func (r Reason) Given() bool { return r.Text != "" }

// String is the reason in English.
func (r Reason) String() string {
	if len(r.Args) == 0 {
		return r.Text
	}
	return fmt.Sprintf(r.Text, r.Args...)
}

// Kinds are kinds of channels of which one is needed.
type Kinds []string

func (k Kinds) String() string { return strings.Join(k, " or ") }

// Clock is the time of a day of the week, in its zone.
type Clock time.Time

func (c Clock) String() string { return time.Time(c).Format("Mon 15:04 MST") }
