package prose

import (
	"bytes"
	"strings"

	"github.com/launchbook/launchbook/source/lazy"
)

// Channel is a phone number or an email address in a text.
type Channel struct {
	// Key is phone or email, Text as written at [Start, End).
	Key, Text  string
	Start, End int
}

// Blanks are spaces between digits or words, of word processors too, for a class of
// a regular expression.
const Blanks = ` \t\x{A0}\x{2000}-\x{200A}\x{202F}`

// AddressPattern is an email address, for a regular expression that ignores case.
const AddressPattern = `[\pL\pN._%+'-]+@[\pL\pN-]+(?:\.[\pL\pN-]+)*\.\pL{2,}`

const phonePattern = `(?:\+|00?) ?[1-9](?:[` + Blanks + `\x{2010}-\x{2015}./()-]{0,3}\d){5,13}`

var (
	// phoneText begins with a phone number.
	phoneText = lazy.Regexp(`^` + phonePattern)
	// channelsText finds phone numbers, in the first group, and addresses.
	channelsText = lazy.Regexp(`(?i)(?:^|[^\w.,:/=+-])(` + phonePattern + `)\b|` + AddressPattern)
)

// Channels finds numbers with their country code or a leading zero, and addresses.
func Channels(text string) []Channel {
	var list []Channel
	for _, m := range channelsText().FindAllStringSubmatchIndex(text, -1) {
		c := Channel{Key: "email", Start: m[0], End: m[1]}
		if m[2] >= 0 {
			c = Channel{Key: "phone", Start: m[2], End: m[3]}
		}
		c.Text = text[c.Start:c.End]
		list = append(list, c)
	}
	return list
}

// TellsChannel tells whether a text may have a number or an address: most have none.
func TellsChannel(text []byte) bool {
	if bytes.IndexByte(text, '@') >= 0 {
		return true
	}
	for _, begin := range []byte{'+', '0'} {
		for i := 0; i < len(text); i++ {
			at := bytes.IndexByte(text[i:], begin)
			if at < 0 {
				break
			}
			i += at
			isStart := begin == '+' || i == 0 || !IsWordByte(text[i-1])
			if isStart && phoneText().Match(text[i:min(i+40, len(text))]) {
				return true
			}
		}
	}
	return false
}

// IsWordByte tells whether a byte is what \w matches.
func IsWordByte(b byte) bool {
	return b == '_' || '0' <= b && b <= '9' || 'A' <= b && b <= 'Z' || 'a' <= b && b <= 'z'
}

// SamePhone tells whether a number that is told, also without its country code or
// with something else behind a blank, is a known one.
func SamePhone(told, known string) bool {
	known = digits(known)
	for told != "" && known != "" {
		number := digits(told)
		if number == known {
			return true
		}
		isNational := strings.HasPrefix(told, "0") && !strings.HasPrefix(told, "00")
		if isNational && len(number) > 5 && strings.HasSuffix(known, number) {
			return true
		}
		told = told[:max(0, strings.LastIndexAny(told, " \t"))]
	}
	return false
}

// digits are the digits of a phone number, without the zeros that dial.
func digits(number string) string {
	number = strings.ReplaceAll(number, "(0)", "")
	number = strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, number)
	return strings.TrimLeft(number, "0")
}
