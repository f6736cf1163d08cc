package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/drill"
	"github.com/launchbook/launchbook/source"
)

var decisionDeputy = lint.Rule{
	ID:      "decision-deputy",
	Summary: "Every decider has a deputy who is somebody else, also by the turns of a launch's window.",
	Level:   source.Error,
	Why:     "The decider is on the plane when the decision is due. An on-call role is whoever has the turn, which can be the decider.",
	Fix:     "Set `deputy` to another contact, or swap the turn with an override.",
	Check: func(p *lint.Pass) {
		eachDecision(p.Site, func(d *schema.Decision) {
			switch {
			case d.Decider == "":
			case d.Deputy == "":
				p.Report(d.Place, d.Place.Span("scenario"), fmt.Sprintf("nobody deputises for `%s` in `%s`", d.Decider, d.Scenario), "add `deputy:`")
			case d.Deputy == d.Decider:
				p.Report(d.Place.Child("deputy"), d.Place.Span("deputy"), fmt.Sprintf("`%s` is the decider and the deputy of `%s`", d.Deputy, d.Scenario), "name somebody else")
			}
		})
		deputiesByTurn(p)
	},
}

func deputiesByTurn(p *lint.Pass) {
	said := map[*schema.Decision]bool{}
	eachWindow(p, func(l *schema.Launch, window drill.Span) {
		for _, id := range l.Uses.Decisions {
			matrix, ok := p.Site.Document("decisions", id)
			if !ok {
				continue
			}
			list := matrix.Data.(*schema.Decisions).Decisions
			for i := range list {
				if d := &list[i]; !said[d] {
					said[d] = deputyByTurn(p, l, d, window)
				}
			}
		}
	})
}

// deputyByTurn reports the first time in the window at which a turn makes the
// decider and the deputy one person.
func deputyByTurn(p *lint.Pass, l *schema.Launch, d *schema.Decision, window drill.Span) bool {
	if d.Decider == d.Deputy || sameRotation(d.Decider, d.Deputy) || !takesTurns(p.Site, d.Decider) && !takesTurns(p.Site, d.Deputy) {
		return false
	}
	for _, turn := range drill.Turns(p.Site, []drill.Call{{Target: d.Decider}, {Target: d.Deputy}}, window) {
		who := turn.Who[0]
		if who == "" || who != turn.Who[1] {
			continue
		}
		zone := launchZone(p.Site, l)
		p.ReportAt(byStatus(l), d.Place.Child("deputy"), d.Place.Span("deputy"),
			fmt.Sprintf("the decider and the deputy of `%s` are both `%s` from %s to %s, in the window of the launch `%s`", d.Scenario, who, instant(turn.From.In(zone)), instant(turn.Until.In(zone)), l.Title),
			"name somebody who has no turn then, or swap the turn with an override", turnsOf(p.Site, d.Deputy, d.Decider)...)
		return true
	}
	return false
}
