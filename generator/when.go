package generator

import (
	"time"

	"github.com/launchbook/launchbook/schema"
)

// moment is an instant as the "time" template shows it.
type moment struct{ UTC, Zone, Text string }

func (pg *page) moment(t time.Time, zone *time.Location) moment {
	return moment{t.UTC().Format(time.RFC3339), zone.String(), momentText(pg.Portal.words, t, zone)}
}

func momentText(words language, t time.Time, zone *time.Location) string {
	local := t.In(zone)
	return words.date(local) + local.Format(", 15:04 MST")
}

// severity is a severity as the "severity" template shows it.
type severity struct {
	ID   string
	Rank int // 1 is the worst; 4 stands for all below
}

func (p *Portal) severity(written schema.Severity) *severity {
	if written == "" {
		return nil
	}
	id, ok := p.site.Severity(written)
	if !ok {
		return &severity{string(written), 4}
	}
	for i, level := range p.site.SeverityLevels() {
		if string(level.ID) == id {
			return &severity{id, min(i+1, 4)}
		}
	}
	return &severity{id, 4}
}

// severities lists the levels; an empty list stands for all of them.
func (p *Portal) severities(list []schema.Severity) []*severity {
	var out []*severity
	for _, s := range list {
		out = append(out, p.severity(s))
	}
	if len(list) == 0 {
		for _, level := range p.site.SeverityLevels() {
			out = append(out, p.severity(level.ID))
		}
	}
	return out
}

// cadence says how often in words.
func (pg *page) cadence(list []schema.Cadence) []string {
	var out []string
	for _, c := range list {
		text := pg.t("every %s", c.Every)
		if !c.From.IsZero() {
			text += " " + pg.t("from %s", c.From)
		}
		if !c.Until.IsZero() {
			text += " " + pg.t("until %s", c.Until)
		}
		out = append(out, text)
	}
	return out
}
