package report

import (
	"encoding/xml"
	"io"

	"github.com/launchbook/launchbook/source"
)

type checkstyle struct {
	XMLName xml.Name         `xml:"checkstyle"`
	Version string           `xml:"version,attr"`
	Files   []checkstyleFile `xml:"file"`
}

type checkstyleFile struct {
	Name   string            `xml:"name,attr"`
	Errors []checkstyleError `xml:"error"`
}

type checkstyleError struct {
	Line     int    `xml:"line,attr"`
	Column   int    `xml:"column,attr"`
	Severity string `xml:"severity,attr"`
	Message  string `xml:"message,attr"`
	Source   string `xml:"source,attr"`
}

// writeCheckstyle writes what many CI systems read. Version 4.3 is the one that
// they all know.
func writeCheckstyle(w io.Writer, r *Run) error {
	report := checkstyle{Version: "4.3"}
	for _, file := range byFile(r.Diagnostics) {
		path, _, _ := placed(r.Folder, file.list[0])
		f := checkstyleFile{Name: Clean(path)}
		for _, d := range file.list {
			_, start, _ := placed("", d)
			f.Errors = append(f.Errors, checkstyleError{start.Line, start.Column, d.Level.String(), withHelp(d), "launchbook." + d.Rule})
		}
		report.Files = append(report.Files, f)
	}
	return encodeXML(w, report)
}

// fileFindings are the diagnostics of one file, in order.
type fileFindings struct {
	path string
	list []source.Diagnostic
}

// byFile groups diagnostics, which are sorted by path.
func byFile(list []source.Diagnostic) []fileFindings {
	var files []fileFindings
	for _, d := range list {
		if len(files) == 0 || files[len(files)-1].path != d.Path() {
			files = append(files, fileFindings{path: d.Path()})
		}
		last := &files[len(files)-1]
		last.list = append(last.list, d)
	}
	return files
}
