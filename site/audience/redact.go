package audience

import "regexp"

// redactor takes numbers and addresses out of texts.
type redactor struct{ phones, emails bool }

// What stands in the text instead.
const (
	noPhone = "(number not shown)"
	noEmail = "(address not shown)"
)

var (
	// phoneText is a number with its country code, or one behind tel:.
	phoneText = regexp.MustCompile(`(?i)tel:[+0-9(). -]*[0-9]|\+[1-9](?:[ .()-]*[0-9]){6,14}`)
	emailText = regexp.MustCompile(`(?i)(?:mailto:)?[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}`)
)

func (r redactor) text(text string) string {
	if r.phones {
		text = phoneText.ReplaceAllString(text, noPhone)
	}
	if r.emails {
		text = emailText.ReplaceAllString(text, noEmail)
	}
	return text
}

// hides tells whether a link leads to a number or an address that is not shown.
func (r redactor) hides(destination string) bool {
	return r.text(destination) != destination
}
