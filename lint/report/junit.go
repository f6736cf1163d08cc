package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/launchbook/launchbook/source"
)

type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

// junitSuite and its cases have no attribute that the strictest reader refuses,
// which is xUnit of Jenkins: a case has neither a file nor a line.
type junitSuite struct {
	Name     string      `xml:"name,attr"`
	File     string      `xml:"file,attr,omitempty"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name    string        `xml:"name,attr"`
	Class   string        `xml:"classname,attr"`
	Failure *junitFailure `xml:"failure"`
	Output  string        `xml:"system-out,omitempty"`
}

type junitFailure struct {
	Type    string `xml:"type,attr"`
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

// writeJUnit writes a suite for each document. A finding that fails the run is
// a failed test, a milder one the output of a passed one; a document without
// findings is one passed test.
func writeJUnit(w io.Writer, r *Run) error {
	report := junitSuites{Name: "launchbook"}
	found := map[string][]source.Diagnostic{}
	for _, f := range byFile(r.Diagnostics) {
		found[f.path] = f.list
	}
	for _, path := range r.suites(found) {
		suite := junitSuite{Name: Clean(r.Folder + path), File: Clean(r.Folder + path)}
		if path == "" {
			suite.Name, suite.File = "launchbook", ""
		}
		named := map[string]int{}
		for _, d := range found[path] {
			c := r.testCase(suite.Name, d)
			// Readers take two tests of one name for one.
			if named[c.Name]++; named[c.Name] > 1 {
				c.Name = fmt.Sprintf("%s (%d)", c.Name, named[c.Name])
			}
			suite.add(c)
		}
		if len(suite.Cases) == 0 {
			suite.add(junitCase{Name: "no findings", Class: suite.Name})
		}
		report.Tests += suite.Tests
		report.Failures += suite.Failures
		report.Suites = append(report.Suites, suite)
	}
	return encodeXML(w, report)
}

// suites are the paths of all documents and of other files with findings.
func (r *Run) suites(found map[string][]source.Diagnostic) []string {
	paths := make([]string, 0, len(r.Documents))
	listed := map[string]bool{}
	for _, path := range r.Documents {
		listed[path] = true
	}
	for _, f := range byFile(r.Diagnostics) {
		if !listed[f.path] {
			paths = append(paths, f.path)
		}
	}
	return append(paths, r.Documents...)
}

func (s *junitSuite) add(c junitCase) {
	s.Tests++
	if c.Failure != nil {
		s.Failures++
	}
	s.Cases = append(s.Cases, c)
}

func (r *Run) testCase(class string, d source.Diagnostic) junitCase {
	path, start, _ := placed(r.Folder, d)
	c := junitCase{Name: strings.TrimSpace(Clean(d.Rule + " " + d.Key)), Class: class}
	text := fmt.Sprintf("%s:%d:%d: %s: %s", Clean(path), start.Line, start.Column, d.Level, withHelp(d))
	if d.Level >= r.FailOn {
		c.Failure = &junitFailure{Type: d.Level.String(), Message: Clean(d.Message), Text: text}
	} else {
		c.Output = text
	}
	return c
}
