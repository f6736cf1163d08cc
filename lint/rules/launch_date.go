package rules

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/lint/rules/prose"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/lazy"
	"github.com/launchbook/launchbook/source/tree"
)

var launchDate = lint.Rule{
	ID:      "launch-date",
	Summary: "What the text says of the day and the time of a launch is what `launch_at` says.",
	Level:   source.Warning,
	Why:     "A launch that slips is moved in one line, and every sentence that names its day stays as it was: support, press and customers come on the old one. Plain English sentences of all documents are compared: in a launch those about itself, elsewhere those that name a launch by its title, and all when only one launch is still to come.",
	Fix:     "Correct the sentence or `launch_at`; or leave the day out and link to the launch, whose page shows it.",
	Each: func(p *lint.Pass) func(*site.Document) {
		launches := dated(p)
		return func(d *site.Document) {
			if len(launches) == 0 {
				return
			}
			n := 0
			read := func(at tree.Place, passage markdown.Passage) {
				for _, sentence := range prose.Sentences(passage) {
					n += checkLaunchDate(p, launches, d, at, sentence)
				}
			}
			if tellsLaunch(d.File.Bytes(d.Body.Span)) {
				for _, passage := range d.Body.Passages() {
					read(tree.Place{File: d.File}, passage)
				}
			}
			if tellsLaunch(d.File.Bytes(frontSpan(d))) {
				eachText(d.Front, "", func(at tree.Place, about string) {
					read(at, markdown.Value(at.File, at.Node.Span, at.Node.Text, about))
				})
			}
			p.Prove("stated launch dates", n)
		}
	},
}

// checkLaunchDate reports a sentence that says another day or time than its launch
// has, and counts those that say one.
func checkLaunchDate(p *lint.Pass, launches []*schema.Launch, d *site.Document, at tree.Place, s prose.Sentence) int {
	l, told, ok := toldLaunch(launches, d, s)
	if !ok {
		return 0
	}
	is := l.LaunchAt.In(launchZone(p.Site, l))
	agrees, known := told.Agrees(is)
	if !known {
		return 0
	}
	if !agrees {
		p.Report(at, s.Span(told.Start, told.End), fmt.Sprintf("the text says that the launch of `%s` is `%s`; `launch_at` says %s", l.Title, s.Text[told.Start:told.End], instant(is)), "correct one of the two",
			source.Related{File: l.Place.File, Span: l.Place.Span("launch_at"), Message: "it is here"})
	}
	return 1
}

// dated are the launches whose day may be compared: those that take place, but
// for those whose `launch_at` is itself a finding.
func dated(p *lint.Pass) []*schema.Launch {
	var list []*schema.Launch
	for _, d := range site.All[*schema.Launch](p.Site) {
		if l := d.Data; l.Title != "" && !l.LaunchAt.IsZero() && !l.Status.Off() && !isPast(p, l) && !isFar(p, l) {
			list = append(list, l)
		}
	}
	return list
}

var (
	launchWords = newFoldedWords("launch", "live", "T-0")
	// weWords join a launch with a day before it.
	weWords = newFoldedWords(" we ", " is ")
	// dayWords are how days begin that are not written in digits alone.
	dayWords = newFoldedWords("mon", "tue", "wed", "thu", "fri", "sat", "sun",
		"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
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
		if at > 0 && isWordByte(text[at-1]) {
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
	isSpace := func(r rune) bool { return r >= 0x80 || r != '|' && !isWordByte(byte(r)) }
	for word := range bytes.FieldsFuncSeq(text, isSpace) {
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

// toldLaunch reads which launch a sentence of a document names a day or a time
// for, and what it says.
func toldLaunch(launches []*schema.Launch, d *site.Document, s prose.Sentence) (l *schema.Launch, told prose.When, ok bool) {
	if !tellsLaunch([]byte(s.Text)) || otherText().MatchString(s.Lower) {
		return nil, told, false
	}
	for _, m := range launchText().FindAllStringIndex(s.Lower, -1) {
		l, end := launchNamed(launches, s.Lower, m[0], m[1])
		joint := jointText().FindString(s.Lower[end:])
		told, ok := s.When(end + len(joint))
		if joint == "" || !ok {
			continue
		}
		if l == nil && leadText().MatchString(s.Lower[:m[0]]) {
			l = launchMeant(launches, d)
		}
		if past := s.Lower[m[0]:m[1]]; l != nil && (l.Status == schema.StatusLaunched || past != "launched" && past != "went live") {
			return l, told, true
		}
	}
	told, ok = s.When(len(onText().FindString(s.Lower)))
	if ok && weText().MatchString(s.Lower[told.End:]) {
		l = launchMeant(launches, d)
	}
	return l, told, l != nil
}

// launchNamed is the launch whose title stands before the words [start, end) of a
// sentence, as in "Checkout 2.0 launches", or after them, as in "the launch of
// Checkout 2.0"; next is where the words and the title end.
func launchNamed(launches []*schema.Launch, text string, start, end int) (named *schema.Launch, next int) {
	before := text[:start-len(nameText().FindString(text[:start]))]
	after, of := strings.CutPrefix(text[end:], " of ")
	next = end
	for _, l := range launches {
		title := strings.ToLower(l.Title)
		rest, is := strings.CutSuffix(before, title)
		switch {
		case named != nil && len(l.Title) < len(named.Title): // another launch may have a part of its title
		case of && strings.HasPrefix(after, title):
			named, next = l, end+len(" of ")+len(title)
		case !of && is && (rest == "" || !isWordByte(rest[len(rest)-1])):
			named = l
		}
	}
	return named, next
}

// launchMeant is the launch that a document speaks of where it names none.
func launchMeant(launches []*schema.Launch, d *site.Document) *schema.Launch {
	if own, is := d.Data.(*schema.Launch); is {
		if slices.Contains(launches, own) {
			return own
		}
		return nil
	}
	if len(launches) == 1 {
		return launches[0]
	}
	return nil
}
