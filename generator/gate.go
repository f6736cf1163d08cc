package generator

import (
	"html/template"
	"strings"
	"time"

	"github.com/launchbook/launchbook/schema"
)

type gateView struct {
	Title, Offset                   string
	Detail, IfNoGo, Decider, Deputy template.HTML
	Decision                        state
	At                              moment
	Calls                           []call
	Evidence                        []template.HTML
	// Signed says how many have signed off.
	Signed   string
	SignOffs []signOffView
}

type signOffView struct {
	Area, At   string
	By, Detail template.HTML
	Decision   state
}

// gatePending is said of a decision that is still to be taken.
const gatePending = "Go/no-go pending"

// decided is what was decided, or the word for that nothing was yet.
func (pg *page) decided(decision, pending string) state {
	switch decision {
	case "go":
		return state{pg.t("GO"), "ok"}
	case "no-go":
		return state{pg.t("NO-GO"), "bad"}
	}
	return state{pg.t(pending), "warn"}
}

func (l language) gateTitle(g *schema.GoNoGo) string {
	if g.Title == "" {
		return l.t("Go/no-go decision")
	}
	return g.Title
}

func (pg *page) gate(g *schema.GoNoGo, zone *time.Location, at func(schema.Offset) moment) gateView {
	if g == nil {
		return gateView{}
	}
	v := gateView{Title: pg.Portal.words.gateTitle(g), Offset: g.At.String(), Detail: pg.value(g.Detail), IfNoGo: pg.value(g.IfNoGo),
		Decider: pg.Who(g.Decider), Deputy: pg.Who(g.Deputy), Decision: pg.decided(g.Decision, gatePending), At: at(g.At),
		Calls: pg.callsOf([]string{g.Decider, g.Deputy}), Evidence: pg.proofs(g.Evidence, pg.doc), Signed: pg.signedOf(g)}
	for _, s := range g.SignOffs {
		one := signOffView{Area: s.Area, By: pg.Who(s.By), Detail: pg.value(s.Detail), Decision: pg.decided(s.Decision, "pending")}
		if !s.DecidedAt.IsZero() {
			one.At = momentText(pg.Portal.words, s.DecidedAt.In(zone), zone)
		}
		v.SignOffs = append(v.SignOffs, one)
	}
	return v
}

// signed says, while the decision is pending, how many have signed off, and who says no.
func (pg *page) signed(g *schema.GoNoGo) []string {
	if !g.Pending() || len(g.SignOffs) == 0 {
		return nil
	}
	list := []string{pg.signedOf(g)}
	if refused := pg.refused(g); len(refused) > 0 {
		list = append(list, pg.t("%s: no-go", strings.Join(refused, ", ")))
	}
	return list
}

func (pg *page) signedOf(g *schema.GoNoGo) string {
	n := 0
	for _, s := range g.SignOffs {
		if s.Decision == "go" {
			n++
		}
	}
	return pg.t("%d of %d signed off", n, len(g.SignOffs))
}

// refused are the areas, or else the people, of which somebody says no-go.
func (pg *page) refused(g *schema.GoNoGo) []string {
	var list []string
	for _, s := range g.SignOffs {
		switch {
		case s.Decision != "no-go":
		case s.Area != "":
			list = append(list, s.Area)
		case !pg.hidden(s.By):
			list = append(list, pg.plainName(s.By))
		}
	}
	return list
}
