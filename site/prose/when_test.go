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

// Whatever a text says, what is read of it lies within it.
func FuzzWhen(f *testing.F) {
	for _, text := range []string{"Tuesday, 15 December 2026 at 10:00 CET", "2026-12-15T10:00", "dec 15th, noon", "Tue at ten in the morning", "99:99 p.m.", "\xff1 may"} {
		f.Add(text, 0)
	}
	f.Fuzz(func(t *testing.T, text string, at int) {
		if at < 0 || at > len(text) {
			return
		}
		s := Sentence{Text: text, Lower: lower(text)}
		if w, ok := s.When(at); ok && (w.Start != at || w.End <= at || w.End > len(text)) {
			t.Errorf("%q at %d: it is read at [%d, %d)", text, at, w.Start, w.End)
		} else if ok {
			w.Agrees(time.Date(2026, 12, 15, 10, 0, 0, 0, time.UTC))
		}
	})
}
