package report

import (
	"io"
	"strings"

	"github.com/launchbook/launchbook/source"
)

// The Reviewdog Diagnostic Format, as JSON. Columns are bytes of UTF-8, from 1.
type (
	rdResult struct {
		Source      rdSource       `json:"source"`
		Diagnostics []rdDiagnostic `json:"diagnostics"`
	}
	rdSource struct {
		Name string `json:"name"`
		URL  string `json:"url"`
	}
	rdDiagnostic struct {
		Message     string         `json:"message"`
		Location    rdLocation     `json:"location"`
		Severity    string         `json:"severity"`
		Code        rdCode         `json:"code"`
		Suggestions []rdSuggestion `json:"suggestions,omitempty"`
		Related     []rdRelated    `json:"related_locations,omitempty"`
	}
	rdCode struct {
		Value string `json:"value"`
		URL   string `json:"url"`
	}
	rdLocation struct {
		Path  string   `json:"path"`
		Range *rdRange `json:"range,omitempty"`
	}
	rdRange struct {
		Start rdPosition `json:"start"`
		End   rdPosition `json:"end"`
	}
	rdPosition struct {
		Line   int `json:"line"`
		Column int `json:"column"`
	}
	rdSuggestion struct {
		Range rdRange `json:"range"`
		Text  string  `json:"text"`
	}
	rdRelated struct {
		Message  string     `json:"message"`
		Location rdLocation `json:"location"`
	}
)

func writeRDJSON(w io.Writer, r *Run) error {
	result := rdResult{Source: rdSource{"launchbook", homepage}, Diagnostics: make([]rdDiagnostic, 0, len(r.Diagnostics))}
	for _, d := range r.Diagnostics {
		out := rdDiagnostic{
			Message: withHelp(d), Severity: rdSeverity(d.Level), Code: rdCode{d.Rule, RulePage(d.Rule)},
			Location: r.rdLocation(d.File, d.Span), Suggestions: rdSuggestions(d),
		}
		for _, related := range d.Related {
			out.Related = append(out.Related, rdRelated{Clean(related.Message), r.rdLocation(related.File, related.Span)})
		}
		result.Diagnostics = append(result.Diagnostics, out)
	}
	return encode(w, result, "  ")
}

func (r *Run) rdLocation(file *source.File, span source.Span) rdLocation {
	if file == nil {
		path, _, _ := placed(r.Folder, source.Diagnostic{})
		return rdLocation{Path: path}
	}
	at := rdRangeOf(file, span)
	return rdLocation{Path: pathFrom(r.Folder, file), Range: &at}
}

func rdRangeOf(file *source.File, span source.Span) rdRange {
	return rdRange{rdPositionOf(file, span.Start), rdPositionOf(file, max(span.Start, span.End))}
}

func rdPositionOf(file *source.File, offset int) rdPosition {
	at := file.Position(offset)
	return rdPosition{at.Line, at.Offset - file.LineSpan(at.Line).Start + 1}
}

// rdSuggestions are the fixes that change one place of the finding's own file;
// the format has no others.
func rdSuggestions(d source.Diagnostic) []rdSuggestion {
	var list []rdSuggestion
	for _, fix := range d.Fixes {
		if len(fix.Edits) == 1 && fix.Edits[0].File == d.File {
			e := fix.Edits[0]
			list = append(list, rdSuggestion{rdRangeOf(e.File, e.Span), e.Text})
		}
	}
	return list
}

func rdSeverity(l source.Level) string { return strings.ToUpper(l.String()) }
