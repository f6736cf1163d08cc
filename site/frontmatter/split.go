// Package frontmatter splits a file into front matter and body. The splitting
// and the detection of the format are adrg/frontmatter's; what that library
// would lose without a word becomes a diagnostic here.
package frontmatter

import (
	"bufio"
	"bytes"
	"regexp"
	"slices"
	"sync"
	"unicode/utf8"

	"github.com/adrg/frontmatter"

	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// Block is where a file's front matter and its body are.
type Block struct {
	// Format is "yaml", "toml" or "json", or "" without front matter.
	Format string
	// Data is the front matter without its fences; for JSON with its braces.
	Data source.Span
	// Body is everything after the front matter.
	Body source.Span
}

// Split finds the front matter of a file and reads it. The node is never nil:
// it is an empty mapping where there is nothing to read.
func Split(file *source.File) (Block, *tree.Node, []source.Diagnostic) {
	s := splitter{file: file, data: file.Data()}
	block := s.split()
	node := &tree.Node{Kind: tree.Map, Span: block.Data}
	var found []source.Diagnostic
	switch block.Format {
	case "yaml":
		node, found = tree.ParseYAML(file, block.Data)
	case "toml":
		node, found = tree.ParseTOML(file, block.Data)
	case "json":
		node, found = tree.ParseJSON(file, block.Data)
	}
	return block, node, append(s.found, found...)
}

type splitter struct {
	file  *source.File
	data  []byte
	found []source.Diagnostic
}

func (s *splitter) report(rule string, level source.Level, span source.Span, message, help string, fixes ...source.Fix) {
	s.found = append(s.found, source.Diagnostic{Rule: rule, Level: level, File: s.file, Span: span, Message: message, Help: help, Fixes: fixes})
}

func (s *splitter) fix(title string, span source.Span, text string) source.Fix {
	return source.Fix{Title: title, Safe: true, Edits: []source.Edit{{File: s.file, Span: span, Text: text}}}
}

var bom = []byte("\xEF\xBB\xBF")

func (s *splitter) split() Block {
	end := len(s.data)
	if s.binary() {
		return Block{Data: source.At(0), Body: source.At(end)}
	}
	start := 0
	if bytes.HasPrefix(s.data, bom) {
		start = len(bom)
		span := source.Span{End: start}
		s.report("front-matter-bom", source.Warning, span, "the file starts with a byte order mark, which other tools take for text", "save the file as UTF-8 without BOM", s.fix("remove it", span, ""))
	}
	all := Block{Data: source.At(start), Body: source.Span{Start: start, End: end}}
	if bytes.HasPrefix(s.data[start:], []byte("---\r")) && !bytes.Contains(s.data, []byte("\n")) {
		s.report("front-matter-line-ends", source.Error, source.Span{Start: start, End: start + 3}, "the lines end with a lone CR, so that no tool finds the front matter", "save the file with LF line ends",
			s.fix("write LF", source.Span{End: end}, string(bytes.ReplaceAll(s.data, []byte("\r"), []byte("\n")))))
		return all
	}
	if block, ok := s.fenced(start); ok {
		return block
	}
	if block, ok := s.json(start); ok {
		return block
	}
	return all
}

// binary reports files that are not text.
func (s *splitter) binary() bool {
	if i := bytes.IndexByte(s.data, 0); i >= 0 {
		s.report("binary-file", source.Error, source.Span{Start: i, End: i + 1}, "the file has a NUL byte: it is not text", "save it as UTF-8, or give it another ending than .md")
		return true
	}
	if utf8.Valid(s.data) {
		return false
	}
	for i := 0; i < len(s.data); {
		r, size := utf8.DecodeRune(s.data[i:])
		if r == utf8.RuneError && size == 1 {
			s.report("encoding", source.Error, source.Span{Start: i, End: i + 1}, "this byte is not UTF-8", "save the file as UTF-8")
			break
		}
		i += size
	}
	return true
}

type fence struct{ start, end, format string }

// fences are the lines that open front matter, and the format behind them.
var fences = []fence{
	{"---", "---", "yaml"}, {"---yaml", "---", "yaml"},
	{"+++", "+++", "toml"}, {"---toml", "---", "toml"},
	{";;;", ";;;", "json"}, {"---json", "---", "json"},
}

// found is what the library says: the format, and the block with its fences.
type found struct {
	format string
	block  source.Span
	end    string
}

// detect asks the library. The unmarshal functions keep the raw bytes, as only
// their length and the length of the rest say where the block is.
func (s *splitter) detect(start int) (found, bool) {
	var hit found
	var formats []*frontmatter.Format
	var size int
	for _, f := range fences {
		format := frontmatter.NewFormat(f.start, f.end, func(data []byte, _ any) error {
			hit, size = found{format: f.format, end: f.end}, len(data)
			return nil
		})
		format.UnmarshalDelims = true
		formats = append(formats, format)
	}
	reader := readers.Get().(*bufio.Reader)
	defer readers.Put(reader)
	for _, end := range s.ends(start) {
		reader.Reset(bytes.NewReader(s.data[start:end]))
		var unused any
		rest, err := frontmatter.Parse(reader, &unused, formats...)
		if err == nil && hit.format != "" {
			end -= len(rest)
			hit.block = source.Span{Start: end - size, End: end}
			return hit, true
		}
	}
	return found{}, false
}

// readers are of the size that the library reads with, so that it makes none.
var readers = sync.Pool{New: func() any { return bufio.NewReader(nil) }}

// ends are how much of the file to show to the library, which copies all that it
// reads: up to the first line that looks like a closing fence, and the whole file
// if that is none. Where the first line of a text opens nothing, it is enough.
func (s *splitter) ends(start int) []int {
	opened := false
	for at := start; at < len(s.data); {
		line := s.line(at)
		text := string(bytes.TrimSpace(s.data[line.Start:line.End]))
		at = s.after(line)
		switch {
		case text == "":
		case opened && slices.ContainsFunc(fences, func(f fence) bool { return f.end == text }):
			return []int{at, len(s.data)}
		case !opened && !slices.ContainsFunc(fences, func(f fence) bool { return f.start == text }):
			return []int{at}
		default:
			opened = true
		}
	}
	return []int{len(s.data)}
}

var keyLine = regexp.MustCompile(`^[A-Za-z_][\w .-]*:(\s|$)`)

// fenced finds front matter between fences, and says what is wrong with them.
func (s *splitter) fenced(start int) (Block, bool) {
	hit, ok := s.detect(start)
	if !ok {
		return s.unclosed(start)
	}
	opening := s.line(hit.block.Start)
	data := source.Span{Start: s.after(opening), End: s.lastLine(hit.block)}
	body := source.Span{Start: hit.block.End, End: len(s.data)}
	// The library takes an indented fence, as it may stand in a block of text,
	// for the end. The real end is the next one in the first column.
	if c := s.data[data.End]; c == ' ' || c == '\t' {
		if at, ok := s.closing(s.after(s.line(data.End)), hit.end); ok {
			data.End, body.Start = at, s.after(s.line(at))
		}
	}
	// A line of three dots ends YAML too; the library reads on to the next
	// thematic break of the text.
	if dots, ok := s.closing(data.Start, "..."); ok && dots < data.End && hit.format == "yaml" {
		return s.dots(data.Start, dots), true
	}
	return Block{Format: hit.format, Data: data, Body: body}, true
}

func (s *splitter) dots(start, dots int) Block {
	line := s.line(dots)
	s.report("front-matter-closer", source.Warning, line, "`...` ends the front matter here; other tools read on to the next `---`", "end it with `---`", s.fix("write `---`", line, "---"))
	return Block{Format: "yaml", Data: source.Span{Start: start, End: dots}, Body: source.Span{Start: s.after(line), End: len(s.data)}}
}

// unclosed looks at files that open front matter and never close it. A
// thematic break at the top of a text is none.
func (s *splitter) unclosed(start int) (Block, bool) {
	at := start
	for at < len(s.data) && len(bytes.TrimSpace(s.data[at:s.line(at).End])) == 0 && s.after(s.line(at)) > at {
		at = s.after(s.line(at))
	}
	opening := s.line(at)
	fence := bytes.TrimSpace(s.data[opening.Start:opening.End])
	first := s.after(opening)
	if misdrawn.Match(fence) && firstKeys.Match(s.data[first:s.line(first).End]) {
		s.misdrawn(opening, "opens")
		return Block{Data: source.At(first), Body: source.Span{Start: first, End: len(s.data)}}, true
	}
	if string(fence) != "---" && string(fence) != "+++" {
		return Block{}, false
	}
	if string(fence) == "---" {
		if !keyLine.Match(s.data[first:s.line(first).End]) {
			return Block{}, false
		}
		if dots, ok := s.closing(first, "..."); ok {
			return s.dots(first, dots), true
		}
	}
	if line, ok := s.misdrawnCloser(first); ok && string(fence) == "---" {
		s.misdrawn(line, "closes")
		return Block{Data: source.At(first), Body: source.Span{Start: s.after(line), End: len(s.data)}}, true
	}
	s.report("front-matter-unclosed", source.Error, opening, "the front matter that starts here is never closed", "add a line with `"+string(fence)+"` after its last field")
	return Block{Data: source.At(first), Body: source.Span{Start: first, End: len(s.data)}}, true
}

// closing finds a fence in the first column, from an offset on.
func (s *splitter) closing(at int, fence string) (int, bool) {
	for at < len(s.data) {
		line := s.line(at)
		if string(bytes.TrimRight(s.data[line.Start:line.End], " \t\r")) == fence {
			return at, true
		}
		at = s.after(line)
	}
	return 0, false
}

// line is the span of the line that starts at an offset, without its end.
func (s *splitter) line(at int) source.Span {
	end := len(s.data)
	if i := bytes.IndexByte(s.data[at:], '\n'); i >= 0 {
		end = at + i
	}
	if end > at && s.data[end-1] == '\r' {
		end--
	}
	return source.Span{Start: at, End: end}
}

// after is the offset of the line after one.
func (s *splitter) after(line source.Span) int {
	if i := bytes.IndexByte(s.data[line.End:], '\n'); i >= 0 {
		return line.End + i + 1
	}
	return len(s.data)
}

// lastLine is the offset of the last line of a block.
func (s *splitter) lastLine(block source.Span) int {
	text := bytes.TrimRight(s.data[block.Start:block.End], "\r\n")
	return block.Start + bytes.LastIndexByte(text, '\n') + 1
}

var jsonStart = regexp.MustCompile(`^\s*\{\s*("|\})`)

// json finds front matter that is a JSON object, on one line or on several,
// which the library accepts only in one layout.
func (s *splitter) json(start int) (Block, bool) {
	if !jsonStart.Match(s.data[start:]) {
		return Block{}, false
	}
	open := start + bytes.IndexByte(s.data[start:], '{')
	end := objectEnd(s.data, open)
	return Block{Format: "json", Data: source.Span{Start: open, End: end}, Body: source.Span{Start: end, End: len(s.data)}}, true
}

// objectEnd is the offset after the brace that closes the one at open, or the
// end of the first paragraph when none does.
func objectEnd(data []byte, open int) int {
	depth, inText := 0, false
	for i := open; i < len(data); i++ {
		switch c := data[i]; {
		case inText && c == '\\':
			i++
		case c == '"':
			inText = !inText
		case inText:
		case c == '{':
			depth++
		case c == '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	if i := bytes.Index(data[open:], []byte("\n\n")); i >= 0 {
		return open + i
	}
	return len(data)
}
