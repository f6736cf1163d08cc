package audience

import (
	"slices"
	"testing"

	"github.com/launchbook/launchbook/schema"
)

// What redaction takes out is no published number, and dates, ranges, counts
// and the ids of incidents are no numbers to call.
func TestPrivateTexts(t *testing.T) {
	for text, want := range map[string][]string{
		"At night, call 555-010-0145.":                 {"published 555-010-0145"},
		"call Ada on (555) 010-0145":                   {"published (555) 010-0145"},
		"**Mobile**: 0555 0100145":                     {"published 0555 0100145"},
		"| Phone | 5550100145 |":                       {"published 5550100145"},
		"The phone number is 030 1234567":              {"published 030 1234567"},
		"Dial 030\u00a01234567 at night":               {"published 030\u00a01234567"},
		"Tel: 030 1234567":                             {"replaced Tel: 030 1234567"},
		"[call us](tel:5550100145)":                    {"replaced tel:5550100145"},
		"Call +1-555-0144 or call 555-010-0145":        {"replaced +1-555-0144", "published 555-010-0145"},
		"The call on 09.03.2027 is for everybody":      nil,
		"The call on 2027-03-09 at 10:00":              nil,
		"In the call INC-123456 was named":             nil,
		"the mobile app 2024-2025":                     nil,
		"mobile checkout, 2026-12":                     nil,
		"mobile: 2026-12":                              nil,
		"the call at 14.30-15.30":                      nil,
		"mobile: 250000 users, or mobile: 250 000":     nil,
		"call for 120 000 customers; ring 12 of 36 24": nil,
	} {
		var got []string
		for _, p := range privateText(text, schema.Audience{}) {
			what := "published "
			if p.Replaced {
				what = "replaced "
			}
			got = append(got, what+text[p.Span.Start:p.Span.End])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
