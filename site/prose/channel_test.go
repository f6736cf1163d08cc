package prose

import (
	"strings"
	"testing"
)

func TestChannels(t *testing.T) {
	for text, want := range map[string]string{
		"Call +1-555-0100, or 0555 0101.":                       "+1-555-0100|0555 0101",
		"tel:+1 (555) 0102":                                     "", // of a link
		"00 46 8 123 45 67":                                     "00 46 8 123 45 67",
		"Ada <ada.example@example.com>, BEN@example.co.uk":      "ada.example@example.com|BEN@example.co.uk",
		"at 09:00, for 10,000 users, 0.5 % and 2027-03-09T0900": "",
		"order 15550100, T+8h, a+1234567":                       "",
	} {
		var found []string
		for _, c := range Channels(text) {
			if text[c.Start:c.End] != c.Text {
				t.Errorf("%q: %q stands at [%d, %d)", text, c.Text, c.Start, c.End)
			}
			found = append(found, c.Text)
		}
		if got := strings.Join(found, "|"); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
		if want != "" && !TellsChannel([]byte(text)) {
			t.Errorf("%q is said to have none", text)
		}
	}
}

func TestSamePhone(t *testing.T) {
	for told, want := range map[string]bool{
		"+46 8 123 45 67": true, "0046812345 67": true, "+46 (0)8 123 45 67": true, "08-123 45 67": true, "0 8 123 45 67": true,
		"+46 8 123 45 67 2": true, "08 123 45 68": false, "+47 8 123 45 67": false, "0": false, "00": false, "": false, "045 67": false,
	} {
		if SamePhone(told, "+46-8-1234567") != want {
			t.Errorf("%q: got %v", told, !want)
		}
	}
	if SamePhone("00", "") || SamePhone("", "") {
		t.Error("no number is the same as none")
	}
}

// What is found in a text is found by the quick look too, and lies within it.
func FuzzChannels(f *testing.F) {
	f.Add("Call +1-555-0100, or 0 8 123 45 67, or ada@example.com")
	f.Fuzz(func(t *testing.T, text string) {
		list := Channels(text)
		if len(list) > 0 && !TellsChannel([]byte(text)) {
			t.Errorf("%q is said to have none of %v", text, list)
		}
		for _, c := range list {
			if text[c.Start:c.End] != c.Text {
				t.Errorf("%q: %q stands at [%d, %d)", text, c.Text, c.Start, c.End)
			}
			if c.Key == "phone" && !SamePhone(c.Text, c.Text) {
				t.Errorf("%q is not the same as itself", c.Text)
			}
		}
	})
}
