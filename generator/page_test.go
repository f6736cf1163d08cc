package generator

import "testing"

func TestRelativeAddresses(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"index.html", "index.html", "index.html"},
		{"index.html", "a/b.html#x", "a/b.html#x"},
		{"a/b.html", "index.html", "../index.html"},
		{"a/b.html", "a/b.html#x", "#x"},
		{"a/b.html", "a/c.html", "c.html"},
		{"a/b/c.html", "a/bb/c.html", "../bb/c.html"},
		{"a/b/c.html", "a/b.html", "../b.html"},
		{"ab/c.html", "abc/d e.html", "../abc/d%20e.html"},
		{"a/b.html", "a/c:d.html", "./c:d.html"},
	} {
		if got := (&page{Path: c.from}).Rel(c.to); got != c.want {
			t.Errorf("from %s to %s: got %s, want %s", c.from, c.to, got, c.want)
		}
	}
}

// What a template says in the language is the same whether it was translated once
// or on each page.
func TestFoldedConstants(t *testing.T) {
	words := language{"Menu": `"Menü" {{x}}`}
	for template, want := range map[string]string{
		`<p>{{t "Menu"}}</p>{{t "Menu"}}`: `<p>{{"\"Menü\" {{x}}"}}</p>{{"\"Menü\" {{x}}"}}`,
		`{{t "None"}}`:                    `{{"None"}}`,
		`{{t "%d more" .}}{{t .}}`:        `{{t "%d more" .}}{{t .}}`,
		`{{t "\q"}}`:                      `{{t "\q"}}`,
	} {
		if got := words.fold(template); got != want {
			t.Errorf("%s: got %s, want %s", template, got, want)
		}
	}
}

func TestDirection(t *testing.T) {
	for language, want := range map[string]string{"en": "", "sv": "", "ar": "rtl", "he-IL": "rtl", "fa": "rtl", "ku": "", "ku-Arab": "rtl", "az-Latn": "", "": "", "no such language": ""} {
		if got := directionOf(language); got != want {
			t.Errorf("%s: got %q, want %q", language, got, want)
		}
	}
}
