package prose

import (
	"testing"

	"github.com/launchbook/launchbook/schema"
)

func TestDuration(t *testing.T) {
	for text, want := range map[string]string{
		"within an hour":                                  "1h within",
		"after 1 hour and 30 minutes":                     "1h30m after",
		"after about ten minutes":                         "10m after",
		"after another ten minutes":                       "10m another",
		"after 1 second":                                  "1s after",
		"after ten seconds":                               "10s after",
		"after a second missed call":                      "none",
		"in a second step it goes on after 5 minutes":     "5m after",
		"after one second engineer":                       "none",
		"as soon as it is 5 minutes late, and not before": "5m is",
		"within half an hour":                             "none",
		"after 5 minutes, and again within 10 minutes":    "none",
	} {
		d, ok := Sentence{Text: text, Lower: text}.Duration()
		got := d.Value.String() + " " + d.Before
		if !ok {
			got = "none"
		}
		if ok && !HasNumber(text) {
			t.Errorf("%q is said to have no number", text)
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestDurationRewritten(t *testing.T) {
	for _, test := range []struct{ text, value, want string }{
		{"within 10 minutes", "5m", "5 minutes"},
		{"within ten minutes", "1h", "1 hour"},
		{"within 10m of it", "1h30m", "1h30m"},
		{"within an hour", "90m", "1 hour and 30 minutes"},
		{"after 2 days", "1w", "7 days"},
		{"after 2 days", "1mo", ""},
		{"after 2 days", "0m", ""},
	} {
		var value schema.Duration
		if err := value.UnmarshalText([]byte(test.value)); err != nil {
			t.Fatal(err)
		}
		s := Sentence{Text: test.text, Lower: test.text}
		d, ok := s.Duration()
		if !ok {
			t.Fatalf("%q is not read", test.text)
		}
		if got := d.Rewritten(s, value); got != test.want {
			t.Errorf("%q, for %s: got %q, want %q", test.text, test.value, got, test.want)
		}
	}
}

func TestHasNumber(t *testing.T) {
	for text, want := range map[string]bool{
		"20 % above the peak": true, "WITHIN AN HOUR": true, "T+8h": true,
		"as soon as it is known": false, "": false,
	} {
		if got := HasNumber(text); got != want {
			t.Errorf("%q: got %v", text, got)
		}
	}
}
