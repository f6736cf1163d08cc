package generator

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/rotation"
)

// rota is a rotation as scripts read it, to say who is on call at this moment.
type rota struct {
	Title string `json:"title"`
	URL   string `json:"url"`
	// Clocks are [since, offset, abbreviation] of the zone: seconds since 1970,
	// seconds east of UTC, CET.
	Clocks [][3]any `json:"clocks"`
	// Shifts are [from, until, primary, secondary]: seconds since 1970 and ids.
	Shifts [][4]any `json:"shifts"`
}

// reachable is a contact as scripts show it.
type reachable struct {
	Name  string `json:"name"`
	URL   string `json:"url"`
	Phone string `json:"phone,omitempty"`
	Tel   string `json:"tel,omitempty"`
}

// duty writes who is on call when, as a script, which unlike a request works
// from file:// too. Pages that name an on-call role load it.
func (p *Portal) duty(files map[string][]byte) error {
	data := struct {
		Rotas  map[string]rota      `json:"rotas"`
		People map[string]reachable `json:"people"`
	}{map[string]rota{}, map[string]reachable{}}
	root := &page{Portal: p, Path: "index.html"}
	for _, r := range site.All[*schema.OnCall](p.site) {
		if r.Doc.Common.Draft {
			continue
		}
		v := rota{Title: r.Doc.Title, URL: escapedPath(r.Doc.Page), Clocks: [][3]any{}, Shifts: [][4]any{}}
		zone := p.site.ZoneOf(r.Data.TimeZone)
		for _, s := range root.shifts(r.Data) {
			name, offset := s.From.In(zone).Zone()
			if n := len(v.Clocks); n == 0 || v.Clocks[n-1][1] != offset || v.Clocks[n-1][2] != name {
				v.Clocks = append(v.Clocks, [3]any{s.From.Unix(), offset, name})
			}
			v.Shifts = append(v.Shifts, [4]any{s.From.Unix(), s.Until.Unix(), s.Primary, s.Secondary})
			for _, id := range []string{s.Primary, s.Secondary} {
				if c, _, ok := p.site.Contact(id); ok {
					one := reachable{Name: c.Name, URL: escapedPath(p.personPage(id))}
					if c.Channels.Phone != "" {
						one.Phone, one.Tel = string(c.Channels.Phone), "tel:"+c.Channels.Phone.E164()
					}
					data.People[id] = one
				}
			}
		}
		data.Rotas[r.Doc.ID] = v
	}
	var b bytes.Buffer
	b.WriteString("window.launchbookDuty=")
	if err := json.NewEncoder(&b).Encode(data); err != nil {
		return fmt.Errorf("on-call data: %w", err)
	}
	files[p.Duty] = b.Bytes()
	return nil
}

// shifts are the shifts that the portal shows of a rotation.
func (pg *page) shifts(r *schema.OnCall) []rotation.Shift {
	from, until := pg.Portal.site.CalendarSpan(r, pg.Portal.options.Now)
	list := rotation.Shifts(r, pg.Portal.site.ZoneOf(r.TimeZone), from, until)
	return list[:min(len(list), maxShifts)]
}

// nowOnCall is who was on call when the portal was built, for readers without
// scripts; "" when the build has no time.
func (pg *page) nowOnCall(r *schema.OnCall, zone *time.Location) template.HTML {
	now := pg.Portal.options.Now
	if now.IsZero() {
		return ""
	}
	s := rotation.At(r, zone, now)
	if s.Primary == "" {
		return ""
	}
	return pg.tHTML("At %s: %s, then %s.", momentText(pg.Portal.words, now, zone), pg.onCallName(s.Primary), pg.onCallName(s.Secondary))
}
