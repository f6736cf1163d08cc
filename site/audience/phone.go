package audience

import "github.com/launchbook/launchbook/source/lazy"

var (
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
