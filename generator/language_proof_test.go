package generator_test

import (
	"encoding/xml"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"go.yaml.in/yaml/v3"
	"golang.org/x/net/html"

	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/site/history"
	"github.com/launchbook/launchbook/site/sitetest"
)

// In a portal with a language of its own, of a site whose texts have no Latin
// letter, every Latin word that a reader sees is one that no translation could
// change. The language here is English in letters of full width.
func TestNothingStaysEnglish(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/language.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := txtar.Write(archive, dir); err != nil {
		t.Fatal(err)
	}
	words := map[string]string{}
	for text := range englishTexts(t) {
		words[text] = wide(text)
	}
	data, err := yaml.Marshal(words)
	if err != nil {
		t.Fatal(err)
	}
	own := filepath.Join(dir, "themes/own/language/xx.yaml")
	if err := os.MkdirAll(filepath.Dir(own), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(own, data, 0o600); err != nil {
		t.Fatal(err)
	}
	s := sitetest.Load(t, dir)
	log := history.Log{}
	for _, d := range s.Documents {
		at := time.Date(2026, 11, 1, 9, 0, 0, 0, time.UTC)
		log[d.File.Path] = history.Change{At: at, Subject: "Правка", Earlier: []history.Change{{At: at, Subject: "Начало"}}}
	}
	files, err := generator.Render(s, generator.Options{Now: time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC), BaseURL: "https://1.2.3.4/", History: log,
		Notice: func(text string) { t.Error(text) }})
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for name, data := range files {
		for _, text := range shownTexts(t, name, data) {
			read++
			if found := latin.FindString(unchanging.ReplaceAllString(text, " ")); found != "" {
				t.Errorf("%s says %q: %q", name, found, text)
			}
		}
	}
	if read < 1000 {
		t.Errorf("only %d texts were looked at", read)
	}
}

// wide writes a text in letters of full width, and leaves its placeholders.
func wide(text string) string {
	var b strings.Builder
	for text != "" {
		if at := verb.FindStringIndex(text); at != nil && at[0] == 0 {
			b.WriteString(text[:at[1]])
			text = text[at[1]:]
			continue
		}
		r := []rune(text)[0]
		text = text[len(string(r)):]
		if r < 0x80 && latin.MatchString(string(r)) {
			r += '\uFF21' - 'A'
		}
		b.WriteRune(r)
	}
	return b.String()
}

var (
	verb  = regexp.MustCompile(`%(\[\d+\])?[a-z]`)
	latin = regexp.MustCompile(`[A-Za-z]+`)
	// unchanging is what stays in any language: offsets, durations, severities,
	// zones, addresses, paths, and the name of a format.
	unchanging = regexp.MustCompile(`\bT[-+][0-9a-z]+|\b(\d+(mo|min|m|h|d|w|s))+\b|\bSEV\d\b|\bUTC\b|\bEtc/GMT-1\b|(https?|webcal)://\S+|\bcontent/\S+|\S+\.md\b|^Markdown$|launchbook|\{\w+\}`)
)

// shownTexts are the texts of a file that a person reads.
func shownTexts(t *testing.T, name string, data []byte) []string {
	t.Helper()
	var list []string
	switch path.Ext(name) {
	case ".html":
		for n := range parsed(t, data).Descendants() {
			// The rule that finds what is missing is a name of the linter's.
			if n.Type == html.TextNode && n.Parent.Data != "script" && n.Parent.Data != "code" {
				list = append(list, strings.TrimSpace(n.Data))
			}
			for _, a := range n.Attr {
				read := map[string]bool{"aria-label": true, "title": true, "alt": true, "placeholder": true, "data-label": true, "data-title": true, "data-next-step": true}[a.Key]
				if read || a.Key == "content" && n.Data == "meta" && strings.Contains(attribute(n, "name")+attribute(n, "property"), "description") {
					list = append(list, a.Val)
				}
			}
		}
	case ".ics":
		unfolded := strings.NewReplacer("\r\n ", "", `\n`, "\n").Replace(string(data))
		for _, m := range regexp.MustCompile(`(?m)^(?:SUMMARY|DESCRIPTION|X-WR-CALNAME|NAME|LOCATION)[^:]*:(.*)$`).FindAllStringSubmatch(unfolded, -1) {
			list = append(list, m[1])
		}
	case ".xml":
		var feed struct {
			Title   string `xml:"title"`
			Entries []struct {
				Title   string `xml:"title"`
				Summary string `xml:"summary"`
			} `xml:"entry"`
		}
		if err := xml.Unmarshal(data, &feed); err != nil {
			t.Fatal(err)
		}
		list = append(list, feed.Title)
		for _, e := range feed.Entries {
			list = append(list, e.Title, e.Summary)
		}
	case ".js":
		if name == "assets/search-index.js" {
			for _, entry := range indexOf(t, data) {
				list = append(list, entry["title"], entry["page"])
			}
		}
	}
	return list
}
