package rules

import (
	"bytes"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/site/prose"
	"github.com/launchbook/launchbook/source/lazy"
)

var (
	launchWords = newFoldedWords("launch", "live", "T-0")
	// weWords join a launch with a day before it.
	weWords = newFoldedWords(" we ", " is ")
	// dayWords are how days begin that are not written in digits alone.
	dayWords   = newFoldedWords(append(strings.Fields("mon tue wed thu fri sat sun"), monthNames...)...)
	monthNames = strings.Fields("jan feb mar apr may jun jul aug sep oct nov dec")
	// joints are the words that may stand between a launch and its day.
	joints     = []string{"itself", "day", "date", "time", "is", "was", "will be", "will take place", "takes place", "took place", "happens", "planned", "scheduled", "set", "due", "for", "on", "at", "a", "the"}
	jointWords = strings.Fields(strings.Join(joints, " "))
)

// pathText follows a launch in what is a path or an id.
var pathText = lazy.Regexp(`^(?:[-/_]|\.\w)`)

// tellsLaunch tells whether a text may say when a launch is: most do not, and are
// not read as sentences.
func tellsLaunch(text []byte) bool {
	for at, word := range launchWords.in(text) {
		if at > 0 && prose.IsWordByte(text[at-1]) {
			continue
		}
		const near = 80 // bytes of the text that stand before or after
		before, after := text[max(at-near, 0):at], text[at+len(launchWords.list[word]):]
		after = bytes.TrimLeft(after[:min(near, len(after))], "edings") // launches, launched, launching
		if pathText().Match(after) {
			continue
		}
		if tellsDay(after) || weWords.anyIn(before) && (dayWords.anyIn(before) || bytes.ContainsAny(before, "0123456789")) {
			return true
		}
	}
	return false
}

// tellsDay tells whether a day or a time may follow what follows a launch.
func tellsDay(text []byte) bool {
	isBetween := func(r rune) bool { return r != '|' && (r >= utf8.RuneSelf || !prose.IsWordByte(byte(r))) }
	for word := range bytes.FieldsFuncSeq(text, isBetween) {
		switch {
		case '0' <= word[0] && word[0] <= '9', dayWords.anyIn(word[:min(3, len(word))]):
			return true
		case word[0] == '|', string(word) == "of": // a cell; or a name, which may be anything
			return true
		case !slices.ContainsFunc(jointWords, func(joint string) bool { return strings.EqualFold(joint, string(word)) }):
			return false
		}
	}
	return false
}

var (
	// launchText finds a launch.
	launchText = lazy.Regexp(`\b(?:launch(?:es|ed|ing)?|go(?:es|ing)?[ -]live|went live|t-0)\b`)
	// jointText stands between a launch and its day.
	jointText = lazy.Regexp(`^(?: (?:` + strings.Join(joints, "|") + `))*[:,]? \(?`)
	// leadText stands before a launch that is not named.
	leadText = lazy.Regexp(`(?:^|[(|:,]\s*|\b(?:the|our|this|for|before|after|until|by|to|since|planned|production|we(?:['’](?:re|ll)| are| will| shall| plan to| are going to)?) )$`)
	// nameText stands between a launch that is named and launchText.
	nameText = lazy.Regexp(`(?:['’]s)?(?: (?:is|was|will|shall))? $`)
	// weText follows a day with which a sentence begins, after onText.
	weText = lazy.Regexp(`^,? (?:we (?:will |shall )?(?:launch|go live)(?:[.,;:!?]|$| (?:in|at|for|with|to all)\b)|is (?:the |our )?(?:launch(?: day| date)?|go-live|day of the launch|t-0)\b)`)
	onText = lazy.Regexp(`^\s*(?:on )?`)
	// otherText says that the day is another one: that of a former plan or a former
	// launch, or one on a condition.
	otherText = lazy.Regexp(`\b(?:moved|postponed|delayed|slip(?:s|ped)?|originally|formerly|instead|earlier|previous|last|rather than|would|if|unless|not|soft|beta|pilot)\b|n['’]t\b`)
)

// launchReader reads a document for when launches are.
type launchReader struct {
	launches []*schema.Launch
	// meant is the launch that the document speaks of where it names none, or nil.
	meant *schema.Launch
}

// toldLaunch is what a sentence says of when a launch is.
type toldLaunch struct {
	*schema.Launch
	in   prose.Sentence
	when prose.When
}

// read yields what a passage says; first is set for the first one of its section.
func (r launchReader) read(passage markdown.Passage, first bool) iter.Seq[toldLaunch] {
	return func(yield func(toldLaunch) bool) {
		for i, s := range prose.Sentences(passage) {
			told, ok := toldLaunch{}, false
			if i == 0 {
				told, ok = r.answer(passage, s, first)
			}
			if !ok {
				told, ok = r.sentence(s)
			}
			if ok && !yield(told) {
				return
			}
		}
	}
}

// sentence reads which launch a sentence names a day or a time for.
func (r launchReader) sentence(s prose.Sentence) (told toldLaunch, ok bool) {
	if !tellsLaunch([]byte(s.Text)) || otherText().MatchString(s.Lower) {
		return told, false
	}
	for _, m := range launchText().FindAllStringIndex(s.Lower, -1) {
		l, end := launchNamed(r.launches, s.Lower, m[0], m[1])
		joint := jointText().FindString(s.Lower[end:])
		when, ok := s.When(end + len(joint))
		if joint == "" || !ok {
			continue
		}
		word := s.Lower[m[0]:m[1]]
		if l == nil && (word == "t-0" || leadText().MatchString(leadOf(s.Lower, m[0]))) {
			l = r.meant
		}
		isPast := word == "launched" || word == "went live"
		if l != nil && (!isPast || l.Status == schema.StatusLaunched) {
			return toldLaunch{l, s, when}, true
		}
	}
	when, ok := s.When(len(onText().FindString(s.Lower)))
	return toldLaunch{r.meant, s, when}, r.meant != nil && ok && weText().MatchString(s.Lower[when.End:])
}

