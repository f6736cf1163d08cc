package audience

import (
	"fmt"
	"strings"
	"testing"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/source"
)

func TestMistakenPassages(t *testing.T) {
	for text, want := range map[string]string{
		"<!-- audience: a -->\nx\n<!-- /audience -->\n":                                  "",
		"<!-- Audience: a -->\nx\n<!-- /audience -->\n":                                  `0 "<!-- Audience: a -->"`,
		"<!-- audiance: a -->\nx\n<!-- /audience -->\n":                                  `0 "<!-- audiance: a -->"`,
		"<!-- audience: a -->\nx\n<!-- /audiance -->\n":                                  `0 "<!-- /audiance -->"`,
		"x <!-- audience: a --> y <!-- /audience -->\n":                                  `1 "<!-- audience: a -->"`,
		"<!-- audience:\r\na -->\r\nx\r\n<!-- /audience -->\r\n":                         `2 "<!-- audience:"`,
		"x\n<!-- /audience -->\n":                                                        `3 "<!-- /audience -->"`,
		"x\n <!-- audience: a -->\ny\n":                                                  `4 "<!-- audience: a -->"`,
		"<!-- audience: a -->\n<!-- audience: b -->\n<!-- /audience -->\n":               `4 "<!-- audience: a -->"`,
		"```\n<!-- audiance: a -->\n```\n":                                               "",
		"Write `<!-- Audience: a -->`.\n":                                                "",
		"<!-- note: for the audience -->\n<!-- TODO: a -->\n<!-- Audiences we have: -->": "",
	} {
		t.Run(text, func(t *testing.T) {
			file := source.NewFile("a.md", []byte("---\ntitle: A\n---\n"+text))
			start := len(file.Data()) - len(text)
			d := &site.Document{File: file, Body: markdown.Parse(file, source.Span{Start: start, End: len(file.Data())})}
			var got []string
			for _, m := range MistakesIn(d) {
				got = append(got, fmt.Sprintf("%d %q", m.Kind, file.Text(m.Span)))
			}
			if strings.Join(got, " ") != want {
				t.Errorf("got %v, want %s", got, want)
			}
		})
	}
}
