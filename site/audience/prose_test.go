package audience

import "testing"

func TestPassages(t *testing.T) {
	for text, want := range map[string]string{
		"a\n<!-- audience: board -->\nb\n<!-- /audience -->\nc\n":                                          "a\nc\n",
		"a\n<!-- audiences: board, us -->\nb\n<!-- /audiences -->\nc\n":                                    "a\nb\nc\n",
		"a\n<!-- audience board -->\nto the end\n":                                                         "a\n",
		"a\n  <!--audience:board-->\r\nb\r\n<!-- / audience -->\r\nc":                                      "a\nc",
		"a\n```\n<!-- audience: board -->\nb\n```\n<!-- /audience -->\nc\n":                                "a\n```\nc\n",
		"a <!-- x --> b\n<!-- y\n```\nz\n```\n-->c\n":                                                      "a  b\nc\n",
		"```\n<!-- shown -->\n```\n<!-- hidden -->\n":                                                      "```\n<!-- shown -->\n```\n\n",
		"<!-- audience: board -->\n<!-- audience: us -->\nb\n<!-- /audience -->\nc\n<!-- /audience -->\nd": "d",
		"a <!-- never closed\nb\n":                                                                         "a ",
	} {
		if got := passages(text, "us"); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestRedactedTexts(t *testing.T) {
	r := redactor{true, true, map[string]bool{"ops/vault.md": true}}
	for text, want := range map[string]string{
		"call +1-555-0100 or +46 8 555 010 00.":   "call (number not shown) or (number not shown).",
		"tel:+15550100":                           "(number not shown)",
		"ring +49 30/901820, or Tel: 030/901820":  "ring (number not shown), or (number not shown)",
		"+1\u00a0555\u20110100\u202f00 at night":  "(number not shown) at night",
		"night: +1 555\n  > 010 000; day: +1\n":   "night: (number not shown); day: +1\n",
		"ring 0046 8 901 82 01 or 0014155550100":  "ring (number not shown) or (number not shown)",
		"0.0012345678901, no-0012345678901, 0012": "0.0012345678901, no-0012345678901, 0012",
		"älva@exämple.se, o'neil@example.com":     "(address not shown), (address not shown)",
		"write to a.b+c@mail.example.com, soon":   "write to (address not shown), soon",
		"1 + 2 = 3, T+30m, +20 %, v1.2.3+build7":  "1 + 2 = 3, T+30m, +20 %, v1.2.3+build7",
		"see ../ops/vault.md and ops/vault.mdx":   "see (not shown) and ops/vault.mdx",
	} {
		if got := r.pathless(r.text(text)); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
