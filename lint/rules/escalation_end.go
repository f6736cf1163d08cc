package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

var escalationEnd = lint.Rule{
	ID:      "escalation-end",
	Summary: "A path ends where the policy of its severities says, such as at an accountable executive.",
	Level:   source.Error,
	Why:     "The last step is who answers for the decision that nobody below could take.",
	Fix:     "Add the step, or correct the policy.",
	Check: func(p *lint.Pass) {
		eachPath(p.Site, func(path *schema.EscalationPath) {
			if len(path.Steps) == 0 || len(path.Steps[len(path.Steps)-1].Notify) == 0 {
				return
			}
			last := path.Steps[len(path.Steps)-1]
			for _, id := range severitiesOf(p.Site, path.Severities, path.Place) {
				end := p.Site.SeverityPolicy(id).EndsAt
				if end == "" || !resolveAll(p.Site, last.Notify) || slices.ContainsFunc(last.Notify, func(ref string) bool { return isEnd(p.Site, ref, end) }) {
					continue
				}
				what := "`" + end + "`"
				if end == "executive" {
					what = "an executive"
				}
				p.Report(last.Place.Child("notify"), last.Place.Span("notify"), fmt.Sprintf("the path for `%s` ends at `%s`; policy wants %s to end at %s", path.Issue, strings.Join(last.Notify, ", "), id, what), "add a step after it")
				return
			}
		})
	},
}

func isEnd(s *site.Site, ref, end string) bool {
	if end != "executive" {
		return ref == end
	}
	c, _, ok := s.Contact(ref)
	if !ok {
		return false
	}
	unread := c.Place.Has("executive") && c.Place.Child("executive").Node.Kind != tree.Bool
	return c.Executive || unread // what cannot be read may say yes
}
