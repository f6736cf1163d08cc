package drill

import (
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
)

// Decision is one line of the decision matrix at the instant of a drill.
type Decision struct {
	// Line is the decision as the matrix has it.
	Line            *schema.Decision
	Decider, Deputy Answer
	// Same is set when decider and deputy turn out to be one person, be it on
	// call or as a substitute.
	Same bool
}

// decisions lists who decides what at a severity and an instant.
func decisions(s *site.Site, severity string, at time.Time) []Decision {
	var list []Decision
	for _, matrix := range site.All[*schema.Decisions](s) {
		for i := range matrix.Data.Decisions {
			d := &matrix.Data.Decisions[i]
			if !s.Covers(d.Severities, severity) {
				continue
			}
			found := Decision{Line: d, Decider: whoever(s, d.Decider, severity, at), Deputy: whoever(s, d.Deputy, severity, at)}
			found.Same = found.Decider.Contact != nil && found.Decider.Contact == found.Deputy.Contact
			list = append(list, found)
		}
	}
	return list
}

func whoever(s *site.Site, target, severity string, at time.Time) Answer {
	if target == "" {
		return Answer{Nobody: because("nobody is named")}
	}
	return Ask(s, target, severity, at)
}
