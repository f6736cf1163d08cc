package prose

import (
	"testing"
	"time"
)

func TestWhen(t *testing.T) {
	stockholm, err := time.LoadLocation("Europe/Stockholm")
	if err != nil {
		t.Fatal(err)
	}
	launch := time.Date(2026, 12, 15, 10, 0, 0, 0, stockholm)
	for text, want := range map[string]string{
		"Tuesday":                               "yes",
		"Tue, 15 December 2026 at 10:00 CET.":   "yes",
		"Tuesday the 15th of December":          "yes",
		"December 15th, 2026, 10 a.m.":          "yes",
		"Dec. 15":                               "yes",
		"2026-12-15T10:00":                      "yes",
		"2026-12-15 09:00 UTC":                  "yes",
		"10:00":                                 "yes",
		"Tuesday at 10.00":                      "yes",
		"10.00":                                 "none",
		"10 %":                                  "none",
		"Tuesday at ten in the morning":         "yes",
		"Monday, 15 December":                   "yes", // its weekday is another rule's
		"Wednesday":                             "no",
		"15 December 2025":                      "no",
		"15 Nov":                                "no",
		"December 8":                            "no",
		"2026-12-15 10:00 UTC":                  "no",
		"2026-13-01":                            "no",
		"15 December at 10pm":                   "no",
		"Tuesday at ten in the evening":         "no",
		"15 December at 12 am":                  "no",
		"15 December at 10:00 UTC+1":            "unknown",
		"Tuesday at 10:00 in Stockholm":         "yes",
		"10:00 (Stockholm time)":                "yes",
		"10:00 (New York)":                      "unknown",
		"10:00 London time":                     "unknown",
		"10:00, in Berlin too":                  "unknown",
		"8 December at 10:00 in Berlin":         "no",
		"14 December at 01:00 PST":              "unknown",
		"9 am PT":                               "unknown",
		"10:00 CEST":                            "no",
		"10:00 Everybody joins":                 "yes",
		"15 December in Berlin":                 "yes",
		"15 December, 04:00 EST":                "unknown",
		"Tuesday or Wednesday":                  "none",
		"Mon to Wed":                            "none",
		"15 December - 17 December":             "none",
		"15/16 December":                        "none",
		"Mondays":                               "none",
		"10 servers":                            "none",
		"15 decks":                              "none",
		"":                                      "none",
		", 15 December":                         "none",
		"monitoring":                            "none",
		"15 December and 16 December 2026":      "none",
		"15 December and nobody is at the desk": "yes",
	} {
		got := "none"
		if w, ok := (Sentence{Text: text, Lower: lower(text)}).When(0); ok {
			agrees, known := w.Agrees(launch)
			got = map[bool]string{true: "yes", false: "no"}[agrees]
			if !known {
				got = "unknown"
			}
		}
		if got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

// The same words say another instant.
func TestRewritten(t *testing.T) {
	stockholm, err := time.LoadLocation("Europe/Stockholm")
	if err != nil {
		t.Fatal(err)
	}
	morning, night := time.Date(2027, 3, 3, 8, 0, 0, 0, stockholm), time.Date(2027, 6, 21, 21, 30, 0, 0, stockholm)
	for text, want := range map[string][2]string{
		"Tuesday":                             {"Wednesday", "Monday"},
		"Tue, 15 December 2026 at 10:00 CET.": {"Wed, 3 March 2027 at 08:00 CET.", "Mon, 21 June 2027 at 21:30 CET."},
		"Tuesday the 15th of December":        {"Wednesday the 3rd of March", "Monday the 21st of June"},
		"December 15th, 2026, 10 a.m.":        {"March 3rd, 2027, 8 a.m.", "June 21st, 2027, 9:30 p.m."},
		"Dec. 15":                             {"Mar. 3", "Jun. 21"},
		"May 12th":                            {"March 3rd", "June 21st"},
		"2026-12-15T10:00":                    {"2027-03-03T08:00", "2027-06-21T21:30"},
		"2026-12-15 09:00 UTC":                {"2027-03-03 07:00 UTC", "2027-06-21 19:30 UTC"},
		"Tuesday at 10.00":                    {"Wednesday at 08.00", "Monday at 21.30"},
		"10 am.":                              {"8 am.", "9:30 pm."},
		"10:15 pm":                            {"8:00 am", "9:30 pm"},
		"Tuesday at ten in the morning":       {"Wednesday at eight in the morning", "Monday at 21:30"},
		"Tue at ten o'clock in the evening":   {"Wed at eight o'clock in the morning", "Mon at 21:30"},
	} {
		s := Sentence{Text: text, Lower: lower(text)}
		for i, at := range []time.Time{morning, night} {
			w, ok := s.When(0)
			if !ok {
				t.Errorf("%q is not read", text)
			}
			if got := w.Rewritten(s, at) + text[w.End:]; got != want[i] {
				t.Errorf("%q: got %q, want %q", text, got, want[i])
			}
		}
	}
}

// Whatever a text says, what is read of it lies within it, and says the instant for
// which it is written anew.
func FuzzWhen(f *testing.F) {
	for _, text := range []string{"Tuesday, 15 December 2026 at 10:00 CET", "2026-12-15T10:00", "dec 15th, noon", "Tue at ten in the morning", "99:99 p.m.", "\xff1 may"} {
		f.Add(text, 0, int64(1_800_000_000))
	}
	f.Fuzz(func(t *testing.T, text string, at int, unix int64) {
		if at < 0 || at > len(text) || unix < 0 || unix > 4_000_000_000 {
			return
		}
		s := Sentence{Text: text, Lower: lower(text)}
		w, ok := s.When(at)
		if !ok {
			return
		}
		if w.Start != at || w.End <= at || w.End > len(text) {
			t.Fatalf("%q at %d: it is read at [%d, %d)", text, at, w.Start, w.End)
		}
		moment := time.Unix(unix/60*60, 0).UTC()
		written := w.Rewritten(s, moment)
		if written == "" {
			return
		}
		anew := text[:at] + written + text[w.End:]
		again, ok := Sentence{Text: anew, Lower: lower(anew)}.When(at)
		if agrees, _ := again.Agrees(moment); !ok || !agrees {
			t.Errorf("%q at %d, for %s: %q is not read as that", text, at, moment, anew)
		}
	})
}
