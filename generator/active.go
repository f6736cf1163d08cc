package generator

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// activeEndings are those of files that a browser opens as a page of its own,
// with the portal's rights.
var activeEndings = []string{".html", ".htm", ".xhtml", ".xht", ".svg", ".xml", ".xsl"}

// activeElements run or load something.
var activeElements = []string{"script", "iframe", "object", "embed", "base", "foreignobject", "frame", "applet", "meta", "link", "animate", "set"}

// checkActive refuses a file of the content folder that would run a script in
// the portal's name, or load something from elsewhere.
func checkActive(name string, data []byte) error {
	if !slices.Contains(activeEndings, strings.ToLower(path.Ext(name))) {
		return nil
	}
	what := active(data)
	if what == "" {
		return nil
	}
	return fmt.Errorf("%s has %s, which would run in the portal's name; remove it, or leave the file out with `lint: {ignore: [%s]}` and link to where it is published", name, what, name)
}

// active is what in a file runs or loads something, or "".
func active(data []byte) string {
	z := html.NewTokenizer(bytes.NewReader(data))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.DoctypeToken:
			if bytes.ContainsRune(z.Raw(), '[') {
				return "entities of its own"
			}
		case html.CommentToken: // the tokenizer takes <?…?> for one
			if raw := string(z.Raw()); strings.HasPrefix(raw, "<?") && !strings.HasPrefix(raw, "<?xml ") {
				return "a style sheet or instruction"
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			if what := activeTag(z.Token()); what != "" {
				return what
			}
		}
	}
}

func activeTag(t html.Token) string {
	_, element, prefixed := strings.Cut(t.Data, ":")
	if !prefixed {
		element = t.Data
	}
	if slices.Contains(activeElements, element) && !(element == "meta" && len(t.Attr) == 1 && t.Attr[0].Key == "charset") {
		return "a <" + element + ">"
	}
	for _, a := range t.Attr {
		value := strings.ToLower(strings.Join(strings.Fields(a.Val), ""))
		switch key := a.Key[strings.LastIndexByte(a.Key, ':')+1:]; {
		case strings.HasPrefix(key, "on"):
			return "the event handler " + key
		case (key == "href" || key == "src" || key == "action" || key == "formaction") && element != "a" && strings.Contains(value, ":") && !strings.HasPrefix(value, "data:image/"),
			(key == "href" || key == "action" || key == "formaction") && (strings.HasPrefix(value, "javascript:") || strings.HasPrefix(value, "data:text/")):
			return "the address " + a.Val
		}
	}
	return ""
}
