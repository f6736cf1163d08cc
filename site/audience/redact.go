package audience

import (
	"net/url"
	"path"
	"strings"

	"github.com/launchbook/launchbook/site/prose"
	"github.com/launchbook/launchbook/source/lazy"
)

// redactor takes numbers, addresses and the paths of hidden documents out of
// texts.
type redactor struct {
	phones, emails bool
	paths          map[string]bool
}

// What stands in the text instead.
const (
	noPhone = "(number not shown)"
	noEmail = "(address not shown)"
)

var emailText = lazy.Regexp(`(?i)(?:mailto:)?` + prose.AddressPattern)

// withoutPhones has something else in the place of each number with a country code.
func withoutPhones(text string) string {
	var b strings.Builder
	end := 0
	for _, m := range phones(text) {
		b.WriteString(text[end:m[0]])
		b.WriteString(noPhone)
		end = m[1]
	}
	if end == 0 {
		return text
	}
	b.WriteString(text[end:])
	return b.String()
}

func (r redactor) text(text string) string {
	if r.phones {
		text = withoutPhones(text)
	}
	if r.emails {
		text = emailText().ReplaceAllString(text, noEmail)
	}
	return text
}

// pathText is what may be the path of a document.
var pathText = lazy.Regexp(`(?i)[\pL\pN_./%-]+\.(?:md|markdown)\b`)

// pathless is a text without the paths of hidden documents.
func (r redactor) pathless(text string) string {
	return pathText().ReplaceAllStringFunc(text, func(found string) string {
		name, err := url.PathUnescape(found)
		if err != nil {
			name = found
		}
		if r.paths[path.Clean("/" + name)[1:]] {
			return notShown
		}
		return found
	})
}

// hides tells whether a link leads to a number or an address that is not shown.
func (r redactor) hides(destination string) bool {
	return r.text(destination) != destination
}
