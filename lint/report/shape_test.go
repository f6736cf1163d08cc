package report

import (
	"bytes"
	"encoding/xml"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/launchbook/launchbook/source"
)

// GitLab takes two issues of one fingerprint for one.
func TestGitLabFingerprintsAreUnique(t *testing.T) {
	for name, run := range map[string]*Run{"sample": sample(), "hostile": hostile()} {
		seen := map[any]bool{}
		for _, issue := range parseJSON(t, write(t, "gitlab", run)).([]any) {
			print := issue.(map[string]any)["fingerprint"]
			if seen[print] {
				t.Errorf("%s: two issues have the fingerprint %v", name, print)
			}
			seen[print] = true
		}
	}
}

// Readers of JUnit show the counts of the attributes, not of the elements, and
// know no other attributes and elements than these.
func TestJUnitCountsWhatItHas(t *testing.T) {
	for name, run := range map[string]*Run{"sample": sample(), "hostile": hostile()} {
		var suites junitSuites
		if err := xml.Unmarshal(write(t, "junit", run), &suites); err != nil {
			t.Fatal(err)
		}
		tests, failures := 0, 0
		for _, suite := range suites.Suites {
			failed := 0
			for _, c := range suite.Cases {
				if c.Name == "" || c.Class == "" {
					t.Errorf("%s: the test case %+v lacks a name or a class", name, c)
				}
				if c.Failure != nil {
					failed++
				}
			}
			if suite.Tests != len(suite.Cases) || suite.Failures != failed || suite.Errors != 0 || suite.Skipped != 0 {
				t.Errorf("%s: %s says %d tests and %d failures, and has %d and %d", name, suite.Name, suite.Tests, suite.Failures, len(suite.Cases), failed)
			}
			tests += suite.Tests
			failures += suite.Failures
		}
		if suites.Tests != tests || suites.Failures != failures {
			t.Errorf("%s: it says %d tests and %d failures, and has %d and %d", name, suites.Tests, suites.Failures, tests, failures)
		}
	}
}

// The attributes and the elements within, as the schemas of readers have them:
// for JUnit those of the xUnit plugin of Jenkins (junit-10.xsd), which refuses a
// report with anything else; for Checkstyle, which has no schema, what its own
// XMLLogger writes.
var shapes = map[string]map[string]shape{
	"junit": {
		"testsuites": {attributes: "name tests failures", elements: "testsuite"},
		"testsuite":  {attributes: "name file tests failures errors skipped", required: "name tests failures errors", elements: "testcase"},
		"testcase":   {attributes: "name classname", required: "name classname", elements: "failure system-out"},
		"failure":    {attributes: "type message", required: "type message"},
		"system-out": {},
	},
	"checkstyle": {
		"checkstyle": {attributes: "version", required: "version", elements: "file"},
		"file":       {attributes: "name", required: "name", elements: "error"},
		"error":      {attributes: "line column severity message source", required: "line severity message source"},
	},
}

type shape struct{ attributes, required, elements string }

func TestXMLHasNothingThatReadersRefuse(t *testing.T) {
	for format, shapes := range shapes {
		for name, run := range map[string]*Run{"sample": sample(), "hostile": hostile()} {
			checkShape(t, format+", "+name, xml.NewDecoder(bytes.NewReader(write(t, format, run))), shapes)
		}
	}
}

func checkShape(t *testing.T, name string, d *xml.Decoder, shapes map[string]shape) {
	t.Helper()
	var open []string
	for {
		token, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			s, known := shapes[token.Name.Local]
			if len(open) > 0 && !slices.Contains(strings.Fields(shapes[open[len(open)-1]].elements), token.Name.Local) || !known {
				t.Errorf("%s: %s in %v", name, token.Name.Local, open)
			}
			has := map[string]bool{}
			for _, a := range token.Attr {
				has[a.Name.Local] = true
				if !slices.Contains(strings.Fields(s.attributes), a.Name.Local) {
					t.Errorf("%s: %s has %s", name, token.Name.Local, a.Name.Local)
				}
			}
			for _, a := range strings.Fields(s.required) {
				if !has[a] {
					t.Errorf("%s: %s has no %s", name, token.Name.Local, a)
				}
			}
			open = append(open, token.Name.Local)
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
}

// Readers of JUnit take two tests of one class and name for one.
func TestJUnitNamesAreUnique(t *testing.T) {
	run := sample()
	run.Diagnostics = append(run.Diagnostics, run.Diagnostics...)
	source.Sort(run.Diagnostics)
	var suites junitSuites
	if err := xml.Unmarshal(write(t, "junit", run), &suites); err != nil {
		t.Fatal(err)
	}
	seen := map[[2]string]bool{}
	for _, suite := range suites.Suites {
		for _, c := range suite.Cases {
			if name := [2]string{c.Class, c.Name}; seen[name] {
				t.Errorf("two tests are %v", name)
			} else {
				seen[name] = true
			}
		}
	}
}

// Checkstyle has four severities and counts from 1.
func TestCheckstyleSaysWhatReadersKnow(t *testing.T) {
	for name, run := range map[string]*Run{"sample": sample(), "hostile": hostile()} {
		var report checkstyle
		if err := xml.Unmarshal(write(t, "checkstyle", run), &report); err != nil {
			t.Fatal(err)
		}
		for _, file := range report.Files {
			for _, e := range file.Errors {
				switch e.Severity {
				case "error", "warning", "info", "ignore":
				default:
					t.Errorf("%s: there is no severity %q", name, e.Severity)
				}
				if file.Name == "" || filepath.IsAbs(file.Name) || e.Line < 1 || e.Column < 1 || e.Message == "" || e.Source == "" {
					t.Errorf("%s: %s has %+v", name, file.Name, e)
				}
			}
		}
	}
}
