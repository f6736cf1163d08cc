package since

import (
	"slices"
	"strings"
	"testing"

	"github.com/launchbook/launchbook/source"
)

// findings reads "rule path key message" lines.
func findings(lines ...string) []source.Diagnostic {
	var list []source.Diagnostic
	for _, line := range lines {
		f := strings.Fields(line)
		list = append(list, source.Diagnostic{Rule: f[0], File: source.NewFile(f[1], nil), Key: f[2], Message: f[3]})
	}
	return list
}

func lines(list []source.Diagnostic) []string {
	var out []string
	for _, d := range list {
		out = append(out, strings.Join([]string{d.Rule, d.Path(), d.Key, d.Message}, " "))
	}
	return out
}

func TestIntroduced(t *testing.T) {
	for name, c := range map[string]struct {
		before, now []string
		// there are the files that still exist.
		there []string
		want  []string
	}{
		"nothing before":            {nil, []string{"r a /k m"}, []string{"a"}, []string{"r a /k m"}},
		"the same":                  {[]string{"r a /k m"}, []string{"r a /k m"}, []string{"a"}, nil},
		"one more of the same":      {[]string{"r a /k m"}, []string{"r a /k m", "r a /k m"}, []string{"a"}, []string{"r a /k m"}},
		"another message":           {[]string{"r a /k m"}, []string{"r a /k n"}, []string{"a"}, []string{"r a /k n"}},
		"moved in a list":           {[]string{"r a /k/3 m"}, []string{"r a /k/4 m"}, []string{"a"}, nil},
		"moved and one more":        {[]string{"r a /k/3 m"}, []string{"r a /k/3 m", "r a /k/4 m"}, []string{"a"}, []string{"r a /k/4 m"}},
		"in the middle of a key":    {[]string{"r a /k/3/x m"}, []string{"r a /k/4/x m"}, []string{"a"}, nil},
		"a name is no position":     {[]string{"r a /k/[3] m"}, []string{"r a /k/[4] m"}, []string{"a"}, []string{"r a /k/[4] m"}},
		"a file that was renamed":   {[]string{"r a /k m"}, []string{"r b /k m"}, []string{"b"}, nil},
		"a file that is a copy":     {[]string{"r a /k m"}, []string{"r a /k m", "r b /k m"}, []string{"a", "b"}, []string{"r b /k m"}},
		"mended here, broken there": {[]string{"r a /k m"}, []string{"r b /k m"}, []string{"a", "b"}, []string{"r b /k m"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := Introduced(findings(c.now...), findings(c.before...), func(path string) bool { return slices.Contains(c.there, path) })
			if !slices.Equal(lines(got), c.want) {
				t.Errorf("got %q, want %q", lines(got), c.want)
			}
		})
	}
}
