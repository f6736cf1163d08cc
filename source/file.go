package source

import (
	"bytes"
	"crypto/sha256"
	"sort"
	"sync"
	"sync/atomic"
	"unicode/utf16"
	"unicode/utf8"
)

// File is one file's bytes under its name, with an index of its lines. It is
// immutable once made, but that its bytes may be let go of and read again.
type File struct {
	// Path is the slash-separated name relative to the site's root, which is
	// how diagnostics name the file.
	Path string

	data atomic.Pointer[[]byte] // nil while they are let go of

	// lines is the byte offset of each line's first byte, counted when somebody
	// asks: most files have nothing that is reported.
	lines []int
	count sync.Once

	// marks are counted when somebody asks for a place that is far into a line.
	marks []mark
	mark  sync.Once

	// What is known of bytes that were let go of, and how to have them again.
	size  int
	sum   [sha256.Size]byte
	again func(*File) []byte
}

// NewFile is a file of that name. Its lines end at LF, CRLF or a lone CR.
func NewFile(path string, data []byte) *File {
	f := &File{Path: path}
	f.data.Store(&data)
	return f
}

// Data is the bytes. Those that were let go of are read again, and stay.
func (f *File) Data() []byte {
	if data := f.data.Load(); data != nil {
		return *data
	}
	data := f.again(f)
	f.data.Store(&data)
	return data
}

// Size is the number of bytes.
func (f *File) Size() int {
	if f.again != nil {
		return f.size
	}
	return len(f.Data())
}

// Sum is the hash of the bytes.
func (f *File) Sum() [sha256.Size]byte {
	if f.again != nil {
		return f.sum
	}
	return sha256.Sum256(f.Data())
}

// Release lets go of the bytes until somebody asks for them: again has to give
// the file's same ones, or as many others. Only the first call decides on again. It
// is for the one who owns the file, when nobody else releases it.
func (f *File) Release(again func(*File) []byte) {
	if f.again == nil {
		f.size, f.sum = f.Size(), f.Sum()
		f.again = again
	}
	f.data.Store(nil)
}

// Released tells whether the bytes would have to be read again.
func (f *File) Released() bool { return f.data.Load() == nil }

func (f *File) starts() []int {
	f.count.Do(f.countLines)
	return f.lines
}

func (f *File) countLines() {
	data := f.Data()
	f.lines = append(make([]int, 0, 1+bytes.Count(data, []byte("\n"))), 0)
	for i := 0; i < len(data); i++ {
		switch {
		case data[i] == '\n':
			f.lines = append(f.lines, i+1)
		case data[i] == '\r' && (i+1 == len(data) || data[i+1] != '\n'):
			f.lines = append(f.lines, i+1)
		}
	}
}

// Position is a place in a file as people count it.
type Position struct {
	Line   int // 1-based
	Column int // 1-based, in characters (Unicode code points)
	Offset int // 0-based, in bytes
}

// Position converts a byte offset; one beyond the file's end is taken as its end.
func (f *File) Position(offset int) Position {
	offset = max(0, min(offset, len(f.Data())))
	starts := f.starts()
	line := sort.SearchInts(starts, offset+1) - 1
	return Position{Line: line + 1, Column: f.characters(starts[line], offset).all + 1, Offset: offset}
}

// UTF16 is how many units of UTF-16 stand between two byte offsets of the file.
func (f *File) UTF16(from, to int) int {
	text := f.characters(from, to)
	return text.all + text.wide
}

// A mark is a place in a file, and how many characters come before it.
type mark struct {
	offset int // in bytes
	all    int
	wide   int // of all, those that take two units of UTF-16
}

// add counts the characters of a text behind the mark.
func (m mark) add(text []byte) mark {
	m.offset += len(text)
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		m.all++
		m.wide += utf16.RuneLen(r) - 1
		text = text[size:]
	}
	return m
}

// between is how many bytes lie from one mark to the next. A line that is as long as a
// document may be would otherwise be gone through for everything that is found in it.
const between = 1 << 10

// characters are those from one offset to another one.
func (f *File) characters(from, to int) mark {
	if to-from <= between {
		return mark{}.add(f.Data()[from:to])
	}
	f.mark.Do(f.countMarks)
	start, end := f.before(from), f.before(to)
	return mark{to - from, end.all - start.all, end.wide - start.wide}
}

func (f *File) before(offset int) mark {
	after := sort.Search(len(f.marks), func(i int) bool { return f.marks[i].offset > offset })
	m := f.marks[after-1]
	return m.add(f.Data()[m.offset:offset])
}

func (f *File) countMarks() {
	data := f.Data()
	f.marks = []mark{{}}
	for last := f.marks[0]; len(data)-last.offset > between; f.marks = append(f.marks, last) {
		end := last.offset + between
		for !utf8.RuneStart(data[end]) && end > last.offset+between-utf8.UTFMax {
			end--
		}
		last = last.add(data[last.offset:end])
	}
}

// Offset converts a 1-based line and a 1-based column counted in characters to
// a byte offset. What lies outside the file is taken as its nearest byte.
func (f *File) Offset(line, column int) int {
	if line < 1 {
		return 0
	}
	if line > len(f.starts()) {
		return len(f.Data())
	}
	offset, end := f.starts()[line-1], f.LineSpan(line).End
	for ; column > 1 && offset < end; column-- {
		_, size := utf8.DecodeRune(f.Data()[offset:end])
		offset += size
	}
	return offset
}

// Lines is the number of lines; a final line end starts one more, empty line.
func (f *File) Lines() int { return len(f.starts()) }

// LineSpan is the span of a 1-based line without its line end.
func (f *File) LineSpan(line int) Span {
	if line < 1 || line > len(f.starts()) {
		return At(len(f.Data()))
	}
	start, end := f.starts()[line-1], len(f.Data())
	if line < len(f.starts()) {
		end = f.starts()[line]
	}
	for end > start && (f.Data()[end-1] == '\n' || f.Data()[end-1] == '\r') {
		end--
	}
	return Span{start, end}
}

// Bytes are those of a span, cut to the file. Nobody may change them.
func (f *File) Bytes(s Span) []byte {
	data := f.Data()
	start := max(0, min(s.Start, len(data)))
	return data[start:max(start, min(s.End, len(data)))]
}

// Text is the text of a span, cut to the file.
func (f *File) Text(s Span) string { return string(f.Bytes(s)) }
