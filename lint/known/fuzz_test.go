package known_test

import (
	"testing"
	"time"

	"github.com/launchbook/launchbook/lint/known"
	"github.com/launchbook/launchbook/source"
)

// Whatever the file of known findings holds, it is read or refused, and judging by
// it ends.
func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"", "findings: []\n", "findings:\n  - {rule: r, path: a.md, key: x, reason: y}\n  - {rule: r, path: a.md, key: 'x', reason: y, owner: ada, until: 2027-01-01}\n",
		"- a\n", "findings: {a: &a [*a]}\n", "findings:\n- rule: [\n", "\ufefffindings:\r\n", "findings: [{rule: r, path: '../x', key: \"\\0\"}]",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		list, err := known.Parse(source.NewFile(known.Name, data), []string{"r", "s"})
		if (list == nil) == (err == nil) {
			t.Fatalf("neither a list nor an error: %v", err)
		}
		if err == nil {
			found := []source.Diagnostic{{Rule: "r", File: source.NewFile("a.md", nil), Key: "x"}}
			list.Apply(found, nil, func(string, string) bool { return false }, time.Unix(0, 0), time.UTC)
		}
	})
}
