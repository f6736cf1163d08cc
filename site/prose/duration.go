package prose

import (
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/source/lazy"
)

// Duration is a stretch of time that a sentence speaks of.
type Duration struct {
	Value schema.Duration
	// Start and End are its place in the sentence.
	Start, End int
	// Before is the word before it, such as within or after; "another" makes
	// the stretch one that follows on others.
	Before string
}

var numbers = map[string]int{
	"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty-five": 45, "sixty": 60, "ninety": 90,
}

var units = map[byte]schema.Duration{
	's': {Exact: time.Second}, 'm': {Exact: time.Minute}, 'h': {Exact: time.Hour}, 'd': {Days: 1}, 'w': {Days: 7},
}

var (
	durationText = lazy.Regexp(`\b(\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty-five|sixty|ninety)` +
		`[ -]?(seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|s|m|h|d|w)\b`)
	// joint stands between the parts of one duration, such as 1 hour and 30 minutes.
	joint = lazy.Regexp(`^(?: and |, | )?$`)
	// fraction makes a duration something else: half an hour, an hour and a half.
	fraction = lazy.Regexp(`\b(?:half|quarters?|working|business)\b|\d[.,]\d|\d ?(?:-|–|to) ?\d`)
	lastWord = lazy.Regexp(`([a-z]+)\s+(?:about |around |the first |more than |at most |some )*$`)
)

// HasNumber tells whether a text can have a number in it, in digits or in words: it
// is true of many that have none, and quick.
func HasNumber(text string) bool {
	if strings.ContainsAny(text, "0123456789") {
		return true
	}
	// A number in words is only one before a unit.
	text = lower(text)
	return slices.ContainsFunc([]string{"sec", "min", "hour", "hr", "day", "week"}, func(unit string) bool { return strings.Contains(text, unit) })
}

// Duration is the one stretch of time that the sentence speaks of; ok is false
// when there is none, or more than one, or it is not a plain number.
func (s Sentence) Duration() (d Duration, ok bool) {
	if fraction().MatchString(s.Lower) {
		return Duration{}, false
	}
	for _, m := range durationText().FindAllStringSubmatchIndex(s.Lower, -1) {
		written, unit := s.Lower[m[2]:m[3]], s.Lower[m[4]:m[5]]
		value := times(units[unit[0]], written)
		switch {
		case numbers[written] > 0 && len(unit) == 1:
			// no time, but another word, such as "and" and "as"
		case numbers[written] == 1 && unit[0] == 's':
			// a second call, or one second person: nobody waits for one second
		case !ok:
			d, ok = Duration{Value: value, Start: m[0], End: m[1]}, true
		case joint().MatchString(s.Lower[d.End:m[0]]):
			d.Value, d.End = d.Value.Plus(value), m[1]
		default:
			return Duration{}, false
		}
	}
	if word := lastWord().FindStringSubmatch(s.Lower[:d.Start]); ok && word != nil {
		d.Before = word[1]
	}
	return d, ok
}

// compactText is a duration of a number and a letter.
var compactText = lazy.Regexp(`^\d+[smhdw]$`)

// Rewritten is what a sentence, which d was read from, says at its place when it says
// another duration: "5m" or "5 minutes"; or nothing for one with months.
func (d Duration) Rewritten(s Sentence, value schema.Duration) string {
	if value.Months != 0 || value.IsZero() {
		return ""
	}
	if compactText().MatchString(s.Lower[d.Start:d.End]) {
		return value.String()
	}
	var parts []string
	write := func(n int, unit string) {
		if n > 1 {
			unit += "s"
		}
		if n > 0 {
			parts = append(parts, strconv.Itoa(n)+" "+unit)
		}
	}
	write(value.Days, "day")
	write(int(value.Exact/time.Hour), "hour")
	write(int(value.Exact%time.Hour/time.Minute), "minute")
	write(int(value.Exact%time.Minute/time.Second), "second")
	return strings.Join(parts, " and ")
}

func times(unit schema.Duration, written string) schema.Duration {
	n, ok := numbers[written]
	if !ok {
		n, _ = strconv.Atoi(written)
	}
	return schema.Duration{Days: n * unit.Days, Exact: time.Duration(n) * unit.Exact}
}

// Negated tells whether the sentence says, before a place, that something does
// not happen: what is not resolved within an hour goes on after it.
func (s Sentence) Negated(until int) bool { return negation().MatchString(s.Lower[:until]) }

var negation = lazy.Regexp(`\b(?:not|cannot|nobody|no one|unresolved|unacknowledged|unanswered|without|fails? to)\b|n['’]t\b`)

// Has tells whether the sentence has a word that begins with one of the stems.
func (s Sentence) Has(stems ...string) bool {
	for _, stem := range stems {
		for at := range s.Places(stem) {
			if at == 0 || !letter(s.Lower[at-1]) {
				return true
			}
		}
	}
	return false
}

// Places are the offsets in Lower at which a text in small letters, not an empty one, stands.
func (s Sentence) Places(text string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for from := 0; ; from += len(text) {
			i := strings.Index(s.Lower[from:], text)
			if i < 0 {
				return
			}
			from += i
			if !yield(from) {
				return
			}
		}
	}
}

func letter(c byte) bool { return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' }
