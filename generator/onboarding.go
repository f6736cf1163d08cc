package generator

import (
	"html/template"
	"strings"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
)

type materialView struct {
	Title, Kind, URL string
	When             []string
	Detail           template.HTML
	// Where are the ways to somebody.
	Owner, Where template.HTML
}

func (pg *page) onboardingBlocks(o *schema.Onboarding) []block {
	var list []block
	add := func(key, title string, items []materialView) {
		if len(items) > 0 {
			list = append(list, block{Key: key, Title: pg.t(title), Template: "onboarding", Data: items})
		}
	}
	var materials, sessions, support []materialView
	_, t0 := pg.launchOf()
	for _, m := range o.Documentation {
		materials = append(materials, materialView{Title: m.Title, Kind: pg.kind(m.Kind), URL: pg.address(m.Link), Detail: pg.value(m.Detail), Owner: pg.Who(m.Owner)})
	}
	for _, t := range o.Training {
		v := materialView{Title: t.Title, Kind: pg.kind(t.Kind), URL: pg.address(t.Link), Detail: pg.value(t.Detail), Owner: pg.Who(t.Owner), When: pg.cadence(t.Cadence, t0)}
		if !t.At.IsZero() {
			v.When = append([]string{pg.offset(t.At, t0)}, v.When...)
		}
		sessions = append(sessions, v)
	}
	for _, s := range o.Support {
		v := materialView{Title: s.Title, Detail: pg.value(s.Detail), Owner: pg.WhoAll(s.Who), Where: commas(s.Channels, reached)}
		var when []string
		if !s.From.IsZero() {
			when = append(when, pg.t("from %s", pg.offset(s.From, t0)))
		}
		if !s.Until.IsZero() {
			when = append(when, pg.t("until %s", pg.offset(s.Until, t0)))
		}
		if len(when) > 0 {
			v.When = []string{strings.Join(when, " ")}
		}
		support = append(support, v)
	}
	add("documentation", "Documentation", materials)
	add("training", "Training", sessions)
	add("support", "Support", support)
	return list
}

// kind is the kind of a material or a session in words.
func (pg *page) kind(kind string) string {
	switch kind {
	case "faq":
		return pg.t("FAQ")
	case "live-qa":
		return pg.t("live Q&A")
	}
	return pg.t(kind)
}

// address is where a link in structured data leads to from this page.
func (pg *page) address(destination string) string {
	found := pg.Portal.site.ResolveLink(pg.doc, destination)
	switch found.Kind {
	case site.LinkDocument:
		return pg.Rel(found.Doc.Page)
	case site.LinkAsset:
		return pg.Rel(found.Asset)
	}
	return destination
}
