package lsp

import (
	"slices"
	"strings"
)

// flow is text in brackets, read up to a place or up to its end: the flow style
// of YAML, JSON, and the arrays and inline tables of TOML.
type flow struct {
	text      string
	separator byte
	// path is of keys and stars, down to where the text breaks off.
	path  []string
	value bool
	item  bool
	// quote is the one that is open where the text breaks off; 0 for none.
	quote byte
	open  []flowLevel
	// start is where the key or value begins that is read.
	start int
	// end is where the outermost bracket is closed; 0 while it is not.
	end int
	// keys are those of the mapping that was closed last.
	keys []string
}

// flowLevel is a bracket that is open.
type flowLevel struct {
	list bool
	keys []string
	// within tells whether it is a value itself; a slip may put it where a key
	// belongs.
	within bool
}

func readFlow(text string, separator byte) flow {
	r := flow{text: text, separator: separator}
	for i := 0; i < len(text) && r.end == 0; {
		i = r.read(i)
	}
	return r
}

// read takes in what stands at an offset, and gives the next one.
func (r *flow) read(i int) int {
	b := r.text[i]
	fresh := strings.TrimSpace(r.text[r.start:i]) == ""
	switch {
	case b == '"' && fresh || b == '\'' && fresh:
		return r.quoted(i)
	case b == '#' && (i == 0 || strings.IndexByte(" \t\r\n", r.text[i-1]) >= 0):
		return r.comment(i, fresh)
	case (b == '{' || b == '[') && fresh:
		r.down(b == '[', i)
	case len(r.open) == 0:
	case b == r.separator && r.separates(i):
		top := &r.open[len(r.open)-1]
		key := strings.Trim(strings.TrimSpace(r.text[r.start:i]), `"'`)
		top.keys = append(top.keys, key)
		r.path, r.value, r.start = append(r.path, key), true, i+1
	case b == ',':
		r.next(i)
	case b == '}' || b == ']':
		r.up(i)
	}
	return i + 1
}

// separates tells whether the separator at an offset ends a key: in YAML, a:b is
// one word.
func (r *flow) separates(i int) bool {
	if r.value || r.open[len(r.open)-1].list {
		return false
	}
	return r.separator != ':' || i+1 == len(r.text) || strings.IndexByte(" \t\r\n\"'[{,}", r.text[i+1]) >= 0 || strings.HasSuffix(r.text[:i], `"`)
}

func (r *flow) quoted(i int) int {
	for j := i + 1; j < len(r.text); j++ {
		switch {
		case r.text[j] == '\\' && r.text[i] == '"':
			j++
		case r.text[j] == r.text[i]:
			return j + 1
		}
	}
	r.quote = r.text[i]
	return len(r.text)
}

func (r *flow) comment(i int, fresh bool) int {
	end := len(r.text)
	if j := strings.IndexByte(r.text[i:], '\n'); j >= 0 {
		end = i + j
	}
	if fresh {
		r.start = end
	}
	return end
}

func (r *flow) down(list bool, i int) {
	if list {
		r.path = append(r.path, "*")
	}
	r.open = append(r.open, flowLevel{list: list, within: r.value})
	r.value, r.item, r.start = list, list, i+1
}

// next begins the next key or item.
func (r *flow) next(i int) {
	top := r.open[len(r.open)-1]
	if !top.list && r.value {
		r.path, r.value = r.path[:len(r.path)-1], false
	}
	r.item, r.start = top.list, i+1
}

func (r *flow) up(i int) {
	r.next(i)
	top := r.open[len(r.open)-1]
	if top.list {
		r.path = r.path[:len(r.path)-1]
	}
	r.keys = top.keys
	r.open = r.open[:len(r.open)-1]
	r.value, r.item = top.within, false
	if len(r.open) == 0 {
		r.end = i + 1
	}
}

// present are the keys of the mapping where the text breaks off, and those that
// follow in rest.
func (r *flow) present(rest string) []string {
	if len(r.open) == 0 || r.value {
		return nil
	}
	keys := r.open[len(r.open)-1].keys
	if r.quote != 0 {
		_, rest, _ = strings.Cut(rest, string(r.quote))
	}
	if after := readFlow("{"+rest, r.separator); after.end > 0 {
		keys = slices.Concat(keys, after.keys)
	}
	return keys
}
