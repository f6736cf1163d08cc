package markdown

import (
	"bytes"
	"regexp"
)

// refShortcode is a link destination that is one of Hugo's references, such as
// {{< ref "runbooks/cpu.md#mitigation" >}}; its second group is what it names.
var refShortcode = regexp.MustCompile("\\{\\{[<%]\\s*(?:rel)?ref\\s+(?:path=)?(\"|`)([^\"`\\n]+)[\"`]\\s*[>%]\\}\\}")

// linkedShortcode is one where a destination is expected.
var linkedShortcode = regexp.MustCompile(`(?:\]\(\s*|\]:[ \t]*)(` + refShortcode.String() + `)`)

// Reference is what one of Hugo's reference shortcodes names, when the whole
// destination is one.
func Reference(destination string) (name string, ok bool) {
	m := refShortcode.FindStringSubmatchIndex(destination)
	if m == nil || m[0] != 0 || m[1] != len(destination) {
		return "", false
	}
	return destination[m[4]:m[5]], true
}

// shortcodes are the reference shortcodes of a body, which CommonMark takes for
// no destination because of their spaces.
type shortcodes struct {
	// masked is the body with each as <…> of the same length.
	masked []byte
	// written is each as it stands in the body, by its masked form.
	written map[string]string
}

// maskShortcodes prepares a body for the parser. Only destinations are ever
// read from the masked bytes, so that code which shows a shortcode keeps it.
func maskShortcodes(body []byte) shortcodes {
	s := shortcodes{masked: body}
	if !bytes.Contains(body, []byte("{{")) {
		return s // as nearly all are; the search below is slow
	}
	found := linkedShortcode.FindAllSubmatchIndex(body, -1)
	if found == nil {
		return s
	}
	s.masked = append([]byte(nil), body...)
	s.written = map[string]string{}
	for _, m := range found {
		start, end := m[2], m[3]
		s.masked[start], s.masked[start+2], s.masked[end-3], s.masked[end-1] = '<', ' ', ' ', '>'
		s.written[string(s.masked[start+1:end-1])] = string(body[start:end])
	}
	return s
}

// destination is the destination as it is written in the body.
func (s shortcodes) destination(parsed []byte) string {
	if written, ok := s.written[string(parsed)]; ok {
		return written
	}
	return string(parsed)
}
