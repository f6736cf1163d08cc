package rules

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/alerts"
	"github.com/launchbook/launchbook/source"
)

var alertRunbookURL = lint.Rule{
	ID:      "alert-runbook-url",
	Summary: "Every `runbook_url` of an alert that belongs to this site leads to a page and an anchor of it.",
	Level:   source.Error,
	Why:     "The link in the page is the first thing that is opened; a dead one costs the first minutes of an outage.",
	Fix:     "Correct the URL; `runbook_url_prefixes` in launchbook.yaml say which URLs are pages here.",
	Check: func(p *lint.Pass) {
		for _, a := range p.Site.Alerts.Alerts {
			if written := a.Annotations[RunbookURL]; written.Value != "" && !isTemplate(written.Value) {
				checkRunbookURL(p, a, written)
			}
		}
		checkPrefixes(p)
	},
}

func checkRunbookURL(p *lint.Pass, a alerts.Alert, written alerts.Text) {
	link := p.Site.ResolveRunbookURL(written.Value)
	switch {
	case link.Kind == site.LinkMissing || link.Kind == site.LinkOutside || link.Kind == site.LinkSource:
		p.Report(alertPlace(a), written.Span, fmt.Sprintf("`runbook_url` of `%s` leads to no page here", a.Name.Value), "correct it, or write the page")
	case link.AnchorMissing:
		_, suggestion := didYouMean(p, a.File, link.Anchor, slugs(link.Doc))
		p.Report(alertPlace(a), written.Span, fmt.Sprintf("`runbook_url` of `%s` leads to `%s`, which has no anchor `#%s`%s", a.Name.Value, link.Doc.Path, link.Anchor, suggestion), "correct it, or add the heading")
	}
}

// checkPrefixes reports a prefix that no URL has: with a slip in it, every URL
// is taken for one of another place.
func checkPrefixes(p *lint.Pass) {
	if p.Site.Alerts.Incomplete || len(p.Site.Alerts.Files) == 0 {
		return
	}
	for _, prefix := range slices.Sorted(maps.Keys(p.Site.Config.RunbookURLPrefixes)) {
		if !slices.ContainsFunc(p.Site.Alerts.Alerts, func(a alerts.Alert) bool {
			return strings.HasPrefix(a.Annotations[RunbookURL].Value, prefix)
		}) {
			at := p.Site.Config.Place.Child("runbook_url_prefixes")
			p.ReportAt(source.Warning, at.Child(prefix), at.Key(prefix), fmt.Sprintf("no `runbook_url` begins with `%s`", prefix), "write the beginning that the alerting rules have")
		}
	}
}
