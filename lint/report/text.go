package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"github.com/launchbook/launchbook/source"
)

// TextOptions say how to write for a terminal.
type TextOptions struct {
	Color bool
	// Width is the number of columns; 0 means 100.
	Width int
	// Folder is put before each path, with its slash; it may be empty.
	Folder string
}

// Text writes each diagnostic with the line that it is about.
func Text(w io.Writer, list []source.Diagnostic, o TextOptions) error {
	out := bufio.NewWriter(w)
	t := text{w: out, color: o.Color, width: o.Width, folder: o.Folder}
	if t.width <= 0 {
		t.width = 100
	}
	for _, d := range list {
		t.diagnostic(d)
	}
	return out.Flush()
}

type text struct {
	w     *bufio.Writer // keeps its first error
	color bool
	width int

	folder string
}

func (t *text) printf(format string, args ...any) {
	fmt.Fprintf(t.w, format, args...)
}

// The colours, as ANSI SGR codes.
const (
	bold   = "1"
	red    = "1;31"
	yellow = "1;33"
	blue   = "1;34"
	cyan   = "36"
)

func (t *text) paint(code, s string) string {
	if !t.color {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func levelColor(l source.Level) string {
	switch l {
	case source.Error:
		return red
	case source.Warning:
		return yellow
	}
	return blue
}

func (t *text) diagnostic(d source.Diagnostic) {
	place := ""
	if d.File != nil {
		at, _ := d.Range()
		place = fmt.Sprintf("%s:%d:%d: ", atStart(pathFrom(t.folder, d.File)), at.Line, at.Column)
	}
	t.printf("%s%s: %s %s\n", t.paint(bold, place), t.paint(levelColor(d.Level), d.Level.String()), inLine(d.Message), t.paint(cyan, "["+d.Rule+"]"))
	if d.File != nil && len(d.File.Data()) > 0 {
		t.frame(d)
	}
	if d.Help != "" {
		t.printf("      %s %s\n", t.paint(cyan, "help:"), inLine(d.Help))
	}
	for _, fix := range d.Fixes {
		t.printf("      %s %s\n", t.paint(cyan, "fix:"), inLine(fix.Title))
	}
	for _, r := range d.Related {
		if r.File != nil {
			at := r.File.Position(r.Span.Start)
			t.printf("      %s %s:%d:%d: %s\n", t.paint(cyan, "note:"), inLine(pathFrom(t.folder, r.File)), at.Line, at.Column, inLine(r.Message))
		}
	}
	t.printf("\n")
}

// frame shows the line of a span, and marks the span under it. A span of
// several lines is marked on its first one.
func (t *text) frame(d source.Diagnostic) {
	start, end := d.Range()
	line := d.File.LineSpan(start.Line)
	stop := min(max(d.Span.End, d.Span.Start), line.End)
	most := 4*t.width + 400 // more bytes than are shown, however long the line
	gutter := fmt.Sprintf("%5d", start.Line)
	room := t.width - len(gutter) - 3
	before := display(last(d.File.Text(source.Span{Start: max(line.Start, d.Span.Start-most), End: d.Span.Start}), room))
	marked := display(cut(d.File.Text(source.Span{Start: d.Span.Start, End: min(stop, d.Span.Start+most)}), room+1))
	after := display(cut(d.File.Text(source.Span{Start: stop, End: min(line.End, stop+most)}), room+1))
	before, marked, after = crop(before, marked, after, room)
	t.printf("%s %s %s\n", t.paint(blue, gutter), t.paint(blue, "|"), strings.ReplaceAll(before+marked+after, "##[", "##("))
	marks := strings.Repeat("^", max(1, columns(marked)))
	if end.Line > start.Line {
		marks += "…"
	}
	t.printf("%s %s %s%s\n", strings.Repeat(" ", len(gutter)), t.paint(blue, "|"), strings.Repeat(" ", columns(before)), t.paint(levelColor(d.Level), marks))
}

// crop cuts a line to a width, so that its marked part stays in sight.
func crop(before, marked, after string, room int) (string, string, string) {
	if columns(before)+columns(marked)+columns(after) <= room {
		return before, marked, after
	}
	const context = 30
	if columns(before) > context {
		runes := []rune(before)
		before = "…" + string(runes[max(0, len(runes)-context):])
	}
	if left := room - columns(before) - 1; columns(marked) > left {
		return before, cut(marked, left) + "…", ""
	}
	if left := room - columns(before) - columns(marked) - 1; columns(after) > left {
		after = cut(after, left) + "…"
	}
	return before, marked, after
}

// cut is the start of a text that so many columns have room for.
func cut(s string, room int) string {
	used := 0
	for i, r := range s {
		if used += runeColumns(r); used > room {
			return s[:i]
		}
	}
	return s
}

// last is the end of a text, of one column more than there is room for.
func last(s string, room int) string {
	used := 0
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		if i -= size; used > room {
			return s[i+size:]
		}
		used += runeColumns(r)
	}
	return s
}

// display expands tabs and makes control characters visible.
func display(s string) string { return Clean(strings.ReplaceAll(s, "\t", "    ")) }

// columns is how wide a terminal shows a text.
func columns(s string) int {
	n := 0
	for _, r := range s {
		n += runeColumns(r)
	}
	return n
}

func runeColumns(r rune) int {
	if r < utf8.RuneSelf {
		return 1
	}
	if unicode.Is(unicode.Mn, r) {
		return 0
	}
	if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
		return 2
	}
	return 1
}