// launchNamed is the launch whose title stands before the words [start, end) of a
// sentence, as in "Checkout 2.0 launches", or after them, as in "the launch of
// Checkout 2.0"; next is where the words and the title end.
func launchNamed(launches []*schema.Launch, text string, start, end int) (named *schema.Launch, next int) {
	lead := leadOf(text, start)
	lead = lead[:len(lead)-len(nameText().FindString(lead))]
	after, of := strings.CutPrefix(text[end:], " of ")
	next = end
	for _, l := range launches {
		title := strings.ToLower(l.Title)
		rest, is := strings.CutSuffix(lead, title)
		switch {
		case named != nil && len(l.Title) < len(named.Title): // another launch may have a part of its title
		case of && strings.HasPrefix(after, title):
			named, next = l, end+len(" of ")+len(title)
		case !of && is && (rest == "" || !prose.IsWordByte(rest[len(rest)-1])):
			named = l
		}
	}
	return named, next
}

// leadOf is what stands before a place of a text, as far as it matters: a long
// sentence may name a launch very often.
func leadOf(text string, at int) string { return text[max(0, at-300):at] }

// meantLaunches tell which launch a document speaks of where it names none.
type meantLaunches struct {
	launches []*schema.Launch
	// usedBy are the launches that rely on a document, by its type and id.
	usedBy map[[2]string][]*schema.Launch
}

func newMeantLaunches(launches []*schema.Launch) meantLaunches {
	m := meantLaunches{launches, map[[2]string][]*schema.Launch{}}
	for _, l := range launches {
		for typeName, ids := range l.Uses.ByType() {
			for _, id := range ids {
				m.usedBy[[2]string{typeName, id}] = append(m.usedBy[[2]string{typeName, id}], l)
			}
		}
	}
	return m
}

// in is the launch itself in its own document, the one that alone relies on a
// document, or the only one; nil otherwise.
func (m meantLaunches) in(d *site.Document) *schema.Launch {
	if own, is := d.Data.(*schema.Launch); is {
		if slices.Contains(m.launches, own) {
			return own
		}
		return nil
	}
	possible := m.usedBy[[2]string{d.Type, d.ID}]
	if len(possible) == 0 {
		possible = m.launches
	}
	if len(possible) != 1 {
		return nil
	}
	return possible[0]
}

var (
	// whenAsked are headings that ask when a launch is; the group has what is launched.
	whenAsked = lazy.Regexp(`^(?:(?:the )?(?:launch|go-live) (?:date|time)|when (?:(?:do|will|are|can) we (?:launch|launching|go live|going live)|is (?:the )?(?:launch|go-live)(?: day)?|(?:does|will|is) (.+?) (?:be )?(?:launch|launching|go live|going live|starts?|starting|opens?|begins?|available|out|released|live)))$`)
	// launchRow is the first cell of a launch's row among others, and dayCell what a cell
	// has before its day, the head of its column with it; cellEnd follows the day.
	launchRow = lazy.Regexp(`^(?:the )?(?:launch|go-live|t-0)(?: day| date| time)?$`)
	dayCell   = lazy.Regexp(`^(?:(?:date|day|when|time|planned|due)(?: and time)? )?(?:on )?(?:the )?`)
	cellEnd   = lazy.Regexp(`^(?: [A-Z]{3,4}\b)?(?: ?\([^()]*\))?\.?\s*$`)
)

// asksLaunch tells whether a heading asks when a launch is.
func asksLaunch(heading string, l *schema.Launch) bool {
	m := whenAsked().FindStringSubmatch(plainLower(heading))
	if m == nil {
		return false
	}
	words := append(strings.Fields(strings.ToLower(l.Title)), "the", "our", "new", "it")
	for _, word := range strings.Fields(m[1]) {
		if !slices.Contains(words, word) {
			return false
		}
	}
	return true
}

// plainLower is a heading or a cell in small letters, without what ends it.
func plainLower(text string) string { return strings.TrimRight(strings.ToLower(text), " ?:") }

// asked tells whether a heading of a document asks when the launch is.
func (r launchReader) asked(d *site.Document) bool {
	return r.meant != nil && slices.ContainsFunc(d.Body.Headings, func(h markdown.Heading) bool { return asksLaunch(h.Text, r.meant) })
}

// answer reads the day of the launch in a sentence that begins what a heading which
// asks for it has first, or that is in the row of the launch.
func (r launchReader) answer(passage markdown.Passage, s prose.Sentence, first bool) (told toldLaunch, ok bool) {
	if r.meant == nil {
		return told, false
	}
	row := plainLower(passage.Row)
	switch {
	case launchRow().MatchString(row), row != "" && row == strings.ToLower(r.meant.Title):
		when, ok := s.When(len(dayCell().FindString(s.Lower)))
		return toldLaunch{r.meant, s, when}, ok && cellEnd().MatchString(s.Text[when.End:])
	case row == "" && first && asksLaunch(passage.Section, r.meant):
		when, ok := s.When(len(onText().FindString(s.Lower)))
		return toldLaunch{r.meant, s, when}, ok
	}
	return told, false
}
