package lsp

import (
	"unicode/utf16"
	"unicode/utf8"

	"github.com/launchbook/launchbook/source"
)

// encoding is how a position's characters count.
type encoding string

const (
	utf16Units encoding = "utf-16" // the protocol's default
	utf8Bytes  encoding = "utf-8"
)

// position converts a byte offset.
func (e encoding) position(f *source.File, offset int) Position {
	at := f.Position(offset)
	line := f.LineSpan(at.Line)
	offset = min(at.Offset, line.End)
	if e == utf8Bytes {
		return Position{at.Line - 1, offset - line.Start}
	}
	return Position{at.Line - 1, f.UTF16(line.Start, offset)}
}

// rangeOf converts a span.
func (e encoding) rangeOf(f *source.File, s source.Span) Range {
	return Range{e.position(f, s.Start), e.position(f, max(s.Start, s.End))}
}

// offset converts a position; one behind the end of its line is taken as that
// end, one inside a character as the character's start.
func (e encoding) offset(f *source.File, p Position) int {
	switch {
	case p.Line < 0:
		return 0
	case p.Line >= f.Lines():
		return len(f.Data())
	}
	line := f.LineSpan(p.Line + 1)
	at := line.Start
	for left := p.Character; at < line.End; {
		r, size := utf8.DecodeRune(f.Data()[at:line.End])
		width := size
		if e != utf8Bytes {
			width = utf16.RuneLen(r)
		}
		if left -= width; left < 0 {
			break
		}
		at += size
	}
	return at
}

// span converts a range.
func (e encoding) span(f *source.File, r Range) source.Span {
	start := e.offset(f, r.Start)
	return source.Span{Start: start, End: max(start, e.offset(f, r.End))}
}
