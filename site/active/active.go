// Package active finds what a file would run, or load from elsewhere, when a
// browser opens it as a page of its own: it would have all rights of the portal
// that it lies in.
package active

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"github.com/launchbook/launchbook/source"
)

// Files of these endings are opened by a browser as pages of their own, with the
// portal's rights.
var (
	htmlEndings = []string{".html", ".htm", ".shtml"}
	xmlEndings  = []string{".svg", ".xml", ".xhtml", ".xht", ".xsl", ".xslt", ".atom", ".rss", ".rdf", ".mml", ".mathml", ".xspf"}
)

// elements run or load something.
var elements = []string{"script", "iframe", "object", "embed", "base", "foreignobject", "frame", "applet", "meta", "link", "animate", "set"}

// pictures are the elements that may hold a picture within their address.
var pictures = []string{"image", "img", "feimage", "input", "source"}

// loading are the attributes of which a browser loads the address, or goes to it.
var loading = []string{"href", "src", "srcset", "imagesrcset", "action", "formaction", "poster", "data", "background", "ping", "base"}

// styled are the attributes whose values are CSS.
var styled = []string{"style", "fill", "stroke", "filter", "mask", "clip-path", "marker", "marker-start", "marker-mid", "marker-end", "cursor"}

// The largest files that are looked through, in bytes: what is made to be slow takes
// seconds.
const (
	maxHTML = 4 << 20
	maxXML  = 16 << 20
)

// Finding is what a file runs or loads.
type Finding struct {
	// What is a noun with its article, as in `a <script>`.
	What string
	// Span is where it stands.
	Span source.Span
}

// Possible tells by the ending of a name whether a browser opens such a file as a
// page.
func Possible(name string) bool {
	ending := strings.ToLower(path.Ext(name))
	return ending == ".svgz" || slices.Contains(htmlEndings, ending) || slices.Contains(xmlEndings, ending)
}

// Find looks through a file as a browser would. An error means that nobody can tell
// what a browser would make of it: it is compressed, too large, or no XML.
func Find(name string, data []byte) (*Finding, error) {
	ending := strings.ToLower(path.Ext(name))
	switch {
	case ending == ".svgz":
		return nil, errors.New("it is compressed")
	case slices.Contains(xmlEndings, ending):
		return inXML(data)
	case slices.Contains(htmlEndings, ending):
		// What <noscript> has is text to a browser with scripts, and elements to one without.
		for _, scripts := range []bool{true, false} {
			if what, err := inHTML(data, scripts); what != nil || err != nil {
				return what, err
			}
		}
	}
	return nil, nil
}

func inHTML(data []byte, scripts bool) (*Finding, error) {
	if len(data) > maxHTML {
		return nil, fmt.Errorf("it is larger than %d MiB", maxHTML>>20)
	}
	root, err := html.ParseWithOptions(bytes.NewReader(data), html.ParseOptionEnableScripting(scripts))
	if err != nil {
		return nil, err
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		attributes := make([]xml.Attr, len(n.Attr))
		for i, a := range n.Attr {
			attributes[i] = xml.Attr{Name: xml.Name{Local: a.Key}, Value: a.Val}
		}
		what := element(n.Data, attributes)
		if what == "" && n.Data == "style" && n.FirstChild != nil {
			what = style(n.FirstChild.Data)
		}
		if what != "" {
			return &Finding{what, tagOf(data, n)}, nil
		}
	}
	return nil, nil
}

// longestTag is how far a tag is looked through for its attributes.
const longestTag = 512

// tagOf is the first tag of an element's name that names its attributes too, or the
// start of the file: the parser knows no places.
func tagOf(data []byte, n *html.Node) source.Span {
	for at := range len(data) {
		if data[at] != '<' || !named(data[at+1:], n.Data) {
			continue
		}
		tag, _, _ := bytes.Cut(data[at:min(at+longestTag, len(data))], []byte(">"))
		tag = bytes.ToLower(tag)
		if !slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return !bytes.Contains(tag, []byte(a.Key)) }) {
			return source.Span{Start: at, End: at + 1 + len(n.Data)}
		}
	}
	return source.Span{}
}

func named(tag []byte, name string) bool {
	return len(tag) >= len(name) && strings.EqualFold(string(tag[:len(name)]), name)
}

const (
	xhtml = "http://www.w3.org/1999/xhtml"
	mark  = "\ufeff" // of the order of bytes, which no parser takes for text
)

