package report

import (
	"io"
	"net/url"
	"strings"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/source"
)

const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

// writeSARIF writes one run. Columns are Unicode characters, which is stated in
// the file; paths are from the root of the repository.
func writeSARIF(w io.Writer, r *Run) error {
	log := sarifLog{Schema: sarifSchema, Version: "2.1.0"}
	run := sarifRun{
		Tool:       sarifTool{sarifDriver{Name: "launchbook", Version: r.Version, InformationURI: homepage, Rules: sarifRules(r.Rules)}},
		ColumnKind: "unicodeCodePoints",
		Results:    make([]sarifResult, 0, len(r.Diagnostics)),
	}
	index := make(map[string]int, len(r.Rules))
	for i, rule := range r.Rules {
		index[rule.ID] = i
	}
	prints := fingerprints(r.Diagnostics)
	for i, d := range r.Diagnostics {
		result := r.sarifResult(d)
		result.Fingerprints = map[string]string{"launchbookKey/v1": prints[i]}
		if at, ok := index[d.Rule]; ok {
			result.RuleIndex = &at
		}
		run.Results = append(run.Results, result)
	}
	log.Runs = []sarifRun{run}
	return encode(w, log, "  ")
}

func sarifRules(rules []lint.Rule) []sarifRule {
	list := make([]sarifRule, 0, len(rules))
	for _, rule := range rules {
		s := sarifRule{
			ID: rule.ID, Short: sarifText{Text: rule.Summary},
			HelpURI: RulePage(rule.ID), Default: sarifDefault{sarifLevel(rule.Level)},
		}
		if rule.Why != "" {
			s.Full = &sarifText{Text: rule.Why}
		}
		if rule.Fix != "" {
			s.Help = &sarifText{Text: rule.Fix}
		}
		list = append(list, s)
	}
	return list
}

func sarifLevel(l source.Level) string {
	switch l {
	case source.Error, source.Warning:
		return l.String()
	case source.Info:
		return "note"
	}
	return "none"
}

func (r *Run) sarifResult(d source.Diagnostic) sarifResult {
	result := sarifResult{RuleID: d.Rule, Level: sarifLevel(d.Level), Message: sarifText{Text: withHelp(d)}}
	place := sarifLocation{Physical: r.sarifPlace(d.File, d.Span)}
	if d.Key != "" {
		place.Logical = []sarifLogical{{Name: Clean(d.Key)}}
	}
	result.Locations = []sarifLocation{place}
	for i, related := range d.Related {
		if related.File != nil {
			result.Related = append(result.Related, sarifLocation{
				ID: i + 1, Physical: r.sarifPlace(related.File, related.Span), Message: &sarifText{Text: Clean(related.Message)},
			})
		}
	}
	for _, fix := range d.Fixes {
		result.Fixes = append(result.Fixes, r.sarifFix(fix))
	}
	return result
}

func (r *Run) sarifPlace(file *source.File, span source.Span) sarifPhysical {
	path, start, end := placed(r.Repository, source.Diagnostic{File: file, Span: span})
	return sarifPhysical{sarifArtifact{pathURI(path), "%SRCROOT%"}, sarifRegion{start.Line, start.Column, end.Line, end.Column}}
}

func sarifRegionOf(file *source.File, span source.Span) sarifRegion {
	start, end := file.Position(span.Start), file.Position(max(span.Start, span.End))
	return sarifRegion{start.Line, start.Column, end.Line, end.Column}
}

// sarifFix groups the edits by file, in the order of their first edit.
func (r *Run) sarifFix(fix source.Fix) sarifFix {
	out := sarifFix{Description: sarifText{Text: Clean(fix.Title)}}
	at := map[*source.File]int{}
	for _, e := range fix.Edits {
		i, ok := at[e.File]
		if !ok {
			i = len(out.Changes)
			at[e.File] = i
			out.Changes = append(out.Changes, sarifChange{Artifact: sarifArtifact{pathURI(pathFrom(r.Repository, e.File)), "%SRCROOT%"}})
		}
		out.Changes[i].Replacements = append(out.Changes[i].Replacements, sarifReplacement{sarifRegionOf(e.File, e.Span), sarifText{Text: e.Text}})
	}
	return out
}

// pathURI escapes a path for a relative URI; bytes that are no UTF-8 too. A
// colon is escaped as it would make a scheme of what stands before it.
func pathURI(path string) string {
	steps := strings.Split(path, "/")
	for i, step := range steps {
		steps[i] = strings.ReplaceAll(url.PathEscape(step), ":", "%3A")
	}
	return strings.Join(steps, "/")
}
