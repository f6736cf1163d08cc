package markdown

import "testing"

// FuzzSlug: an anchor is stable and can stand in a link and an attribute as it is.
func FuzzSlug(f *testing.F) {
	for _, seed := range []string{"Go/No-Go", "  a  b ", "Über uns", "\xff", "<b>\"x\"</b>", "İ"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		slug := Slug(text)
		for _, r := range slug {
			switch r {
			case ' ', '\t', '\n', '"', '\'', '<', '>', '&', '#', '/', '%':
				t.Errorf("%q: %q has %q", text, slug, r)
			}
		}
	})
}
