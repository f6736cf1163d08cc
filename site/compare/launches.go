package compare

import (
	"fmt"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source/tree"
)

type launch = site.Typed[*schema.Launch]

func (c *comparison) launches() {
	both, gone, added := match(site.All[*schema.Launch](c.old), site.All[*schema.Launch](c.new), func(l *launch) string { return l.Doc.ID })
	for _, l := range gone {
		c.about("Launches", l.Data.Title, l.Data.Place).say(Neutral, nil, "the launch is gone")
	}
	for _, l := range added {
		c.about("Launches", l.Data.Title, l.Data.Place).say(Neutral, nil, "the launch is new, at %s", moment(l.Data.LaunchAt.In(c.new.ZoneOf(l.Data.TimeZone))))
	}
	for _, p := range both {
		c.launch(p.old.Data, p.new.Data)
	}
}

func (c *comparison) launch(old, new *schema.Launch) {
	s := c.about("Launches", new.Title, new.Place)
	before, after := old.LaunchAt.In(c.old.ZoneOf(old.TimeZone)), new.LaunchAt.In(c.new.ZoneOf(new.TimeZone))
	if !before.Equal(after) {
		s.say(Neutral, []string{"launch_at"}, "moved from %s to %s (%s)", moment(before), moment(after), shift(after.Sub(before)))
		if !new.Status.Off() {
			c.oldDay(s, before, after)
		}
	}
	s.text(Neutral, "status", string(old.Status), string(new.Status))
	s.text(Neutral, "owner", person(c.old, old.Owner), person(c.new, new.Owner))
	c.warRoom(s, old.WarRoom, new.WarRoom)
	c.roles(s, old.Roles, new.Roles)
	c.goNoGo(s, old.GoNoGo, new.GoNoGo)
	c.timeline(s, old.Timeline, new.Timeline)
	c.checklist(s, old.Checklist, new.Checklist)
	c.rollout(s, old.Rollout, new.Rollout)
	c.held(s, old, new)
}

// held compares which reviews and audits were held.
func (c *comparison) held(s subject, old, new *schema.Launch) {
	reviews, gone, added := match(old.Reviews, new.Reviews, func(r *schema.Review) string { return r.Title })
	for _, r := range gone {
		s.say(Worse, []string{"reviews"}, "the review %q at %s is gone", r.Title, written(r.Place, "at"))
	}
	for _, r := range added {
		s.from(r.Place).say(Better, []string{"title"}, "the review %q at %s is new", r.Title, written(r.Place, "at"))
	}
	for _, p := range reviews {
		review := c.about(s.area, s.name+": "+p.new.Title, p.new.Place)
		review.text(Neutral, "at", written(p.old.Place, "at"), written(p.new.Place, "at"))
		review.text(Better, "held_at", p.old.HeldAt.String(), p.new.HeldAt.String())
	}
	improvement, ended, _ := match(old.Improvement, new.Improvement, func(i *schema.Improvement) string { return i.Title })
	for _, i := range ended {
		s.say(Worse, []string{"improvement"}, "%q, every %s, is gone", i.Title, i.Every)
	}
	for _, p := range improvement {
		process := c.about(s.area, s.name+": "+p.new.Title, p.new.Place)
		process.text(longer(p.old.Every, p.new.Every), "every", p.old.Every.String(), p.new.Every.String())
		process.text(Better, "held_at", p.old.HeldAt.String(), p.new.HeldAt.String())
	}
}

func (c *comparison) goNoGo(s subject, old, new *schema.GoNoGo) {
	switch {
	case old == nil && new == nil:
	case old == nil:
		s.say(Better, []string{"go_no_go"}, "the go/no-go decision is new, at %s", written(new.Place, "at"))
	case new == nil:
		s.say(Worse, nil, "the go/no-go decision is gone")
	default:
		s.name, s.place = s.name+": go/no-go", new.Place
		s.text(Neutral, "at", written(old.Place, "at"), written(new.Place, "at"))
		s.needed("decider", person(c.old, old.Decider), person(c.new, new.Decider))
		s.needed("deputy", person(c.old, old.Deputy), person(c.new, new.Deputy))
		s.text(Neutral, "decision", old.Decision, new.Decision)
		s.lines("evidence", old.Evidence, new.Evidence)
		c.signOffs(s, old.SignOffs, new.SignOffs)
	}
}

func (c *comparison) timeline(s subject, old, new []schema.TimelineStep) {
	both, gone, added := match(old, new, func(t *schema.TimelineStep) string { return either(t.ID, t.Title) })
	for _, t := range gone {
		s.say(Neutral, []string{"timeline"}, "the step %q at %s is gone", t.Title, written(t.Place, "at"))
	}
	for _, t := range added {
		s.from(t.Place).say(Neutral, []string{"title"}, "the step %q at %s is new", t.Title, written(t.Place, "at"))
	}
	for _, p := range both {
		step := c.about(s.area, s.name+": "+p.new.Title, p.new.Place)
		if p.old.At != p.new.At {
			step.say(Neutral, []string{"at"}, "the step moved from %s to %s", written(p.old.Place, "at"), written(p.new.Place, "at"))
		}
		step.needed("owner", person(c.old, p.old.Owner), person(c.new, p.new.Owner))
		step.text(Neutral, "duration", p.old.Duration.String(), p.new.Duration.String())
		step.lines("verify", p.old.Verify, p.new.Verify)
		step.needed("if_it_fails", p.old.IfItFails, p.new.IfItFails)
		step.needed("runbook", p.old.Runbook, p.new.Runbook)
		step.text(statusEffect(p.new.Status), "status", either(string(p.old.Status), "open"), either(string(p.new.Status), "open"))
		step.text(Neutral, "ended_at", written(p.old.Place, "ended_at"), written(p.new.Place, "ended_at"))
		if p.old.Launch != p.new.Launch {
			step.say(Neutral, []string{"launch"}, "the step that launches is another one")
		}
	}
}

