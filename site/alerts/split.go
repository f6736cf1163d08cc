package alerts

import (
	"bytes"

	"github.com/launchbook/launchbook/source"
)

// documents are the spans of a YAML stream's documents: what stands between
// lines that begin with `---`. A block of text cannot hold such a line, as it is
// indented. Documents without content are left out.
func documents(data []byte) []source.Span {
	var list []source.Span
	start := 0
	end := func(at int) {
		if text := bytes.TrimSpace(data[start:at]); len(text) > 0 && text[0] != '%' { // a directive belongs to the next one
			list = append(list, source.Span{Start: start, End: at})
		}
	}
	at := 0
	for line := range bytes.Lines(data) {
		if isBreak(line) {
			end(at)
			start = at + len("---")
		}
		at += len(line)
	}
	end(len(data))
	return list
}

func isBreak(line []byte) bool {
	rest, ok := bytes.CutPrefix(line, []byte("---"))
	return ok && (len(rest) == 0 || bytes.IndexByte([]byte(" \t\r\n"), rest[0]) >= 0)
}
