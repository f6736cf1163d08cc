package audience

import (
	"slices"
	"strings"

	"github.com/launchbook/launchbook/site/prose"
	"github.com/launchbook/launchbook/source/lazy"
)

// between is what people write between the digits of a number, for a class of a regular
// expression: with the blanks and dashes that word processors put there.
const between = prose.Blanks + `\x{2010}-\x{2015}\x{2212}./()-`

var (
	// phoneText is a number with its country code, also across the end of a line, or
	// one behind tel:. The code begins with a plus or, as most countries dial it, with
	// two zeros.
	phoneText = lazy.Regexp(`(?i)tel:[+0-9` + between + `]*[0-9]|(?:\+|\b00)[1-9](?:(?:[` + between + `]*|[ \t]*\r?\n[ \t>]*)[0-9]){6,14}`)
	// localPhone is a number without its country code behind a word that says
	// what it is. Redaction does not know it: it would take too much for a number.
	localPhone = lazy.Regexp(`(?i)\b(tel|telephone|phone|mobile|cell|call|ring|dial)\b(?: (?:number|no|us|them))?(?:(?: \pL+)? (?:is|at|on))?[ .:*_|]{0,6}(\(?\d{2,5}\)?(?:[` + between + `]{0,2}\d{2,5}){1,5})`)
	// labels say that a phone number follows, whatever it looks like; one has
	// calls and mobile customers of other kinds.
	labels = lazy.Regexp(`(?i)^(?:tel|telephone|phone)$`)
	// otherNumber is a day, a month, a range of years or of times of day.
	otherNumber = lazy.Regexp(`^(?:(?:19|20)\d\d-\d\d\b|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d\b|(?:19|20)\d\d ?[/-] ?(?:19|20)\d\d\b|[0-2]?\d\.[0-5]\d ?- ?[0-2]?\d\.[0-5]\d\b)`)
	// count is a plain number, or one of thousands.
	count = lazy.Regexp(`^(?:\d+|[1-9]\d\d[ .]\d{3})$`)
)

// phones are the places of numbers with a country code in a text.
func phones(text string) [][]int {
	return slices.DeleteFunc(phoneText().FindAllStringIndex(text, -1), func(m []int) bool {
		return strings.HasPrefix(text[m[0]:], "00") && !dialled(text, m[0], m[1])
	})
}

// dialled tells whether what begins with two zeros is a phone number: one that is long
// enough, and no decimal and no part of a name.
func dialled(text string, start, end int) bool {
	return digits(text[start:end]) >= 11 && (start == 0 || !strings.ContainsRune(".,-/:#=", rune(text[start-1])))
}

// localPhones are the places of local numbers in a text.
func localPhones(text string) [][]int {
	var list [][]int
	for _, m := range localPhone().FindAllStringSubmatchIndex(text, -1) {
		word, number := text[m[2]:m[3]], text[m[4]:m[5]]
		if digits(number) < 6 || otherNumber().MatchString(number) || count().MatchString(number) && !labels().MatchString(word) {
			continue
		}
		list = append(list, m[4:6])
	}
	return list
}

func digits(text string) int {
	n := 0
	for _, c := range text {
		if '0' <= c && c <= '9' {
			n++
		}
	}
	return n
}