// item is a checklist item with its group.
type item struct {
	schema.ChecklistItem
	group *schema.ChecklistGroup
}

func (i item) written() string { return written(i.group.Place, "at") }

func (c *comparison) checklist(s subject, old, new []schema.ChecklistGroup) {
	both, gone, added := match(items(c.old, old), items(c.new, new), func(i *item) string { return site.ItemID(i.ChecklistItem) })
	for _, i := range gone {
		s.say(Worse, []string{"checklist"}, "the checklist item %q at %s is gone", i.Title, i.written())
	}
	for _, i := range added {
		s.from(i.Place).say(Neutral, []string{"title"}, "the checklist item %q at %s is new", i.Title, i.written())
	}
	for _, p := range both {
		i := c.about(s.area, s.name+": "+p.new.Title, p.new.Place)
		if p.old.group.At != p.new.group.At {
			i.say(Neutral, []string{"title"}, "the checklist item moved from %s to %s", p.old.written(), p.new.written())
		}
		i.needed("owner", person(c.old, p.old.Owner), person(c.new, p.new.Owner))
		i.text(statusEffect(p.new.Status), "status", either(string(p.old.Status), "open"), either(string(p.new.Status), "open"))
	}
}

// statusEffect is what it means that a step or an item has come to a status.
func statusEffect[T schema.StepStatus | schema.ItemStatus](status T) Effect {
	switch string(status) {
	case string(schema.StepDone): // as ItemDone
		return Better
	case string(schema.StepFailed), string(schema.StepSkipped), string(schema.ItemWaived), string(schema.ItemNotApplicable):
		return Worse
	}
	return Neutral
}

// items are those of a launch's own checklist and of those that it includes, as they
// stand for the launch.
func items(s *site.Site, groups []schema.ChecklistGroup) []item {
	var list []item
	for g := range groups {
		for _, i := range s.Items(groups[g]) {
			list = append(list, item{i, &groups[g]})
		}
	}
	return list
}

// written is a value in its writer's words: T-7d, although that is T-1w too.
func written(mapping tree.Place, key string) string {
	if !mapping.Has(key) {
		return ""
	}
	return mapping.Child(key).Node.Text
}

func (c *comparison) rollout(s subject, old, new *schema.Rollout) {
	if !s.both("rollout", "the rollout by stages", old != nil, new != nil) {
		return
	}
	s.name, s.place = s.name+": rollout", new.Place
	c.stages(s, old.Stages, new.Stages)
	s.lines("abort_if", old.AbortIf, new.AbortIf)
	s.text(sooner(new.PointOfNoReturn.Nominal(), old.PointOfNoReturn.Nominal()), "point_of_no_return", old.PointOfNoReturn.String(), new.PointOfNoReturn.String())
	s.place = new.Rollback.Place
	s.text(longer(old.Rollback.Takes, new.Rollback.Takes), "takes", old.Rollback.Takes.String(), new.Rollback.Takes.String())
	s.needed("owner", person(c.old, old.Rollback.Owner), person(c.new, new.Rollback.Owner))
	s.needed("runbook", old.Rollback.Runbook, new.Rollback.Runbook)
}

// sooner is worse when a comes before b.
func sooner(a, b time.Duration) Effect {
	if a < b {
		return Worse
	}
	return Better
}

// longer is worse when a wait has grown.
func longer(old, new schema.Duration) Effect { return sooner(old.Nominal(), new.Nominal()) }

// moment writes an instant with its day and zone.
func moment(t time.Time) string {
	if t.IsZero() {
		return "no time"
	}
	return t.Format("Mon 2 Jan 2006 15:04 MST")
}

// shift says how far something has moved.
func shift(d time.Duration) string {
	direction := "later"
	if d < 0 {
		d, direction = -d, "earlier"
	}
	return span(d) + " " + direction
}

// span writes a stretch of time in days, hours and minutes.
func span(d time.Duration) string {
	days, rest := d/(24*time.Hour), d%(24*time.Hour)
	text := ""
	if days > 0 {
		text = fmt.Sprintf("%dd", days)
	}
	if hours := rest / time.Hour; hours > 0 {
		text += fmt.Sprintf("%dh", hours)
	}
	if minutes := rest % time.Hour / time.Minute; minutes > 0 || text == "" {
		text += fmt.Sprintf("%dm", minutes)
	}
	return text
}
