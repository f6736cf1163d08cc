package report

import (
	"encoding/xml"
	"path/filepath"
	"testing"
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
