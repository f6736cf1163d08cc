package generator_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"
	"golang.org/x/net/html"

	"github.com/launchbook/launchbook/content"
	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/site"
)

const languageFolder = "../themes/default/language"

// englishTexts are all texts of the interface.
func englishTexts(t *testing.T) map[string]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(languageFolder, "en.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]string{}
	if err := yaml.Unmarshal(data, &words); err != nil {
		t.Fatal(err)
	}
	return words
}

// calls find the texts that templates, scripts and pages ask for.
var asked = map[string]*regexp.Regexp{
	"../themes/default/templates/*.html": regexp.MustCompile(`[{( ]t ("(?:[^"\\]|\\.)*")`),
	"../themes/default/assets/*.js":      regexp.MustCompile(`\bt\(("(?:[^"\\]|\\.)*")`),
	"*.go":                               regexp.MustCompile(`\.t\(("(?:[^"\\]|\\.)*")`),
	"ics/*.go":                           regexp.MustCompile(`\.t\(("(?:[^"\\]|\\.)*")`),
	"../site/markdown/*.go":              regexp.MustCompile(`(?:\.word\(|gapWord, )("(?:[^"\\]|\\.)*")`),
	"../site/drill/*.go":                 regexp.MustCompile(`because\(("(?:[^"\\]|\\.)*")`),
}

// Every text that is asked for is in en.yaml, and every one there is somewhere
// in the sources.
func TestAllTextsAreInOneFile(t *testing.T) {
	texts := englishTexts(t)
	var sources strings.Builder
	for pattern, call := range asked {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			sources.Write(source)
			for _, m := range call.FindAllSubmatch(source, -1) {
				if text, err := strconv.Unquote(string(m[1])); err != nil || texts[text] == "" {
					t.Errorf("%s says %s, which en.yaml does not have", file, m[1])
				}
			}
		}
	}
	days := regexp.MustCompile(`^(Mon|Tue|Wed|Thu|Fri|Sat|Sun|(Jan|Feb)(uary|ruary)?|Mar(ch)?|Apr(il)?|May|June?|July?|Aug(ust)?|Sep(tember)?|Oct(ober)?|(Nov|Dec)(ember)?|January|February)$`)
	values := regexp.MustCompile(`^(draft|planned|ready|launched|done|postponed|cancelled|manual|video|tutorial|webinar|workshop|easily|with effort|no|primary|secondary|phone|email|chat|pager|hourly|daily|weekly|monthly|quarterly|yearly)$`)
	// Types of boxes that a text may have.
	boxes := regexp.MustCompile(`^(Abstract|Attention|Bug|Caution|Check|Danger|Error|Example|Fail|Failure|Faq|Help|Hint|Important|Info|Missing|Note|Question|Quote|Success|Summary|Tip|Todo|Warning)$`)
	for text, own := range texts {
		if own != text {
			t.Errorf("en.yaml says %q for %q", own, text)
		}
		if !strings.Contains(sources.String(), strconv.Quote(text)) && !days.MatchString(text) && !values.MatchString(text) && !boxes.MatchString(text) {
			t.Errorf("nothing says %q", text)
		}
	}
}

// translated renders the starter site in a language that puts every text of
// en.yaml into brackets, apart from those in without.
func translated(t *testing.T, without ...string) (files map[string][]byte, notices []string) {
	t.Helper()
	words := map[string]string{}
	for text := range englishTexts(t) {
		words[text] = "⟦" + text + "⟧"
	}
	for _, text := range without {
		delete(words, text)
	}
	data, err := yaml.Marshal(words)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if _, err := content.Init(dir, content.Options{Now: time.Now()}); err != nil {
		t.Fatal(err)
	}
	config := filepath.Join(dir, site.ConfigName)
	settings, err := os.ReadFile(config)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{config: append(settings, "\nlanguage: xx-YY\ntheme: own\n"...), filepath.Join(dir, "themes/own/language/xx.yaml"): data} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, err := site.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	files, err = generator.Render(s, generator.Options{Now: time.Now(), Notice: func(text string) { notices = append(notices, text) }})
	if err != nil {
		t.Fatal(err)
	}
	return files, notices
}

// With a whole translation, nothing that the interface says is English, and
// nobody is told of anything missing.
func TestAWholeTranslation(t *testing.T) {
	files, notices := translated(t)
	if len(notices) > 0 {
		t.Errorf("told %q", notices)
	}
	for _, name := range pages {
		for n := range parsed(t, files[name]).Descendants() {
			if text := interfaceText(n); text != "" && !strings.Contains(text, "⟦") {
				t.Errorf("%s has the text %q in <%s>", name, text, n.Data)
			}
		}
	}
}

// interfaceText is the text of an element that no document wrote, or "".
func interfaceText(n *html.Node) string {
	if n.Type != html.ElementNode {
		return ""
	}
	attribute := func(key string) string {
		for _, a := range n.Attr {
			if a.Key == key {
				return a.Val
			}
		}
		return ""
	}
	switch class := attribute("class"); {
	case n.Data == "dt", n.Data == "label", n.Data == "button",
		n.Data == "p" && n.Parent.Data == "nav",
		n.Data == "h2" && class == "plain",
		n.Data == "span" && (class == "chip ok" || class == "chip warn" || class == "chip bad"),
		n.Data == "small" && class == "needs":
		return strings.TrimSpace(textOf(n))
	case n.Data == "nav" || n.Data == "form" || n.Data == "input":
		return attribute("aria-label") + attribute("placeholder")
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// What a translation leaves out stays English, and is told once.
func TestATranslationWithoutSomeTexts(t *testing.T) {
	files, notices := translated(t, "Menu", "Copied")
	if want := `the theme's language/xx.yaml has no "Copied", "Menu"; 2 of `; len(notices) != 1 || !strings.HasPrefix(notices[0], want) {
		t.Errorf("told %q, want %q", notices, want)
	}
	if page := string(files["index.html"]); !strings.Contains(page, "<summary>Menu</summary>") || !strings.Contains(page, "⟦Skip to the content⟧") {
		t.Error("the texts are not English where the translation has none, or English where it has some")
	}
}