func inXML(data []byte) (*Finding, error) {
	if len(data) > maxXML {
		return nil, fmt.Errorf("it is larger than %d MiB", maxXML>>20)
	}
	text := bytes.TrimPrefix(data, []byte(mark))
	d := xml.NewDecoder(bytes.NewReader(text))
	var css strings.Builder // of the <style> that is open
	styles := 0
	for {
		start := int(d.InputOffset())
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		what := ""
		switch t := token.(type) {
		case xml.Directive:
			if bytes.ContainsRune(t, '[') {
				what = "entities of its own"
			}
		case xml.ProcInst:
			if t.Target != "xml" {
				what = "a style sheet or instruction"
			}
		case xml.StartElement:
			// A feed has links of its own.
			if foreign := t.Name.Space != "" && t.Name.Space != xhtml && (t.Name.Local == "link" || t.Name.Local == "meta"); !foreign {
				what = element(t.Name.Local, t.Attr)
			}
			if t.Name.Local == "style" {
				styles++
			}
		case xml.CharData:
			if styles > 0 {
				css.Write(t)
			}
		case xml.EndElement:
			if t.Name.Local == "style" {
				styles--
				what = style(css.String())
				css.Reset()
			}
		}
		if what != "" {
			skipped := len(data) - len(text)
			return &Finding{what, source.Span{Start: skipped + start, End: skipped + int(d.InputOffset())}}, nil
		}
	}
}

// element is what of an element runs or loads something, or "".
func element(name string, attributes []xml.Attr) string {
	name = strings.ToLower(name[strings.LastIndexByte(name, ':')+1:])
	if slices.Contains(elements, name) && !(name == "meta" && len(attributes) == 1 && attributes[0].Name.Local == "charset") {
		return "a <" + name + ">"
	}
	for _, a := range attributes {
		key := strings.ToLower(a.Name.Local[strings.LastIndexByte(a.Name.Local, ':')+1:])
		switch {
		case strings.HasPrefix(key, "on"):
			return "the event handler " + key
		case key == "srcdoc":
			return "a page within a page"
		case slices.Contains(loading, key) && isActive(name, key, a.Value):
			return "the address " + a.Value
		case slices.Contains(styled, key):
			if what := style(a.Value); what != "" {
				return what
			}
		}
	}
	return ""
}

// isActive tells whether an address runs something, or is loaded from
// elsewhere; a link may lead there.
func isActive(element, key, address string) bool {
	clean := asAddress(address)
	scheme, _, absolute := strings.Cut(clean, ":")
	absolute = absolute && !strings.ContainsAny(scheme, "/?#")
	switch {
	case key == "href" && (element == "a" || element == "area"):
		return absolute && slices.Contains([]string{"javascript", "vbscript", "data"}, scheme)
	case strings.HasSuffix(key, "srcset"):
		return absolute || strings.Contains(clean, "//")
	case slices.Contains(pictures, element) && strings.HasPrefix(clean, "data:image/"):
		return false
	}
	return absolute || strings.HasPrefix(clean, "//")
}

// asAddress is a text with what browsers take no notice of in an address left out.
func asAddress(text string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		switch {
		case r <= ' ':
			return -1
		case r == '\\':
			return '/'
		}
		return r
	}, text))
}

var (
	// Comments are not left out, as telling them from texts takes all of CSS.
	styleEscape  = regexp.MustCompile(`\\([0-9A-Fa-f]{1,6})[ \t\r\n\f]?`)
	stylePicture = regexp.MustCompile(`url\(["']?data:image/[a-z+.-]+;base64,[a-z0-9+/=]*["']?\)`)
)

// style is what a style loads from elsewhere, or "".
func style(css string) string {
	css = styleEscape.ReplaceAllStringFunc(css, func(escape string) string {
		code, err := strconv.ParseUint(strings.TrimSpace(escape[1:]), 16, 32)
		if err != nil {
			return escape
		}
		return string(rune(code))
	})
	clean := stylePicture.ReplaceAllString(asAddress(css), "")
	clean = strings.ReplaceAll(clean, "http://www.w3.org/", "") // names of XML's vocabularies
	if strings.Contains(clean, "//") || strings.Contains(clean, "http:") || strings.Contains(clean, "https:") {
		return "a style that loads from elsewhere"
	}
	return ""
}
