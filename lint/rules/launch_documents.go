package rules

import (
	"fmt"
	"strings"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

var launchDocuments = lint.Rule{
	ID:      "launch-documents",
	Summary: "A launch names the documents that it relies on.",
	Level:   source.Error,
	Why:     "What a launch does not name is not proved for its window: nobody checks that the rotation covers launch night. Knight Capital had no procedure to guide its people when a launch went wrong, and lost 460 million dollars in 45 minutes (SEC, 2013: https://www.sec.gov/litigation/admin/2013/34-70694.pdf)",
	Fix:     "List the ids under `uses`.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			u := l.Data.Uses
			var missing []string
			for _, need := range []struct {
				key string
				ids []string
			}{
				{"contacts", u.Contacts}, {"escalation", u.Escalation}, {"on_call", u.OnCall},
				{"monitoring", u.Monitoring}, {"decisions", u.Decisions}, {"incident", u.Incident},
			} {
				if len(need.ids) == 0 {
					missing = append(missing, need.key)
				}
			}
			if len(missing) > 0 {
				p.ReportAt(byStatus(l.Data), l.Data.Place.Child("uses"), l.Data.Place.Key("uses"),
					fmt.Sprintf("`uses` names no %s", strings.Join(missing, ", no ")), "list their ids, such as `on_call: [checkout]`")
			}
		}
		p.Prove("launches", len(site.All[*schema.Launch](p.Site)))
	},
}
