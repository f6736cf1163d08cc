package compare

import (
	"slices"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/threshold"
)

// metric is a metric with the document that it stands in.
type metric struct {
	*schema.Metric
	doc string
}

func metrics(s *site.Site) []metric {
	var list []metric
	for _, m := range site.All[*schema.Monitoring](s) {
		for g := range m.Data.Groups {
			for i := range m.Data.Groups[g].Metrics {
				list = append(list, metric{&m.Data.Groups[g].Metrics[i], m.Doc.ID})
			}
		}
	}
	return list
}

func (c *comparison) metrics() {
	both, gone, added := match(metrics(c.old), metrics(c.new), func(m *metric) string { return m.doc + "/" + either(m.ID, m.Name) })
	for _, m := range gone {
		c.about("Monitoring", m.Name, m.Place).say(Worse, []string{"name"}, "is not watched any more")
	}
	for _, m := range added {
		c.about("Monitoring", m.Name, m.Place).say(Better, []string{"name"}, "is watched")
	}
	for _, p := range both {
		c.metric(p.old.Metric, p.new.Metric)
	}
}

func (c *comparison) metric(old, new *schema.Metric) {
	s := c.about("Monitoring", new.Name, new.Place)
	before, had := threshold.Of(*old, c.old.Config.Policy.ThresholdOverPeak)
	after, has := threshold.Of(*new, c.new.Config.Policy.ThresholdOverPeak)
	switch {
	case had && !has:
		s.say(Worse, []string{"name"}, "has no threshold any more")
	case !had && has:
		s.say(Better, []string{"threshold", "name"}, "has a threshold, %s", threshold.Format(after.Value, new.Unit))
	case had && (before.Value != after.Value || old.Unit != new.Unit):
		s.say(laterAlert(old, new, before.Value, after.Value), []string{"threshold", "baseline", "name"}, "threshold: %s -> %s", threshold.Format(before.Value, old.Unit), threshold.Format(after.Value, new.Unit))
	}
	c.warning(s, old, new)
	s.text(longer(old.For, new.For), "for", old.For.String(), new.For.String())
	s.text(c.milder(old.Severity, new.Severity), "severity", string(old.Severity), string(new.Severity))
	s.needed("runbook", old.Runbook, new.Runbook)
	s.needed("alert", old.Alert, new.Alert)
	s.needed("owner", person(c.old, old.Owner), person(c.new, new.Owner))
	s.text(Neutral, "direction", old.Direction, new.Direction)
	s.text(Neutral, "no_data", old.NoData, new.NoData)
	s.text(Neutral, "query", old.Query, new.Query)
}

func (c *comparison) warning(s subject, old, new *schema.Metric) {
	before, had := threshold.Warning(*old)
	after, has := threshold.Warning(*new)
	switch {
	case had && !has:
		s.say(Worse, []string{"name"}, "warns no more before it alerts")
	case !had && has:
		s.say(Better, []string{"warning"}, "warns before it alerts, at %s", threshold.Format(after, new.Unit))
	case had && (before != after || old.Unit != new.Unit):
		s.say(laterAlert(old, new, before, after), []string{"warning", "baseline"}, "warning: %s -> %s", threshold.Format(before, old.Unit), threshold.Format(after, new.Unit))
	}
	if had && has {
		s.name, s.place = s.name+": warning", new.Warning.Place
		s.text(longer(old.Warning.For, new.Warning.For), "for", old.Warning.For.String(), new.Warning.For.String())
		s.needed("alert", old.Warning.Alert, new.Warning.Alert)
	}
}

// laterAlert tells whether a threshold has moved to where it fires later.
func laterAlert(old, new *schema.Metric, before, after float64) Effect {
	switch {
	case old.Unit != new.Unit || old.Direction != new.Direction:
		return Neutral
	case new.Direction == "higher-is-worse" && after > before, new.Direction == "lower-is-worse" && after < before:
		return Worse
	case new.Direction == "":
		return Neutral
	}
	return Better
}

// milder is worse when an alert has come down the severity scale.
func (c *comparison) milder(old, new schema.Severity) Effect {
	rank := func(s *site.Site, written schema.Severity) int {
		id, ok := s.Severity(written)
		if !ok {
			return len(s.SeverityLevels())
		}
		return slices.IndexFunc(s.SeverityLevels(), func(l schema.SeverityLevel) bool { return string(l.ID) == id })
	}
	if rank(c.new, new) > rank(c.old, old) {
		return Worse
	}
	return Better
}
