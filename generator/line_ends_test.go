package generator_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/launchbook/launchbook/content"
	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/site/sitetest"
)

// odd has what goes over several lines.
const odd = "+++\ntype = 'page'\ntitle = 'Odd'\nsummary = '''\nFirst line.\nSecond line.\n'''\n+++\n\nOne  \ntwo\\\nthree.\n\n" +
	"<!-- not\nshown -->\n\n```sh\necho a\n\necho b\n```\n\n<details>\n<summary>More</summary>\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n</details>\n\n" +
	"    indented\n\n    code\n\n> quoted\n> lines\n\n`code\nspan` [link\ntext](faq.md\n'a title')\n"

// A checkout whose lines end as those of Windows gives the same portal.
func TestLineEndsOfWindows(t *testing.T) {
	var portals [2]map[string][]byte
	for i, end := range []string{"\n", "\r\n"} {
		dir := t.TempDir()
		if _, err := content.Init(dir, content.Options{Now: time.Date(2027, 1, 20, 0, 0, 0, 0, time.UTC)}); err != nil {
			t.Fatal(err)
		}
		sitetest.Write(t, dir, map[string]string{"content/odd.md": odd})
		for _, pattern := range []string{"*.yaml", "content/*.md", "content/*/*.md"} {
			names, err := filepath.Glob(filepath.Join(dir, pattern))
			if err != nil || len(names) == 0 {
				t.Fatal(pattern, err)
			}
			for _, name := range names {
				data, err := os.ReadFile(name)
				if err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(name, []byte(strings.ReplaceAll(string(data), "\n", end)), 0o600); err != nil {
					t.Fatal(err)
				}
			}
		}
		files, err := generator.Render(sitetest.Load(t, dir), generator.Options{BaseURL: "https://runbooks.example.com/", Now: time.Date(2027, 2, 20, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			t.Fatal(err)
		}
		portals[i] = files
	}
	for name, data := range portals[0] {
		if !bytes.Equal(data, portals[1][name]) {
			t.Errorf("%s is another one", name)
		}
	}
}
