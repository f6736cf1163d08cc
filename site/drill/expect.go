package drill

import (
	"errors"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/reach"
)

// Expected lists the drills that the site itself keeps as tests: those of
// launchbook.yaml, then those of its escalation documents.
func Expected(s *site.Site) []*schema.Drill {
	var list []*schema.Drill
	for i := range s.Config.Drills {
		list = append(list, &s.Config.Drills[i])
	}
	for _, e := range site.All[*schema.Escalation](s) {
		for i := range e.Data.Drills {
			list = append(list, &e.Data.Drills[i])
		}
	}
	return list
}

// Start is the instant at which an expected drill starts.
func Start(s *site.Site, d *schema.Drill) (time.Time, error) {
	if d.Launch == "" {
		switch {
		case !d.Offset.IsZero():
			return time.Time{}, errors.New("`offset` is counted from a launch; add `launch:`")
		case d.At.IsZero():
			return time.Time{}, errors.New("the drill has no start; add `at:`, or `launch:`")
		}
		return d.At.In(s.Zone), nil
	}
	l, err := FindLaunch(s, d.Launch)
	if err != nil {
		return time.Time{}, err
	}
	zone := s.ZoneOf(l.TimeZone)
	switch {
	case !d.At.IsZero() && !d.Offset.IsZero():
		return time.Time{}, errors.New("`at` and `offset` are two starts; keep one")
	case !d.At.IsZero():
		return d.At.In(zone), nil
	case !d.Offset.IsZero():
		return d.Offset.From(l.LaunchAt.In(zone)), nil
	}
	return l.LaunchAt.In(zone), nil
}

// Paged says how long it takes until a contact, or whoever has an on-call role,
// is paged. When they never are, why says what happens at the step that names
// them, or is empty where none does.
func (d Drill) Paged(who string) (after schema.Duration, ok bool, why string) {
	target, _ := reach.ParseTarget(who)
	for _, h := range d.Hops {
		for _, a := range h.Answers {
			role := target.OnCall != "" && a.Target == who
			switch {
			case a.Contact != nil && (a.Contact.ID == who || role):
				return h.After, true, ""
			case a.Target == who && a.Contact != nil:
				passed := a.Passed[0]
				why = passed.Contact.Name + " " + passed.Why.String() + ", and " + a.Contact.Name + " is paged instead"
			case a.Target == who:
				why = a.Nobody.String()
			}
		}
	}
	return schema.Duration{}, false, why
}
