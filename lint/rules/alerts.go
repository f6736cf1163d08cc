package rules

import (
	"path"
	"strings"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/alerts"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// RunbookURL is the annotation that says where an alert's runbook is.
const RunbookURL = "runbook_url"

// alertPages says which documents are about which alert of the alerting rules.
type alertPages struct {
	// elsewhere are the alerts whose runbook_url is of another place, or is
	// known only when the alert fires.
	elsewhere map[string]bool
	documents map[string][]*site.Document // by the alert's name
}

// pagesOfAlerts looks for what an alert and a document have in common: the
// document lists the alert, is named after it or has a heading with its name,
// the alert's runbook_url leads to it, or a metric names both.
func pagesOfAlerts(s *site.Site) alertPages {
	p := alertPages{map[string]bool{}, map[string][]*site.Document{}}
	for _, a := range s.Alerts.Alerts {
		name := a.Name.Value
		if _, seen := p.documents[name]; !seen {
			p.documents[name] = nil
		}
		at := a.Annotations[RunbookURL].Value
		if at == "" {
			continue
		}
		link := s.ResolveRunbookURL(at)
		switch {
		case isTemplate(at) || link.Kind == site.LinkExternal || link.Kind == site.LinkAsset:
			p.elsewhere[name] = true
		case link.Doc != nil:
			p.add(name, link.Doc)
		}
	}
	for _, d := range s.Documents {
		p.addNamed(d)
	}
	for _, r := range site.All[*schema.Runbook](s) {
		for _, name := range r.Data.Alerts {
			p.add(name, r.Doc)
		}
	}
	eachMetric(s, func(m *schema.Metric) {
		if d, ok := s.Document("runbook", m.Runbook); ok {
			p.add(m.Alert, d)
			if m.Warning != nil {
				p.add(m.Warning.Alert, d)
			}
		}
	})
	return p
}

func (p alertPages) add(name string, d *site.Document) {
	if _, exists := p.documents[name]; exists {
		p.documents[name] = append(p.documents[name], d)
	}
}

// addNamed adds a document that bears an alert's name.
func (p alertPages) addNamed(d *site.Document) {
	p.add(strings.TrimSuffix(path.Base(d.Path), path.Ext(d.Path)), d)
	p.add(d.ID, d)
	p.add(d.Title, d)
	for _, h := range d.Body.Headings {
		p.add(h.Text, d)
	}
}

// served tells which documents some alert leads to.
func (p alertPages) served() map[*site.Document]bool {
	set := map[*site.Document]bool{}
	for _, list := range p.documents {
		for _, d := range list {
			set[d] = true
		}
	}
	return set
}

// isTemplate tells whether Prometheus makes the text when the alert fires.
func isTemplate(text string) bool { return strings.Contains(text, "{{") }

// alertPlace is the file of an alert; what is found there is known by the
// marked text, as positions in rules files change.
func alertPlace(a alerts.Alert) tree.Place { return tree.Place{File: a.File} }

// relatedAlert points at a part of an alert.
func relatedAlert(a alerts.Alert, part alerts.Text, message string) source.Related {
	if part.Value == "" {
		part = a.Name
	}
	return source.Related{File: a.File, Span: part.Span, Message: message}
}
