package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/reach"
	"github.com/launchbook/launchbook/source"
)

var escalationUnresolved = lint.Rule{
	ID:      "escalation-unresolved",
	Summary: "Whoever policy wants to have an unresolved issue is reached in time.",
	Level:   source.Error,
	Why:     "Waits add up: three short ones can be longer than the hour that was promised.",
	Fix:     "Shorten the waits before, or move the step up.",
	Check: func(p *lint.Pass) {
		rule := p.Site.Config.Policy.Unresolved
		if rule == nil || !p.Site.Resolves(rule.To) {
			return
		}
		eachPath(p.Site, func(path *schema.EscalationPath) {
			var waits []string
			for _, hop := range reach.Walk(*path) {
				if !resolveAll(p.Site, hop.Step.Notify) {
					return // the misspelt one may be the one
				}
				if slices.Contains(hop.Step.Notify, rule.To) {
					if hop.After.Nominal() > rule.Within.Nominal() {
						p.Report(hop.Step.Place, hop.Step.Place.Span("notify"), fmt.Sprintf("`%s` is reached after %s; policy says within %s (%s)", rule.To, hop.After, rule.Within, strings.Join(waits, " + ")), "shorten the waits before this step")
					}
					return
				}
				waits = append(waits, hop.Step.After.String())
			}
			p.Report(path.Place, path.Place.Span("issue"), fmt.Sprintf("the path for `%s` never reaches `%s`; policy says within %s", path.Issue, rule.To, rule.Within), "add a step that notifies `"+rule.To+"`")
		})
	},
}
