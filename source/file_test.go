package source

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

func TestPlacesFarIntoALine(t *testing.T) {
	for _, part := range []string{"a", "é", "日", "🎉", "a🎉", "\xff", "\xf0\x9f", "\x80\x80\x80\x80\x80"} {
		text := "first\n" + strings.Repeat(part, 12_000/len(part)) + "\nlast"
		f := NewFile("a.md", []byte(text))
		line := text[len("first\n"):]
		for offset := 0; offset < len(line)-len("\nlast"); offset += len(part) * 37 {
			before := line[:offset]
			at := f.Position(len("first\n") + offset)
			if at.Line != 2 || at.Column != utf8.RuneCountInString(before)+1 {
				t.Fatalf("%q: byte %d is at %d:%d", part, offset, at.Line, at.Column)
			}
			if units := f.UTF16(len("first\n"), len("first\n")+offset); units != len(utf16.Encode([]rune(before))) {
				t.Fatalf("%q: byte %d has %d units before it", part, offset, units)
			}
			if back := f.Offset(at.Line, at.Column); back != at.Offset {
				t.Fatalf("%q: byte %d is found at %d", part, at.Offset, back)
			}
		}
	}
}
