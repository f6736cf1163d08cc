package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/launchbook/launchbook/themes"
)

// language is the words of the interface. Its keys are the English texts, so
// that English needs no file and a missing translation shows English.
type language map[string]string

// openLanguage reads language/<tag>.yaml of the theme, or that of the tag's
// main language: sv-SE finds sv.yaml. Without a file, the interface is English.
func openLanguage(theme *themes.Theme, tag string) (language, error) {
	main, _, _ := strings.Cut(tag, "-")
	for _, name := range slices.Compact([]string{tag, main}) {
		if name == "" || strings.ContainsAny(name, "/\\.") {
			continue
		}
		file := "language/" + name + ".yaml"
		data, err := theme.Read(file)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		words := language{}
		if err := yaml.Unmarshal(data, &words); err != nil {
			return nil, fmt.Errorf("the theme's %s is not a list of texts: %w", file, err)
		}
		return words, words.check(file)
	}
	return language{}, nil
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

// date writes a day such as "Tue 9 Mar 2027".
func (l language) date(at time.Time) string {
	return l.t(at.Format("Mon")) + at.Format(" 2 ") + l.t(at.Format("Jan")) + at.Format(" 2006")
}
