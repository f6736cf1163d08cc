package audience

import (
	"net/url"
	"path"

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

// between is what people write between the digits of a number, for a class of a regular
// expression: with the blanks and dashes that word processors put there.
const between = ` \t\x{A0}\x{2000}-\x{200A}\x{202F}\x{2010}-\x{2015}\x{2212}./()-`

var (
	// phoneText is a number with its country code, also across the end of a line, or
	// one behind tel:.
	phoneText = lazy.Regexp(`(?i)tel:[+0-9` + between + `]*[0-9]|\+[1-9](?:(?:[` + between + `]*|[ \t]*\r?\n[ \t>]*)[0-9]){6,14}`)
	emailText = lazy.Regexp(`(?i)(?:mailto:)?[\pL\pN._%+'-]+@[\pL\pN-]+(?:\.[\pL\pN-]+)*\.\pL{2,}`)
)

func (r redactor) text(text string) string {
	if r.phones {
		text = phoneText().ReplaceAllString(text, noPhone)
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
