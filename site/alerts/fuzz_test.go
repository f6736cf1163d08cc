package alerts_test

import (
	"testing"

	"github.com/launchbook/launchbook/site/alerts"
	"github.com/launchbook/launchbook/source"
)

// Whatever a file holds, it is read without a panic, and everything found has
// its place in the file.
func FuzzParse(f *testing.F) {
	f.Add("groups:\n- rules:\n  - {alert: A, expr: 'up > (1)', for: 5m}\n---\nkind: List\nitems: [a]\n")
	f.Add("---\r\n--- {groups: [{rules: [{alert: A}]}]}\r\n...\r\n%YAML 1.2\n---\n")
	f.Add("spec: &a {groups: *a}\n---\nkind: PrometheusRule\nspec: [1]\n")
	f.Fuzz(func(t *testing.T, text string) {
		file := source.NewFile("rules.yaml", []byte(text))
		whole := source.Span{End: len(text)}
		list, found := alerts.Parse(file)
		for _, d := range found {
			if !whole.Contains(d.Span) || d.Span.Len() < 0 {
				t.Errorf("%v lies outside of the file: %s", d.Span, d.Message)
			}
		}
		for _, a := range list {
			a.Limit()
			a.Pending()
			for _, part := range []alerts.Text{a.Name, a.Expr, a.For} {
				if !whole.Contains(part.Span) || part.Span.Len() < 0 {
					t.Errorf("%q at %v lies outside of the file", part.Value, part.Span)
				}
			}
		}
	})
}

func FuzzLimit(f *testing.F) {
	f.Add("(a{b=\"\\\"(\"} > 5 * (3)) # x")
	f.Add("`'\"([{<=>=")
	f.Fuzz(func(t *testing.T, expr string) {
		alerts.Alert{Expr: alerts.Text{Value: expr}}.Limit()
	})
}
