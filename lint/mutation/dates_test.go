package mutation

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source/tree"
)

// Ways to write a time in front matter.
var (
	day    = regexp.MustCompile(`^\d{4}-\d\d-\d\d([T ].*)?$`)
	offset = regexp.MustCompile(`^T[-+]\w+$`)
	clock  = regexp.MustCompile(`^\d\d:\d\d$`)
)

// A shift says when another time in a field is a mistake, and which.
type shift struct {
	field fieldPath
	// to is the wrong time, or "" where the field as it stands cannot be wrong.
	to func(c dateContext) string
	// sorted is set where the first of a list is found out by the second one.
	sorted bool
	// free is why any time may stand there; set instead of to.
	free string
}

// dateContext is a field with a time, and what the time has to agree with.
type dateContext struct {
	root, parent *tree.Node
	// above is what the parent is part of.
	above *tree.Node
	// index is the place of the parent among of.
	index, of int
	now       time.Time
	site      *site.Site
	doc       *site.Document
}

// shifts cover every field with a time that a document can have.
var shifts = []shift{
	{field: "review_by", to: longAgo},
	{field: "contacts/*/verified_at", to: longAgo},
	{field: "reviewed_at", to: always("2127-01-01")},
	{field: "go_no_go/decided_at", to: always("2127-01-01T10:00")},
	{field: "go_no_go/sign_offs/*/decided_at", to: always("2127-01-01T10:00")},
	{field: "timeline/*/ended_at", to: always("2127-01-01T10:00")},
	{field: "reviews/*/held_at", to: always("2127-01-01")},
	{field: "improvement/*/held_at", to: always("2127-01-01")},
	{field: "contacts/*/absences/*/until", to: beforeFrom},
	{field: "launch_at", to: launchLongAgo},
	{field: "checklist/*/at", to: always("T+400d")},
	{field: "go_no_go/at", to: always("T+400d")},
	{field: "timeline/*/at", to: outOfOrder, sorted: true},
	{field: "rollout/stages/*/at", to: outOfOrder, sorted: true},
	{field: "reviews/*/at", to: outOfOrder, sorted: true},
	{field: "checklist/*/items/*/waiver/until", to: lapsed},
	{field: "checklist/*/states/*/waiver/until", to: lapsed},
	{field: "communication/*/cadence/*/until", to: beforeFrom},
	{field: "training/*/cadence/*/until", to: beforeFrom},
	{field: "support/*/until", to: beforeFrom},
	{field: "start", to: afterLaunch},
	{field: "until", to: longAgo},
	{field: "overrides/*/until", to: beforeFrom},

	{field: "from", free: "only its end can lie before it"},
	{field: "contacts/*/absences/*/from", free: "its end is shifted instead"},
	{field: "communication/*/cadence/*/from", free: "its end is shifted instead"},
	{field: "training/*/cadence/*/from", free: "its end is shifted instead"},
	{field: "support/*/from", free: "its end is shifted instead"},
	{field: "overrides/*/from", free: "its end is shifted instead"},
	{field: "changes/*/from", free: "members may change on any day"},
	{field: "handover", free: "a turn may begin at any hour"},
	{field: "contacts/*/hours/*/from", free: "hours may go over midnight"},
	{field: "contacts/*/hours/*/until", free: "hours may go over midnight"},
	{field: "off_hours/*/from", free: "hours may go over midnight"},
	{field: "off_hours/*/until", free: "hours may go over midnight"},
	{field: "items/*/waiver/until", free: "the launch that it has to reach is another document's"},
	{field: "rollout/point_of_no_return", free: "it follows from the system and not from the plan"},
	{field: "communication/*/at", free: "a message may be sent at any time"},
	{field: "training/*/at", free: "a session may be held at any time"},
	{field: "drills/*/at", free: "an incident may start at any time"},
	{field: "drills/*/offset", free: "an incident may start at any time"},
}

// fieldPath is an address with * for any index.
type fieldPath string

func (f fieldPath) matches(address string) bool {
	parts := steps(address)
	for i, want := range strings.Split(string(f), "/") {
		if i >= len(parts) {
			return false
		}
		if _, err := strconv.Atoi(parts[i]); parts[i] != want && (want != "*" || err != nil) {
			return false
		}
	}
	return len(parts) == strings.Count(string(f), "/")+1
}

func always(to string) func(dateContext) string { return func(dateContext) string { return to } }

func longAgo(dateContext) string { return "2001-01-01" }

// lapsed is a mistake in the waiver of an item that was not done all the same.
func lapsed(c dateContext) string {
	if status := c.above.Get("status"); status != nil && status.Text == "done" {
		return ""
	}
	return longAgo(c)
}

