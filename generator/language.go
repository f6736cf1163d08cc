package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
	textlanguage "golang.org/x/text/language"

	"github.com/launchbook/launchbook/themes"
)

// language is the words of the interface. Its keys are the English texts, so
// that a missing translation shows English.
type language map[string]string

const englishFile = "language/en.yaml"

// openLanguage reads language/<tag>.yaml of the theme, or that of the tag's
// main language: sv-SE finds sv.yaml. The notice says once what stays English;
// it is "" where nothing does.
func openLanguage(theme *themes.Theme, tag string) (words language, notice string, err error) {
	all, err := readLanguage(theme, englishFile)
	if err != nil {
		return nil, "", err
	}
	main, _, _ := strings.Cut(tag, "-")
	if tag == "" || main == "en" {
		return all, "", nil
	}
	for _, name := range slices.Compact([]string{tag, main}) {
		if name == "" || strings.ContainsAny(name, "/\\.") {
			continue
		}
		file := "language/" + name + ".yaml"
		words, err := readLanguage(theme, file)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, "", err
		}
		return words, words.missing(file, all), nil
	}
	return all, fmt.Sprintf("the theme has no language/%s.yaml, so that the interface stays English", main), nil
}

func readLanguage(theme *themes.Theme, file string) (language, error) {
	data, err := theme.Read(file)
	if err != nil {
		return nil, err
	}
	words := language{}
	if err := yaml.Unmarshal(data, &words); err != nil {
		return nil, fmt.Errorf("the theme's %s is not a list of texts: %w", file, err)
	}
	return words, words.check(file)
}

// missing says which texts have no translation, the first few by name.
func (l language) missing(file string, all language) string {
	var names []string
	for _, text := range slices.Sorted(maps.Keys(all)) {
		if l[text] == "" {
			names = append(names, strconv.Quote(text))
		}
	}
	if len(names) == 0 {
		return ""
	}
	shown := names[:min(len(names), 5)]
	return fmt.Sprintf("the theme's %s has no %s%s; %d of %d texts stay English", file, strings.Join(shown, ", "),
		map[bool]string{true: " and more"}[len(names) > len(shown)], len(names), len(all))
}

var verb = regexp.MustCompile(`%(\[\d+\])?[a-z]`)

// check refuses a translation that leaves out or adds a placeholder.
func (l language) check(file string) error {
	count := func(text string) []string {
		found := verb.FindAllString(text, -1)
		for i, v := range found {
			found[i] = "%" + v[len(v)-1:]
		}
		slices.Sort(found)
		return found
	}
	for english, own := range l {
		if own != "" && !slices.Equal(count(english), count(own)) {
			return fmt.Errorf("the theme's %s: %q needs the same placeholders as %q", file, own, english)
		}
	}
	return nil
}

// rightToLeft are the scripts of living languages that run from right to left, by
// their codes (ISO 15924).
var rightToLeft = map[string]bool{"Adlm": true, "Arab": true, "Hebr": true, "Nkoo": true, "Rohg": true, "Syrc": true, "Thaa": true}

// directionOf is "rtl" for a language that runs from right to left, "" for others.
func directionOf(language string) string {
	tag, err := textlanguage.Parse(language)
	if script, _ := tag.Script(); err == nil && rightToLeft[script.String()] {
		return "rtl"
	}
	return ""
}

// t is a text in the language, with its placeholders filled in.
func (l language) t(english string, args ...any) string {
	if own := l[english]; own != "" {
		english = own
	}
	if len(args) == 0 {
		return english
	}
	return fmt.Sprintf(english, args...)
}

// constant is an action of a template that is a text without placeholders.
var constant = regexp.MustCompile(`\{\{t ("(?:[^"\\]|\\.)*")\}\}`)

// fold translates the constants of a template once, rather than on each page.
func (l language) fold(template string) string {
	return constant.ReplaceAllStringFunc(template, func(action string) string {
		english, err := strconv.Unquote(constant.FindStringSubmatch(action)[1])
		if err != nil {
			return action // the template's own parser says why
		}
		return "{{" + strconv.Quote(l.t(english)) + "}}"
	})
}

// date writes a day such as "Tue 9 Mar 2027".
func (l language) date(at time.Time) string {
	return l.t(at.Format("Mon")) + at.Format(" 2 ") + l.t(at.Format("Jan")) + at.Format(" 2006")
}
