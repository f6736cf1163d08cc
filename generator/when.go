package generator

import (
	"time"

	"github.com/launchbook/launchbook/schema"
)

// moment is an instant as the "time" template shows it. Local has the zone's
// offset, by which scripts know what its clocks show.
type moment struct{ UTC, Local, Zone, Text string }

// localTime is RFC 3339 with an offset in numbers for UTC too.
const localTime = "2006-01-02T15:04:05-07:00"

func (pg *page) moment(t time.Time, zone *time.Location) moment {
	return moment{t.UTC().Format(time.RFC3339), t.In(zone).Format(localTime), zone.String(), momentText(pg.Portal.words, t, zone)}
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

// every says how often something comes, in the word that people have for it.
func (pg *page) every(d schema.Duration) string {
	words := map[string]string{"1h": "hourly", "1d": "daily", "1w": "weekly", "1mo": "monthly", "3mo": "quarterly", "12mo": "yearly"}
	if word := words[d.String()]; word != "" {
		return pg.t(word)
	}
	return pg.t("every %s", d)
}

// offset is a time that counts from T-0: a day, with the clock where the offset
// is one of hours, or what was written where T-0 is not known.
func (pg *page) offset(o schema.Offset, t0 time.Time) string {
	switch {
	case t0.IsZero():
		return o.String()
	case o.By.Exact == 0:
		return pg.Portal.words.date(o.From(t0))
	}
	return momentText(pg.Portal.words, o.From(t0), t0.Location())
}

// cadence says how often in words, and from when until when: as days where T-0
// is known.
func (pg *page) cadence(list []schema.Cadence, t0 time.Time) []string {
	var out []string
	for _, c := range list {
		text := pg.every(c.Every)
		if !c.From.IsZero() {
			text += " " + pg.t("from %s", pg.offset(c.From, t0))
		}
		if !c.Until.IsZero() {
			text += " " + pg.t("until %s", pg.offset(c.Until, t0))
		}
		out = append(out, text)
	}
	return out
}
