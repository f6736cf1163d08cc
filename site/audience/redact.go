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

var (
	// phoneText is a number with its country code, or one behind tel:.
	phoneText = lazy.Regexp(`(?i)tel:[+0-9(). -]*[0-9]|\+[1-9](?:[ .()-]*[0-9]){6,14}`)
	emailText = lazy.Regexp(`(?i)(?:mailto:)?[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}`)
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
