package nearest

import "testing"

func TestOf(t *testing.T) {
	for _, c := range []struct {
		text       string
		candidates []string
		want       string
	}{
		{"titel", []string{"title", "tier"}, "title"},
		{"contcat", []string{"contact", "content"}, "contact"},
		{"higher", []string{"higher-is-worse", "lower-is-worse"}, "higher-is-worse"},
		{"on-call", []string{"on-call-a", "on-call-b"}, "on-call-a"},
		{"lo", []string{"lower-is-worse"}, ""},
		{"zebra", []string{"title", "owner"}, ""},
	} {
		if got := Of(c.text, c.candidates); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}
