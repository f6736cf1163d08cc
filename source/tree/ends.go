package tree

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// The YAML parser says where a value begins, not where it ends. This file finds
// the ends in the text itself. All offsets are into the reader's text.

func runeLen(b []byte) int {
	_, size := utf8.DecodeRune(b)
	return max(size, 1)
}

func (r *yamlReader) scalarEnd(n *yaml.Node, start int, at place) int {
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return r.quotedEnd(start, '"')
	case n.Style&yaml.SingleQuotedStyle != 0:
		return r.quotedEnd(start, '\'')
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return r.blockEnd(start, at.indent)
	}
	return r.plainEnd(start, n.Value)
}

// quotedEnd is the offset after the closing quote.
func (r *yamlReader) quotedEnd(start int, quote byte) int {
	for i := start + 1; i < len(r.text); i++ {
		switch {
		case quote == '"' && r.text[i] == '\\':
			i++
		case r.text[i] == quote && quote == '\'' && i+1 < len(r.text) && r.text[i+1] == quote:
			i++
		case r.text[i] == quote:
			return i + 1
		}
	}
	return len(r.text)
}

// plainEnd follows the words of a plain scalar, which may lie on several lines.
func (r *yamlReader) plainEnd(start int, value string) int {
	at := start
	for _, word := range strings.Fields(value) {
		i := bytes.Index(r.text[min(at, len(r.text)):], []byte(word))
		if i < 0 || len(bytes.TrimSpace(r.text[at:at+i])) > 0 {
			return at
		}
		at += i + len(word)
	}
	return at
}

// blockEnd is the end of a literal or folded scalar: before the first line that
// is not empty and indented no more than the mapping around it.
func (r *yamlReader) blockEnd(start, indent int) int {
	end := r.lineEnd(start)
	for at := r.nextLine(start); at < len(r.text); at = r.nextLine(at) {
		line := r.text[at:r.lineEnd(at)]
		content := bytes.TrimLeft(line, " ")
		if len(bytes.TrimSpace(content)) == 0 {
			continue
		}
		if len(line)-len(content) <= indent {
			break
		}
		end = at + len(line)
	}
	return end
}

func (r *yamlReader) lineEnd(at int) int {
	if i := bytes.IndexAny(r.text[at:], "\r\n"); i >= 0 {
		return at + i
	}
	return len(r.text)
}

func (r *yamlReader) nextLine(at int) int {
	i := bytes.IndexByte(r.text[at:], '\n')
	if i < 0 {
		return len(r.text)
	}
	return at + i + 1
}

// flowEnd is the offset after the bracket that closes a flow collection, whose
// last value ends at `at`.
func (r *yamlReader) flowEnd(at, start int, bracket byte) int {
	if at == start {
		at++ // the opening bracket of an empty collection
	}
	for at < len(r.text) {
		switch b := r.text[at]; {
		case b == bracket:
			return at + 1
		case b == '#' && (r.text[at-1] == ' ' || r.text[at-1] == '\t' || r.text[at-1] == '\n'):
			at = r.lineEnd(at)
		default:
			at++
		}
	}
	return at
}
