package alerts_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/launchbook/launchbook/site/alerts"
	"github.com/launchbook/launchbook/source"
)

// Alerts come from plain files of groups, from objects of the operator, from
// lists of those and from files with several documents, each with its line.
func TestParse(t *testing.T) {
	file := source.NewFile("rules.yaml", []byte(`# one
groups:
  - name: a
    rules:
      - record: job:up:sum
        expr: sum by (job) (up)
      - alert: Plain
        expr: up == 0
        for: 5m
        annotations: {runbook_url: "https://example.com/plain"}
--- # two
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
spec:
  groups:
    - name: b
      rules:
        - alert: Object
          expr: |
            up
            ---
            > 1
---
apiVersion: v1
kind: ConfigMap
data: {groups: none}
---
kind: List
items:
  - kind: PrometheusRule
    spec: {groups: [{name: c, rules: [{alert: Größe, expr: "1"}, {alert: Listed, expr: vector(1)}]}]}
`))
	list, found := alerts.Parse(file)
	if len(found) > 0 {
		t.Fatal(found)
	}
	var got []string
	for _, a := range list {
		at := file.Position(a.Name.Span.Start)
		got = append(got, fmt.Sprintf("%d:%d %s %q %q %s", at.Line, at.Column, file.Text(a.Name.Span), a.Expr.Value, a.For.Value, file.Text(a.Annotations["runbook_url"].Span)))
	}
	want := []string{
		`7:16 Plain "up == 0" "5m" "https://example.com/plain"`,
		`18:18 Object "up\n---\n> 1\n" "" `,
		`31:47 Größe "1" "" `,
		`31:74 Listed "vector(1)" "" `,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// What cannot be read is reported where it is.
func TestParseReports(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", "1:1: this file has no rules"},
		{"replicas: 3\n", "1:1: this file has no rules"},
		{"groups:\n  - name: a\n    rules:\n      - alert: A\n        expr: up: 1\n", "5:15: the value of `expr` has a colon in it"},
		{"groups: {}\n", "1:9: `groups` must be a list of groups, got mapping"},
		{"groups:\n- name: a\n  rules:\n  - expr: up\n", "4:5: this rule is neither an alert nor a recording rule"},
		{"groups:\n- name: a\n  rules:\n  - alert: A\n", "4:12: the alert `A` has no `expr`"},
		{"groups:\n- rules:\n  - {alert: A, expr: up, for: 5 minutes}\n", "3:31: `for` of `A` must be a duration such as `5m` or `1h30m`, got `5 minutes`"},
		{"groups: []\n---\ngroups:\n- rules:\n  - {alert: A, alert: B, expr: up}\n", "5:16: `alert` is set twice"},
		{"groups: [a, 1, null, {rules: [x]}]\n", "1:31: this rule is neither an alert nor a recording rule"},
	} {
		file := source.NewFile("rules.yaml", []byte(test.text))
		_, found := alerts.Parse(file)
		if len(found) != 1 {
			t.Errorf("%q: %d findings, want 1: %v", test.text, len(found), found)
			continue
		}
		at, _ := found[0].Range()
		if got := fmt.Sprintf("%d:%d: %s", at.Line, at.Column, found[0].Message); !strings.HasPrefix(got, test.want) || found[0].Rule != alerts.Rule {
			t.Errorf("%q:\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// Each broken document is reported, up to a number that nobody would read.
func TestAFileOfBrokenDocuments(t *testing.T) {
	found := func(n int) int {
		_, list := alerts.Parse(source.NewFile("rules.yml", []byte(strings.Repeat("---\na: [\n", n))))
		return len(list)
	}
	per := found(1)
	if few, many := found(50), found(5000); few != 50*per || many != 100*per+1 {
		t.Errorf("%d findings of 50 documents, %d of 5000, %d of one", few, many, per)
	}
}
