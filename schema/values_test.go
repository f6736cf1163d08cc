package schema

import (
	"encoding"
	"fmt"
	"strings"
	"testing"
)

type value interface {
	encoding.TextUnmarshaler
	fmt.Stringer
	IsZero() bool
}

func newValues() map[string]func() value {
	return map[string]func() value{
		"offset":   func() value { return new(Offset) },
		"duration": func() value { return new(Duration) },
		"percent":  func() value { return new(Percent) },
		"date":     func() value { return new(Date) },
		"time":     func() value { return new(Time) },
		"clock":    func() value { return new(Clock) },
	}
}

func TestValuesAreReadAsTheyAreWritten(t *testing.T) {
	for _, test := range []struct{ kind, text, want string }{ // want is "" for what is refused
		{"offset", "T-7d", "T-1w"}, {"offset", "T-0", "T-0"}, {"offset", "T+30m", "T+30m"}, {"offset", "T+1h30m", "T+1h30m"},
		{"offset", "T7d", ""}, {"offset", "t-7d", ""}, {"offset", "T-", ""}, {"offset", "T - 7d", ""},
		{"duration", "15m", "15m"}, {"duration", "90m", "1h30m"}, {"duration", "3mo", "3mo"}, {"duration", "0m", "0m"}, {"duration", "1w2d", "9d"},
		{"duration", "15 mins", ""}, {"duration", "1.5h", ""}, {"duration", "-5m", ""}, {"duration", "5m1h", ""}, {"duration", "", ""},
		{"percent", "20%", "20%"}, {"percent", "2.5%", "2.5%"}, {"percent", "20", ""}, {"percent", "-1%", ""}, {"percent", "20 %", ""},
		{"date", "2028-02-29", "2028-02-29"}, {"date", "2027-02-29", ""}, {"date", "9.3.2027", ""},
		{"time", "2027-03-09T10:00", "2027-03-09T10:00"}, {"time", "2027-03-09 10:00", "2027-03-09T10:00"},
		{"time", "2027-03-09T10:00:00+01:00", "2027-03-09T10:00:00+01:00"}, {"time", "tomorrow", ""}, {"time", "2027-03-09T25:00", ""},
		{"clock", "00:00", "00:00"}, {"clock", "23:59", "23:59"}, {"clock", "24:00", ""}, {"clock", "9:30", ""},
	} {
		v := newValues()[test.kind]()
		err := v.UnmarshalText([]byte(test.text))
		if got := v.String(); got != test.want || (err == nil) != (test.want != "") {
			t.Errorf("%s %q: got %q (%v), want %q", test.kind, test.text, got, err, test.want)
		}
	}
	for text, want := range map[string]string{"+1-555-0100": "+15550100", "+46 (8) 123.45.67": "+4681234567", "555-0100": "", "+0123456789": "", "+1": ""} {
		var p Phone
		err := p.UnmarshalText([]byte(text))
		if (err == nil) != (want != "") || p.E164() != want {
			t.Errorf("phone %q: got %q (%v), want %q", text, p.E164(), err, want)
		}
	}
}

// FuzzValues: a value that is accepted is set, and is written in a form that is
// accepted again and written the same.
func FuzzValues(f *testing.F) {
	for _, seed := range []string{"T-7d", "T+0", "1h30m", "100000mo", "20%", "2027-03-09", "2027-03-09T10:00", "2027-03-09T10:00:00.5Z", "09:30", "+1-555-0100", "0d"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for kind, make := range newValues() {
			v := make()
			if v.UnmarshalText([]byte(text)) != nil || v.IsZero() {
				continue
			}
			again := make()
			if err := again.UnmarshalText([]byte(v.String())); err != nil || again.String() != v.String() {
				t.Errorf("%s %q is written %q, which is read as %q (%v)", kind, text, v, again, err)
			}
		}
		var p Phone
		if p.UnmarshalText([]byte(text)) == nil && !e164.MatchString(p.E164()) {
			t.Errorf("phone %q: %q is not E.164", text, p.E164())
		}
	})
}

func TestGlobsThatTakeForEver(t *testing.T) {
	for glob, want := range map[string]bool{
		"runbooks/**":                                           true,
		"{a,b}/{c,{d,e}}/*.md":                                  true,
		`\{a,b\}[{,]x`:                                          true,
		strings.Repeat("{a,b}", 9):                              true,  // 512
		strings.Repeat("{a,b}", 10):                             false, // 1024
		strings.Repeat("{*,?*}", 40) + "x":                      false,
		"{" + strings.Repeat("a,", 2000) + "}":                  false,
		strings.Repeat("{a}", 200):                              false,
		strings.Repeat("{", 1<<20) + strings.Repeat("}", 1<<20): false,
		"{a": false,
	} {
		if got := ValidGlob(glob); got != want {
			t.Errorf("%.40s: %t", glob, got)
		}
	}
}
