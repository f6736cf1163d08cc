package lsp

import (
	"github.com/launchbook/launchbook/lint/report"
	"github.com/launchbook/launchbook/source"
)

// diagnostic is a finding as the editor shows it.
func (s *server) diagnostic(w *workspace, d source.Diagnostic) Diagnostic {
	out := Diagnostic{
		Severity: severity(d.Level), Code: d.Rule, CodeDescription: CodeDescription{report.RulePage(d.Rule)},
		Source: "launchbook", Message: d.Message,
	}
	if d.Help != "" {
		out.Message += "\n" + d.Help
	}
	if d.File != nil {
		out.Range = s.encoding.rangeOf(d.File, d.Span)
	}
	for _, r := range d.Related {
		if r.File != nil {
			out.RelatedInformation = append(out.RelatedInformation, RelatedInformation{s.location(w, r.File, r.Span), r.Message})
		}
	}
	return out
}

// severity counts the other way round than levels do.
func severity(l source.Level) int {
	switch l {
	case source.Error:
		return 1
	case source.Warning:
		return 2
	}
	return 3
}

func (s *server) location(w *workspace, f *source.File, span source.Span) Location {
	return Location{s.uri(w, f.Path), s.encoding.rangeOf(f, span)}
}
