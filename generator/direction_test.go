package generator_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/launchbook/launchbook/themes"
)

// sided is what names a side of the screen rather than the beginning or the end of
// a line, and four lengths of which the second and the last differ.
var sided = regexp.MustCompile(`(?:padding|margin|border)-(?:left|right)\b|text-align: (?:left|right)|[ ;{](?:left|right):|(?:padding|margin): [^\s;}]+ ([^\s;}]+) [^\s;}]+ ([^\s;}]+)`)

// The built-in style can be turned round for languages that run from right to left.
func TestStyleNamesNoSides(t *testing.T) {
	theme, err := themes.Open(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	names, err := theme.List("assets/*.css")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		data, err := theme.Read(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			for _, m := range sided.FindAllStringSubmatch(line, -1) {
				if m[1] == "" || m[1] != m[2] {
					t.Errorf("%s: %s", name, m[0])
				}
			}
		}
	}
}
