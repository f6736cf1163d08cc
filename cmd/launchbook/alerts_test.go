package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/launchbook/launchbook/site"
)

// alertsConfig is all that a folder of foreign runbooks and their alerts needs;
// PREFIX is where the upstream pages are.
const alertsConfig = `title: Runbooks
content: .
defaults:
  - {path: "runbooks/**", type: runbook}
rules_files: [alerts.yaml]
runbook_url_prefixes: {PREFIX: /}
`

// foreignAlerts copies a corpus of alerts and runbooks to a site.
func foreignAlerts(t *testing.T, name, prefix string) *site.Site {
	t.Helper()
	corpus := os.Getenv("LAUNCHBOOK_CORPUS")
	if corpus == "" {
		corpus = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	from := filepath.Join(corpus, "alerts", name)
	if _, err := os.Stat(from); err != nil {
		t.Skip("the corpus is not here: ", err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(dir, site.ConfigName), strings.ReplaceAll(alertsConfig, "PREFIX", prefix))
	return loaded(t, dir)
}

// alertFindings are the marked texts of each rule about alerts.
func alertFindings(t *testing.T, s *site.Site) map[string][]string {
	t.Helper()
	result, err := proveSite(s, time.Date(2027, 3, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]string{}
	for _, d := range result.Diagnostics {
		switch d.Rule {
		case "alert-rules-syntax", "alert-without-runbook", "alert-runbook-url", "alert-threshold":
			found[d.Rule] = append(found[d.Rule], d.File.Text(d.Span))
		case "runbook-without-alert":
			found[d.Rule] = append(found[d.Rule], d.Path())
		}
	}
	return found
}

// upstreamPages says where promscale's pages lie, and the alerts that they are for.
type upstreamPages struct {
	Counts struct {
		Rules  int `json:"alert_rules"`
		Names  int `json:"distinct_alerts"`
		Pages  int
		Orphan int `json:"pages_without_alert"`
		OK     int
	}
	Alerts map[string]struct {
		Status     string
		Rules      int
		Severities []string
		WithoutURL int `json:"rules_without_url"`
		URLs       map[string]string
	}
	Orphans []string `json:"pages_without_alert"`
}

// Every alert, its severities, its URLs and its pages are found as another tool
// found them, and the one page without an alert.
func TestForeignAlerts(t *testing.T) {
	s := foreignAlerts(t, "promscale", "https://github.com/timescale/promscale/blob/master/docs/")
	data, err := s.ReadAsset("expected.json")
	if err != nil {
		t.Fatal(err)
	}
	var want upstreamPages
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	names := s.Alerts.Names()
	if len(s.Alerts.Alerts) != want.Counts.Rules || len(names) != want.Counts.Names || len(s.Documents) != want.Counts.Pages {
		t.Errorf("%d rules of %d alerts and %d pages, want %+v", len(s.Alerts.Alerts), len(names), len(s.Documents), want.Counts)
	}
	ok := 0
	for name, alert := range want.Alerts {
		named := s.Alerts.Named(name)
		if len(named) != alert.Rules {
			t.Errorf("%s has %d rules, want %d", name, len(named), alert.Rules)
		}
		var severities []string
		withoutURL, resolved := 0, map[string]string{}
		for _, a := range named {
			severities = append(severities, a.Labels["severity"].Value)
			at := a.Annotations["runbook_url"].Value
			if at == "" {
				withoutURL++
			} else if link := s.ResolveRunbookURL(at); link.Doc != nil && !link.AnchorMissing {
				resolved[at] = "docs/" + link.Doc.Path
			}
		}
		slices.Sort(severities)
		if diff := cmp.Diff(alert.Severities, slices.Compact(severities)); diff != "" {
			t.Errorf("severities of %s: %s", name, diff)
		}
		if diff := cmp.Diff(alert.URLs, resolved); diff != "" || withoutURL != alert.WithoutURL {
			t.Errorf("URLs of %s (%d without): %s", name, withoutURL, diff)
		} else if alert.Status == "ok" {
			ok++
		}
	}
	if ok != want.Counts.OK {
		t.Errorf("%d alerts with their pages, want %d", ok, want.Counts.OK)
	}
	var orphans []string
	for _, page := range want.Orphans {
		orphans = append(orphans, strings.TrimPrefix(page, "docs/"))
	}
	if diff := cmp.Diff(map[string][]string{"runbook-without-alert": orphans}, alertFindings(t, s)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// Every runbook_url of Thanos has a page, and an anchor that the page lacks.
func TestForeignAlertsWithoutAnchors(t *testing.T) {
	s := foreignAlerts(t, "thanos", "https://github.com/thanos-io/thanos/tree/main/mixin/")
	var urls []string
	for _, a := range s.Alerts.Alerts {
		urls = append(urls, a.Annotations["runbook_url"].Value)
	}
	if diff := cmp.Diff(map[string][]string{"alert-runbook-url": urls}, alertFindings(t, s)); diff != "" || len(urls) == 0 {
		t.Errorf("%d URLs (-want +got)\n%s", len(urls), diff)
	}
	t.Logf("%d alerts, %d findings", len(s.Alerts.Names()), len(urls))
}
