package audience

import (
	"slices"
	"strings"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/lazy"
	"github.com/launchbook/launchbook/source/nearest"
)

// Mistake is a comment that looks as if it began or ended a passage for some
// audiences, and does not do so.
type Mistake struct {
	Kind MistakeKind
	Span source.Span
	// Word is the place of the misspelt word, and Meant what it should be.
	Word  source.Span
	Meant string
}

// MistakeKind says what is wrong with a comment.
type MistakeKind int

// The mistakes. All but NoStart and NoEnd show a passage to everybody.
const (
	Misspelt MistakeKind = iota // the word is nearly "audience"
	NotAlone                    // there is more on the line
	SeveralLines
	NoStart // the end of a passage that was not begun
	NoEnd   // a passage that goes on to the end of the document
)

// MistakesIn lists the comments of a document that fail to begin or end a passage.
func MistakesIn(d *site.Document) []Mistake {
	text := d.File.Text(d.Body.Span)
	if !strings.Contains(text, "<!--") {
		return nil
	}
	m := mistakes{code: d.Body.Code, offset: d.Body.Span.Start}
	next := 0
	for line := range strings.Lines(text) {
		m.line(line, next)
		next += len(line)
	}
	for _, at := range m.open {
		if at != broken {
			m.add(Mistake{Kind: NoEnd, Span: at})
		}
	}
	slices.SortFunc(m.found, func(a, b Mistake) int { return a.Span.Start - b.Span.Start })
	return m.found
}

// mistakes reads a text as the audience's portal does, line by line.
type mistakes struct {
	comments markdown.Comments
	offset   int           // of the text in the file
	open     []source.Span // comments whose passages have not ended, outermost first; or broken
	found    []Mistake
	code     func() []source.Span
}

// broken stands for a comment that is reported already.
var broken = source.Span{Start: -1, End: -1}

func (m *mistakes) line(line string, at int) {
	within := m.comments.Open
	trimmed := strings.TrimSpace(line)
	start := at + strings.Index(line, trimmed)
	whole := source.Span{Start: start, End: start + len(trimmed)}
	switch {
	case within:
	case passageEnd().MatchString(line) && len(m.open) == 0:
		m.add(Mistake{Kind: NoStart, Span: whole})
		return
	case passageEnd().MatchString(line):
		m.close()
		return
	case passageStart().MatchString(line):
		m.open = append(m.open, whole)
		return
	default:
		m.others(line, at)
	}
	m.comments.Strip(line)
}

// nearlyMark is a comment that begins as a mark of a passage does: with one word
// and names after a colon, or with a slash.
var nearlyMark = lazy.Regexp(`<!--\s*(?:/\s*([A-Za-z]+)|([A-Za-z]+)\s*:)`)

// others looks at the comments of a line that is no mark. One finding a line is
// enough; what it meant to begin or to end counts as begun or ended.
func (m *mistakes) others(line string, at int) {
	for _, found := range nearlyMark().FindAllStringSubmatchIndex(line, -1) {
		ends := found[2] >= 0
		word := source.Span{Start: max(found[2], found[4]), End: max(found[3], found[5])}
		comment, _, closed := strings.Cut(line[found[0]:], "-->")
		mistake := Mistake{Span: source.Span{Start: at + found[0], End: at + found[0] + len(strings.TrimRight(comment, "\r\n"))}}
		if closed {
			mistake.Span.End += len("-->")
		}
		switch written := line[word.Start:word.End]; {
		case written != "audience" && written != "audiences":
			if mistake.Meant = nearest.Of(written, []string{"audience"}); mistake.Meant == "" {
				continue
			}
			mistake.Kind, mistake.Word = Misspelt, source.Span{Start: m.offset + at + word.Start, End: m.offset + at + word.End}
		case closed:
			mistake.Kind = NotAlone
		default:
			mistake.Kind = SeveralLines
		}
		switch {
		case !m.add(mistake):
		case ends:
			m.close()
			return
		default:
			m.open = append(m.open, broken)
			return
		}
	}
}

func (m *mistakes) close() { m.open = m.open[:max(0, len(m.open)-1)] }

// add takes down a mistake at a place of the text, unless that is code, which
// shows how a passage is written, and tells whether it did. Real marks count in
// code too.
func (m *mistakes) add(mistake Mistake) bool {
	mistake.Span.Start += m.offset
	mistake.Span.End += m.offset
	if mistake.Kind < NoStart && slices.ContainsFunc(m.code(), func(s source.Span) bool { return s.Start <= mistake.Span.Start && mistake.Span.Start < s.End }) {
		return false
	}
	m.found = append(m.found, mistake)
	return true
}
