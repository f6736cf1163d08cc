package lint_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/lint/known"
	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

const (
	desk = "  - id: desk\n    name: Payment desk\n    role: Provider\n    channels: {phone: +1-555-0110}\n" +
		"    hours:\n      - {days: [mon, tue, wed, thu, fri], from: \"09:00\", until: \"17:00\"}\n"
	ada  = "  - id: ada\n    name: Ada Example\n    role: Engineer\n    channels: {phone: +1-555-0111}\n"
	typo = "    substitute: dezk # slip\n"
)

// paged is a site whose desk is paged at night; the comments stand beside the
// finding and beside the slip.
func paged(more, beside string) map[string]string {
	return map[string]string{
		"contacts.md": contactsHead + desk + ada + more + "---\n",
		"escalation.md": "---\ntype: escalation\nid: checkout\ntitle: Escalation\npaths:\n  - issue: Payments failing\n    severities: [SEV1]\n    steps:\n" +
			beside + "      - {notify: desk}\n---\n",
		"launch.md": "---\ntype: launch\ntitle: Checkout\nowner: ada\nlaunch_at: 2027-03-09T10:00\nuses: {escalation: [checkout]}\n---\n",
	}
}

// told are the rules of interest that have findings.
func told(t *testing.T, files map[string]string, config, entries string) []string {
	t.Helper()
	overlay := map[string][]byte{site.ConfigName: []byte("content: .\n" + config)}
	for name, text := range files {
		overlay[name] = []byte(text)
	}
	s, err := site.LoadWith(t.TempDir(), site.LoadOptions{Overlay: overlay})
	if err != nil {
		t.Fatal(err)
	}
	o := lint.Options{Now: now}
	o.Levels, _ = lint.Levels(s, rules.All())
	if entries != "" {
		if o.Known, err = known.Parse(source.NewFile(known.Name, []byte("findings:\n"+entries)), lint.IDs(rules.All())); err != nil {
			t.Fatal(err)
		}
	}
	var list []string
	for _, d := range lint.Run(s, rules.All(), o).Diagnostics {
		if slices.Contains([]string{"escalation-window", "unresolved-reference", "suppression-unused", "known-fixed"}, d.Rule) {
			list = append(list, d.Rule)
		}
	}
	return list
}

func TestExceptionsAndConsequences(t *testing.T) {
	const (
		window  = "escalation-window"
		slip    = "unresolved-reference"
		comment = "      # launchbook-ignore escalation-window: the desk is asked to wait\n"
		entry   = "  - {rule: escalation-window, path: escalation.md, key: '/paths/[Payments failing]/steps/0/notify', reason: agreed}\n"
		slipAt  = "  - {rule: unresolved-reference, path: contacts.md, key: '/contacts/[ada]/substitute', reason: agreed}\n"
	)
	ignored := strings.Replace(typo, "slip", "launchbook-ignore unresolved-reference: agreed", 1)
	for name, c := range map[string]struct {
		more, beside, config, known string
		want                        []string
	}{
		"the finding alone":                       {want: []string{window}},
		"the slip explains it":                    {more: typo, want: []string{slip}},
		"its suppression is in use":               {more: typo, beside: comment, want: []string{slip}},
		"its known entry is in use":               {more: typo, known: entry, want: []string{slip}},
		"a suppressed slip explains nothing":      {more: ignored, want: []string{window}},
		"a known slip explains nothing":           {more: typo, known: slipAt, want: []string{window}},
		"a slip that is off explains nothing":     {more: typo, config: "lint: {rules: {unresolved-reference: off}}\n", want: []string{window}},
		"a suppression without a slip still acts": {beside: comment},
	} {
		t.Run(name, func(t *testing.T) {
			if got := told(t, paged(c.more, c.beside), c.config, c.known); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// A value that says nothing in one launch hides nothing about another.
func TestVoidOfAnotherLaunch(t *testing.T) {
	disordered := "timeline:\n  - {at: T+2h, what: Open, who: ada}\n  - {at: T+1h, what: Watch, who: adda}\n"
	files := paged("", "")
	files["other.md"] = "---\ntype: launch\ntitle: Other\nstatus: done\nowner: ada\nlaunch_at: 2026-03-09T10:00\n" + disordered + "---\n"
	if got := told(t, files, "", ""); !slices.Contains(got, "escalation-window") {
		t.Errorf("got %q, want the finding about the planned launch", got)
	}
	files = paged("", "")
	files["launch.md"] = strings.Replace(files["launch.md"], "uses:", disordered+"uses:", 1)
	if got := told(t, files, "", ""); slices.Contains(got, "escalation-window") {
		t.Errorf("got %q, want no finding about the launch with the slip", got)
	}
}
