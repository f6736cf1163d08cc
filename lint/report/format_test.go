package report

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/source"
)

var update = flag.Bool("update", false, "write the golden files again")

// sample is a run with one finding of each kind that the formats treat apart.
func sample() *Run {
	contacts := source.NewFile("content/contacts.md", []byte("---\ntype: contacts\ncontacts:\n  - id: åsa\n    rol: Chef 日本\n---\n"))
	paths := source.NewFile("content/escalation.md", []byte("---\ntype: escalation\npaths:\n  - {issue: Payments, steps: [{notify: cto}]}\n---\n\nSee\n[this](gone.md).\n"))
	rol := source.Span{Start: bytes.Index(contacts.Data(), []byte("rol")), End: bytes.Index(contacts.Data(), []byte("rol")) + 3}
	link := source.Span{Start: bytes.Index(paths.Data(), []byte("See")), End: bytes.Index(paths.Data(), []byte("."))}
	notify := bytes.Index(paths.Data(), []byte("cto"))
	return &Run{
		Rules: []lint.Rule{
			{ID: "schema-unknown-field", Summary: "Every field is known.", Level: source.Error, Why: "A misspelt field is not read.", Fix: "Correct it."},
			{ID: "broken-link", Summary: "Every link leads somewhere.", Level: source.Warning},
		},
		Documents: []string{"content/contacts.md", "content/escalation.md", "content/faq.md"},
		FailOn:    source.Error, Version: "1.2.3", Folder: "site/", Repository: "docs/site/",
		Diagnostics: []source.Diagnostic{
			{Rule: "site-empty", Level: source.Info, Message: "nothing is planned"},
			{
				Rule: "schema-unknown-field", Level: source.Error, File: contacts, Span: rol,
				Message: "unknown field `rol`, did you mean `role`?", Address: "/contacts/0/rol", Key: "/contacts/[åsa]/rol",
				Fixes: []source.Fix{{Title: "rename it to `role`", Safe: true, Edits: []source.Edit{{File: contacts, Span: rol, Text: "role"}}}},
			},
			{
				Rule: "unresolved-reference", Level: source.Error, File: paths, Span: source.Span{Start: notify, End: notify + 3},
				Message: "`cto` is not a contact", Help: "add it, or name one that exists", Address: "/paths/0/steps/0/notify", Key: "/paths/[Payments]/steps/0/notify",
				Related: []source.Related{{File: contacts, Span: rol, Message: "contacts are here"}},
			},
			{Rule: "broken-link", Level: source.Warning, File: paths, Span: link, Message: "the link leads nowhere", Key: "#: See [this](gone"},
		},
	}
}

func TestFormatsAgainstGoldenFiles(t *testing.T) {
	for _, format := range Formats() {
		t.Run(format.Name, func(t *testing.T) {
			run := sample()
			var out, summary bytes.Buffer
			run.Summary = &summary
			if err := format.Write(&out, run); err != nil {
				t.Fatal(err)
			}
			golden(t, format.Name, out.Bytes())
			if summary.Len() > 0 {
				golden(t, format.Name+"-summary", summary.Bytes())
			}
		})
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s is not as expected (go test ./lint/report -update writes it again):\n%s", path, diff)
	}
}

func TestFormatsAgainstTheirSchemas(t *testing.T) {
	for format, schema := range map[string]string{"sarif": "sarif-2.1.0.json", "rdjson": "rdjson.json", "gitlab": "gitlab.json"} {
		compiled, err := jsonschema.Compile(filepath.Join("testdata", "schema", schema))
		if err != nil {
			t.Fatal(err)
		}
		for name, run := range map[string]*Run{"sample": sample(), "hostile": hostile(), "empty": {FailOn: source.Error}} {
			t.Run(format+"/"+name, func(t *testing.T) {
				if err := compiled.Validate(parseJSON(t, write(t, format, run))); err != nil {
					t.Errorf("%#v", err)
				}
			})
		}
	}
}

func TestEveryFormatWithoutFindings(t *testing.T) {
	for _, format := range Formats() {
		out := write(t, format.Name, &Run{Documents: []string{"content/a.md"}, FailOn: source.Error})
		if format.Name == "jsonl" != (len(out) == 0) {
			t.Errorf("%s writes %q", format.Name, out)
		}
	}
}

func write(t *testing.T, name string, run *Run) []byte {
	t.Helper()
	format, err := Lookup(name)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := format.Write(&b, run); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestLookupSuggests(t *testing.T) {
	for name, want := range map[string]string{
		"sarf": `"sarf" is not a report format, did you mean sarif?`,
		"":     `"" is not a report format; there are text, json, jsonl, sarif, github, gitlab, junit, checkstyle, rdjson`,
	} {
		if _, err := Lookup(name); err == nil || err.Error() != want {
			t.Errorf("Lookup(%q) says %v, want %s", name, err, want)
		}
	}
}
