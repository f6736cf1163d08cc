package frontmatter

import (
	"testing"

	"github.com/launchbook/launchbook/source"
)

func TestSplit(t *testing.T) {
	for name, c := range map[string]struct{ text, format, data, body, rules string }{
		"YAML":                     {"---\na: b\n---\nText", "yaml", "a: b\n", "Text", ""},
		"CRLF":                     {"---\r\na: b\r\n---\r\nText\r\n", "yaml", "a: b\r\n", "Text\r\n", ""},
		"TOML":                     {"+++\na = 'b'\n+++\nText", "toml", "a = 'b'\n", "Text", ""},
		"JSON":                     {"{\n\"a\": 1\n}\n\nText", "json", "{\n\"a\": 1\n}", "\n\nText", ""},
		"JSON on one line":         {"{\"a\": 1}\nText", "json", "{\"a\": 1}", "\nText", ""},
		"nothing":                  {"Text\n---\n", "", "", "Text\n---\n", ""},
		"empty file":               {"", "", "", "", ""},
		"empty front matter":       {"---\n---\nText", "yaml", "", "Text", ""},
		"thematic break":           {"---\n\nText", "", "", "---\n\nText", ""},
		"byte order mark":          {"\uFEFF---\na: b\n---\nText", "yaml", "a: b\n", "Text", "front-matter-bom"},
		"never closed":             {"---\na: b\n\nText", "", "", "a: b\n\nText", "front-matter-unclosed"},
		"dots":                     {"---\na: b\n...\nText\n\n---\nMore", "yaml", "a: b\n", "Text\n\n---\nMore", "front-matter-closer"},
		"dots and no fence":        {"---\na: b\n...\nText", "yaml", "a: b\n", "Text", "front-matter-closer"},
		"lone CR":                  {"---\ra: b\r---\rText", "", "", "---\ra: b\r---\rText", "front-matter-line-ends"},
		"indented fence in a text": {"---\na: |\n  x\n  ---\n  y\nb: c\n---\nText", "yaml", "a: |\n  x\n  ---\n  y\nb: c\n", "Text", ""},
		"NUL":                      {"---\na: \x00\n---\n", "", "", "", "binary-file"},
		"Latin-1":                  {"---\na: \xe5\n---\n", "", "", "", "encoding"},
		"a template, not JSON":     {"{{ x }}\n", "", "", "{{ x }}\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			f := source.NewFile("x.md", []byte(c.text))
			block, _, found := Split(f)
			rules := ""
			for _, d := range found {
				rules += d.Rule
			}
			if block.Format != c.format || f.Text(block.Data) != c.data || f.Text(block.Body) != c.body || rules != c.rules {
				t.Errorf("got format %q, data %q, body %q, rules %q", block.Format, f.Text(block.Data), f.Text(block.Body), rules)
			}
		})
	}
}

func FuzzSplit(f *testing.F) {
	f.Add([]byte("---\na: b\n---\nText"))
	f.Add([]byte("\uFEFF+++\r\na=1\r\n+++"))
	f.Add([]byte("{\"a\": 1}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file := source.NewFile("x.md", data)
		block, node, _ := Split(file)
		if node == nil || block.Body.End > len(data) || block.Body.Start > block.Body.End || block.Data.End > len(data) || block.Data.Start > block.Data.End {
			t.Fatalf("%+v of %d bytes", block, len(data))
		}
	})
}
