package rules_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/launchbook/launchbook/lint/fix"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// FuzzFix lets lint mend any document: it comes to an end, mending again changes
// nothing, and no document that can be read becomes one that cannot.
func FuzzFix(f *testing.F) {
	for _, text := range []string{
		"---\ntypo: x\ntilte: A\ntype: lanuch\n---\n# A\n", "---\ntitle: “A”\ntags: [a\n---\n", "---\ntype: launch\nlaunch_at: 2027-03-09 10:00\nowner: @ada\n---\n# A",
		"[a](b c.md) (a)[b.md] [x](htps://example.com) [y](Index.md)", "---\r\ntype: faq\r\n...\r\n# A\r\n", "+++\ntitel = \"A\"\n+++\n", "{\"titel\": \"A\"}\n\n# A", "---\n-id: x\nseverity: S2\n---\n", "---\ntitle: A\ntitle: B\n---\n",
		"---\ntype: launch\ntitle: C\nsummary: C launches on 2 March.\nlaunch_at: 2027-03-09T10:00\n---\nWe launch on Tue, 2 March. T-0 is 9 a.m.\n\n|a|b|\n|-|-|\n|Launch|2027-03-02|\n",
		"---\ntype: contacts\ncontacts:\n  - {id: a, name: A B, channels: {phone: +1-555-0100, email: a@example.com}}\n---\nA B, tel. 0 1 555 0101, [A B](tel:+15550102), b@example.com (A B)\n",
		"---\ntype: contacts\ncontacts:\n  - {id: Ada L, name: Ada, channels: {email: ada@example.com, phone: 555}}\n---\n",
	} {
		f.Add([]byte(text))
	}
	dir := f.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "content"), 0o755); err != nil {
		f.Fatal(err)
	}
	proved := func(text []byte) func(files map[string][]byte) ([]source.Diagnostic, error) {
		return func(files map[string][]byte) ([]source.Diagnostic, error) {
			overlay := map[string][]byte{"content/a.md": text, "content/index.md": []byte("# Start\n")}
			for name, data := range files {
				overlay[name] = data
			}
			s, err := site.LoadWith(dir, site.LoadOptions{Overlay: overlay})
			if err != nil {
				return nil, err
			}
			return findings(s), nil
		}
	}
	syntax := func(list []source.Diagnostic) int {
		n := 0
		for _, d := range list {
			switch d.Rule {
			case "front-matter-syntax", "front-matter-unclosed", "front-matter-line-ends":
				n++
			}
		}
		return n
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		before, err := proved(text)(nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, unsafe := range []bool{false, true} {
			result, err := fix.Run(proved(text), fix.Options{Unsafe: unsafe})
			if err != nil {
				t.Fatal(err)
			}
			if syntax(before) == 0 && syntax(result.Diagnostics) > 0 {
				t.Errorf("%q became %q, which is broken", text, result.Changes[0].After)
			}
			for _, c := range result.Changes {
				again, err := fix.Run(proved(c.After), fix.Options{Unsafe: unsafe})
				if err != nil {
					t.Fatal(err)
				}
				for _, more := range again.Changes {
					t.Errorf("%q became %q and then %q", text, c.After, more.After)
				}
				if bytes.Equal(c.Before, c.After) {
					t.Errorf("%q: a change without a difference", text)
				}
			}
		}
	})
}
