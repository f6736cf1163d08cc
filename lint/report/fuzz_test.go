package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"testing"
	"unicode/utf8"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/source"
)

// Whatever a finding says of whatever file, every report is well-formed.
func FuzzFormats(f *testing.F) {
	f.Add("x.md", "a\nb", "it is `bad`", 0, 1)
	f.Add(attack, attack, attack, 3, 400)
	f.Fuzz(func(t *testing.T, path, text, message string, start, end int) {
		file := source.NewFile(path, []byte(text))
		run := &Run{
			Rules: []lint.Rule{{ID: "r", Summary: message, Level: source.Error, Why: message, Fix: message}}, Documents: []string{path}, FailOn: source.Error,
			Diagnostics: []source.Diagnostic{{Rule: "r", Level: source.Error, File: file, Span: source.Span{Start: min(max(start, 0), len(text)), End: min(max(start, end, 0), len(text))}, Message: message, Help: message, Address: path, Key: path}},
		}
		for _, format := range Formats() {
			var b bytes.Buffer
			if err := format.Write(&b, run); err != nil {
				t.Fatalf("%s: %v", format.Name, err)
			}
			if !utf8.Valid(b.Bytes()) {
				t.Errorf("%s is not UTF-8: %q", format.Name, b.Bytes())
			}
			switch format.Name {
			case "json", "sarif", "gitlab", "rdjson":
				if !json.Valid(b.Bytes()) {
					t.Errorf("%s is not JSON: %q", format.Name, b.Bytes())
				}
			case "checkstyle", "junit":
				for d := xml.NewDecoder(&b); ; {
					if _, err := d.Token(); err == io.EOF {
						break
					} else if err != nil {
						t.Fatalf("%s is not XML: %v", format.Name, err)
					}
				}
			}
		}
	})
}
