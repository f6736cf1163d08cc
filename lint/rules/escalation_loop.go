package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/drill"
	"github.com/launchbook/launchbook/site/reach"
	"github.com/launchbook/launchbook/source"
)

var escalationLoop = lint.Rule{
	ID:      "escalation-loop",
	Summary: "No path notifies the same target twice, and by the turns of a launch's window no step only the same people.",
	Level:   source.Error,
	Why:     "A path that comes back to who did not answer goes in circles while the issue goes on. An on-call role is a person too: on launch night, the next step can be the one who sleeps through the first.",
	Fix:     "Name somebody else, swap the turn with an override, or use `repeat` to notify again.",
	Check: func(p *lint.Pass) {
		eachPath(p.Site, func(path *schema.EscalationPath) {
			seen := map[string]schema.Step{}
			for _, step := range path.Steps {
				for i, ref := range step.Notify {
					at := step.Place.Child("notify", i)
					if first, ok := seen[ref]; ok {
						p.Report(at, at.Node.Span, fmt.Sprintf("the path for `%s` comes back to `%s`", path.Issue, ref), "name somebody else, or set `repeat` on the first step",
							source.Related{File: at.File, Span: first.Place.Span("notify"), Message: "notified here already"})
					}
					seen[ref] = step
				}
			}
		})
		said := map[string]bool{}
		eachWindowPath(p, func(l *schema.Launch, window drill.Span, c drill.Case) { loopByTurn(p, said, l, c.Path, window) })
	},
}

// loopByTurn reports the steps of a path that, at some time of the window, only
// come to people whom the path has notified before.
func loopByTurn(p *lint.Pass, said map[string]bool, l *schema.Launch, path *schema.EscalationPath, window drill.Span) {
	hops := reach.Walk(*path)
	var calls []drill.Call
	turns := false
	for _, hop := range hops {
		for _, ref := range hop.Step.Notify {
			calls = append(calls, drill.Call{Target: ref, After: hop.After})
			turns = turns || takesTurns(p.Site, ref)
		}
	}
	if !turns {
		return
	}
	for _, turn := range drill.Turns(p.Site, calls, window) {
		first := 0
		for _, hop := range hops {
			until := first + len(hop.Step.Notify)
			key := strings.Join(hop.Step.Notify, " ")
			if again(calls, turn.Who, first, until) && !said[key] {
				said[key] = true
				zone := launchZone(p.Site, l)
				p.ReportAt(byStatus(l), hop.Step.Place.Child("notify"), hop.Step.Place.Span("notify"),
					fmt.Sprintf("the path for `%s` comes back to `%s` when it begins between %s and %s, in the window of the launch `%s`",
						path.Issue, strings.Join(turn.Who[first:until], "`, `"), instant(turn.From.In(zone)), instant(turn.Until.In(zone)), l.Title),
					"notify somebody who has no turn then, or swap the turn with an override", turnsOf(p.Site, slices.Concat(hop.Step.Notify, targetsOf(calls[:first]))...)...)
			}
			first = until
		}
	}
}

// again tells whether each of the calls from first until the next step comes to
// somebody whom an earlier one has come to. What is wrong without any turn, or
// within one rotation, is said elsewhere.
func again(calls []drill.Call, who []string, first, until int) bool {
	for i := first; i < until; i++ {
		before := slices.Index(who[:first], who[i])
		if who[i] == "" || before < 0 || calls[before].Target == calls[i].Target || sameRotation(calls[before].Target, calls[i].Target) {
			return false
		}
	}
	return first < until
}

func targetsOf(calls []drill.Call) []string {
	list := make([]string, len(calls))
	for i, c := range calls {
		list[i] = c.Target
	}
	return list
}
