package suppress

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// area is a file that may have comments: structured data, text, or both.
type area struct {
	file *source.File
	// data is the part with # comments, and node what was read of it.
	data source.Span
	node *tree.Node
	// html are the comments of the text.
	html   []markdown.Comment
	broken bool
}

// areas lists the files of a site that have the marker at all.
func areas(s *site.Site, marked []*site.Document) []area {
	var list []area
	if bytes.Contains(s.ConfigFile.Data(), []byte(marker)) {
		list = append(list, area{file: s.ConfigFile, data: source.Span{End: len(s.ConfigFile.Data())}, node: s.Config.Place.Node})
	}
	for _, f := range s.Alerts.Files {
		if bytes.Contains(f.Data(), []byte(marker)) {
			list = append(list, area{file: f, data: source.Span{End: len(f.Data())}, broken: s.Alerts.Incomplete})
		}
	}
	for _, d := range marked {
		list = append(list, area{d.File, source.Span{End: d.Body.Span.Start}, d.Front.Node, d.Body.Comments, d.Broken || d.Body.Refused})
	}
	return list
}

// Marked tells whether a document may have comments that suppress findings.
func Marked(d *site.Document) bool { return bytes.Contains(d.File.Data(), []byte(marker)) }

var (
	hashComment = regexp.MustCompile(`(?m)(?:^|[ \t])(#[ \t]*(` + marker + `[\w-]*))(?:[ \t:]+([^\r\n]*))?\r?$`)
	word        = regexp.MustCompile(`^[\w-]*`)
)

func (a area) comments() []*comment {
	var list []*comment
	text := a.file.Bytes(a.data)
	for _, m := range hashComment.FindAllSubmatchIndex(text, -1) {
		start := a.data.Start + m[2]
		if inScalar(a.node, start) {
			continue
		}
		c := &comment{file: a.file, broken: a.broken, span: source.Span{Start: start, End: a.data.Start + m[3]}}
		if name := string(text[m[4]:m[5]]); name != marker {
			c.other = name
		} else if m[6] >= 0 {
			c.span.End = a.data.Start + m[7]
			c.parse(string(text[m[6]:m[7]]), a.data.Start+m[6])
		}
		c.target = target(a.file, c.span, func(line string) bool { return strings.HasPrefix(line, "#") })
		list = append(list, c)
	}
	for _, h := range a.html {
		rest, ok := strings.CutPrefix(strings.TrimLeft(h.Text, " \t"), marker)
		if !ok {
			continue
		}
		c := &comment{file: a.file, broken: a.broken, span: h.Span}
		if more := word.FindString(rest); more != "" {
			c.other = marker + more
			list = append(list, c)
			continue
		}
		c.parse(rest, h.Span.Start+strings.Index(a.file.Text(h.Span), marker)+len(marker))
		c.target = target(a.file, c.span, func(line string) bool { return strings.HasPrefix(line, "<!--") && strings.HasSuffix(line, "-->") })
		list = append(list, c)
	}
	return list
}

// inScalar tells whether an offset lies within a text, where # is no comment.
func inScalar(n *tree.Node, at int) bool {
	if n == nil || !n.Span.Contains(source.At(at)) && n.Kind != tree.Map {
		return false
	}
	if n.Scalar() {
		return n.Span.Start <= at && at < n.Span.End
	}
	for _, item := range n.Items() {
		if inScalar(item, at) {
			return true
		}
	}
	for _, e := range n.Entries() {
		if inScalar(e.Value, at) {
			return true
		}
	}
	return false
}

// target is the line that a comment is for: its own when something stands
// beside it, and else the next one that is neither empty nor a comment.
func target(file *source.File, span source.Span, isComment func(string) bool) int {
	line := file.Position(span.Start).Line
	own := file.LineSpan(line)
	beside := file.Text(source.Span{Start: own.Start, End: span.Start}) + file.Text(source.Span{Start: min(span.End, own.End), End: own.End})
	if strings.TrimSpace(beside) != "" {
		return line
	}
	for next := line + 1; next <= file.Lines(); next++ {
		if text := strings.TrimSpace(file.Text(file.LineSpan(next))); text != "" && !isComment(text) {
			return next
		}
	}
	return line
}