// afterLaunch is a mistake only in a rotation that a launch which is still ahead
// relies on; any other one may begin when it likes.
func afterLaunch(c dateContext) string {
	for _, l := range site.All[*schema.Launch](c.site) {
		if slices.Contains(l.Data.Uses.OnCall, c.doc.ID) && ahead(string(l.Data.Status)) && !l.Data.LaunchAt.IsZero() {
			return l.Data.LaunchAt.In(c.site.Zone).AddDate(1, 0, 0).Format(time.DateOnly)
		}
	}
	return ""
}

// ahead tells whether a launch of a status is still to come.
func ahead(status string) bool {
	return slices.Contains([]string{"", "draft", "planned", "ready"}, status)
}

// launchLongAgo is a mistake only for a launch that is still ahead.
func launchLongAgo(c dateContext) string {
	if status := c.root.Get("status"); status != nil && !ahead(status.Text) {
		return ""
	}
	return c.now.AddDate(0, 0, -2).Format("2006-01-02T15:04")
}

// beforeFrom is a mistake where there is a `from`.
func beforeFrom(c dateContext) string {
	from := c.parent.Get("from")
	switch {
	case from == nil:
		return ""
	case offset.MatchString(from.Text):
		return "T-400d"
	case len(from.Text) > len(time.DateOnly):
		return "2001-01-01T10:00"
	}
	return "2001-01-01"
}

// outOfOrder is a mistake in a list with more than one item.
func outOfOrder(c dateContext) string {
	switch {
	case c.of < 2:
		return ""
	case c.index == 0:
		return "T+400d"
	}
	return "T-400d"
}

// dateMutants shift every time, and make each one impossible.
func dateMutants(t *testing.T, h *habitat, d *site.Document) []mutant {
	t.Helper()
	var list []mutant
	root := d.Front.Node
	change := func(kind, at, text string) {
		list = append(list, mutant{kind: kind, at: at, root: clone(root, steps(at), func(n *tree.Node) { n.Text = text })})
	}
	walk(root, "", func(n *tree.Node, address string) {
		if n.Kind != tree.String {
			return
		}
		switch {
		case day.MatchString(n.Text):
			change(impossibleDate, address, n.Text[:5]+"02-31"+n.Text[10:])
		case offset.MatchString(n.Text):
			change(impossibleDate, address, n.Text+"ays")
		case clock.MatchString(n.Text):
			change(impossibleDate, address, "25"+n.Text[2:])
		default:
			return
		}
		i := slices.IndexFunc(shifts, func(s shift) bool { return s.field.matches(address) })
		if i < 0 {
			t.Errorf("%s: no shift is known for the time at %s", d.Path, address)
			return
		}
		if shifts[i].to == nil {
			return
		}
		c := contextOf(h, d, address)
		if to := shifts[i].to(c); to != "" {
			change(shiftedDate, address, to)
			if shifts[i].sorted && c.index == 0 {
				list[len(list)-1].list = listOf(address)
			}
			if address == "/launch_at" && root.Get("status") != nil {
				list[len(list)-1].at = "/status" // one of the two is wrong
			}
		}
	})
	return list
}

// listOf is the address of the list that an item's field belongs to.
func listOf(address string) string {
	parts := steps(address)
	return "/" + strings.Join(parts[:len(parts)-2], "/")
}

func contextOf(h *habitat, d *site.Document, address string) dateContext {
	root := d.Front.Node
	parts := steps(address)
	above := func(n int) string { return "/" + strings.Join(parts[:len(parts)-n], "/") }
	c := dateContext{root: root, parent: root, now: h.now, site: h.site, doc: d}
	if len(parts) < 2 {
		return c
	}
	c.parent, c.above = lookup(root, above(1)), lookup(root, above(2))
	if i, err := strconv.Atoi(parts[len(parts)-2]); err == nil {
		c.index, c.of = i, len(c.above.Items())
	}
	return c
}

// orderMutants swap neighbours in the lists that are sorted by `at`.
func orderMutants(root *tree.Node) []mutant {
	var list []mutant
	for _, address := range []string{"/timeline", "/checklist", "/reviews", "/rollout/stages"} {
		items := root
		for _, step := range steps(address) {
			items = items.Get(step)
		}
		for i := 1; items != nil && i < len(items.Items()); i++ {
			if a, b := items.Items()[i-1].Get("at"), items.Items()[i].Get("at"); a == nil || b == nil || a.Text == b.Text {
				continue
			}
			list = append(list, mutant{kind: swappedOrder, at: address, list: address,
				root: clone(root, steps(address), func(n *tree.Node) { n.Items()[i-1], n.Items()[i] = n.Items()[i], n.Items()[i-1] })})
		}
	}
	return list
}
