package ics

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	ical "github.com/arran4/golang-ical"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/reach"
)

// launch is one launch while its events are listed.
type launch struct {
	*Set
	doc    *site.Document
	data   *schema.Launch
	t0     time.Time
	status ical.ObjectStatus
	used   map[string]int
	events []event
}

// launch lists what happens around a launch.
func (c *Set) launch(l site.Typed[*schema.Launch]) []event {
	b := launch{Set: c, doc: l.Doc, data: l.Data, t0: l.Data.LaunchAt.In(c.site.ZoneOf(l.Data.TimeZone)), used: map[string]int{}}
	switch l.Data.Status {
	case schema.StatusCancelled:
		b.status = ical.ObjectStatusCancelled
	case schema.StatusPostponed, schema.StatusDraft, "":
		b.status = ical.ObjectStatusTentative
	default:
		b.status = ical.ObjectStatusConfirmed
	}
	b.meet(b.add("t-0", l.Doc.Title+": T-0", l.Data.Summary, b.t0, l.Data.Owner))
	b.checklist()
	b.gate()
	b.timeline()
	b.reviews()
	b.messages()
	b.improvement()
	return b.events
}

// add adds an event without an end. Its name is what it is known by in the
// launch; a name that comes twice is counted.
func (b *launch) add(name, title, detail string, at time.Time, owners ...string) *event {
	b.used[name]++
	if n := b.used[name]; n > 1 {
		name = fmt.Sprintf("%s-%d", name, n)
	}
	e := event{uid: b.uid("launch", b.doc.ID, name), title: title, detail: detail, start: at, status: b.status, page: b.doc.Page}
	for _, ref := range owners {
		if id := b.personAt(ref, at); id != "" {
			e.who = append(e.who, id)
		}
	}
	b.events = append(b.events, e)
	return &b.events[len(b.events)-1]
}

// meet makes an event one in the war room: a call to join, or else a channel.
func (b *launch) meet(e *event) {
	if room := b.data.WarRoom; room != nil {
		e.location = cmp.Or(room.Video, room.Chat, string(room.Phone))
	}
}

// personAt is the contact that a target means at an instant, or "".
func (b *launch) personAt(ref string, at time.Time) string {
	target, ok := reach.ParseTarget(ref)
	if ok && target.OnCall != "" {
		return b.onCall(target.OnCall, target.Role, at)
	}
	return target.Contact
}

// checklist has one deadline for each group, and names its open items.
func (b *launch) checklist() {
	for _, g := range b.data.Checklist {
		if g.At.IsZero() {
			continue
		}
		items := g.Items
		if included, d := b.site.Included(g); d != nil && !d.Common.Draft {
			items = slices.Concat(items, included)
		}
		title := g.Title
		if title == "" {
			title = b.t("Checklist %s", g.At)
		}
		var lines, owners []string
		for _, item := range items {
			owners = append(owners, item.Owner)
			if item.Open() {
				lines = append(lines, "- "+item.Title)
			}
		}
		detail := b.t("All items are closed.")
		if len(lines) > 0 {
			detail = b.t("%d of %d items are open:", len(lines), len(items)) + "\n" + strings.Join(lines, "\n")
		}
		b.add("checklist "+title, b.doc.Title+": "+b.t("%s due", title), detail, g.At.From(b.t0), owners...)
	}
}

func (b *launch) gate() {
	g := b.data.GoNoGo
	if g == nil || g.At.IsZero() {
		return
	}
	title := g.Title
	if title == "" {
		title = b.t("Go/no-go decision")
	}
	detail := g.Detail
	if len(g.Evidence) > 0 {
		detail = strings.TrimSpace(detail + "\n" + b.t("Evidence") + ":\n- " + strings.Join(g.Evidence, "\n- "))
	}
	owners := []string{g.Decider, g.Deputy}
	for _, s := range g.SignOffs {
		owners = append(owners, s.By)
	}
	b.meet(b.add("go-no-go", b.doc.Title+": "+title, detail, g.At.From(b.t0), owners...))
}

func (b *launch) timeline() {
	for _, s := range b.data.Timeline {
		if s.At.IsZero() {
			continue
		}
		name := s.ID
		if name == "" {
			name = s.Title
		}
		at := s.At.From(b.t0)
		e := b.add("step "+name, s.Label(), s.Detail, at, s.Owner)
		e.until = s.Duration.After(at)
		b.meet(e)
	}
}

func (b *launch) reviews() {
	for _, r := range b.data.Reviews {
		if r.At.IsZero() {
			continue
		}
		detail := r.Detail
		if len(r.Topics) > 0 {
			detail = strings.TrimSpace(detail + "\n- " + strings.Join(r.Topics, "\n- "))
		}
		b.add("review "+r.Title, b.doc.Title+": "+r.Title, detail, r.At.From(b.t0), append([]string{r.Owner}, r.Participants...)...)
	}
}
