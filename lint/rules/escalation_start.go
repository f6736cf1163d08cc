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

var escalationStart = lint.Rule{
	ID:      "escalation-start",
	Summary: "Every escalation path starts at an on-call role.",
	Level:   source.Error,
	Why:     "A path that starts at a person starts at somebody who sleeps, is away or has left.",
	Fix:     "Notify `on-call/<id>.primary` in the first step.",
	Check: func(p *lint.Pass) {
		n := 0
		eachPath(p.Site, func(path *schema.EscalationPath) {
			n++
			if len(path.Steps) == 0 {
				return
			}
			first := path.Steps[0]
			onCall := slices.ContainsFunc(first.Notify, func(ref string) bool {
				target, _ := reach.ParseTarget(ref)
				return target.OnCall != ""
			})
			if !onCall && len(first.Notify) > 0 {
				p.Report(first.Place.Child("notify"), first.Place.Span("notify"), fmt.Sprintf("the path for `%s` starts at `%s`, not at an on-call role", path.Issue, strings.Join(first.Notify, ", ")), "notify a role such as `on-call/checkout.primary` first")
			}
		})
		p.Prove("escalation paths", n)
	},
}
