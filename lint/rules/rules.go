// Package rules has the rules that prove what a site means, a file each.
package rules

import (
	"fmt"
	"strings"
	"time"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source/nearest"
)

// All lists every rule in the order of the documentation.
func All() []lint.Rule {
	return []lint.Rule{
		unresolvedReference, duplicateID, unknownZone, unknownSeverity, unclearTime,
		launchDocuments, checklistOrder, itemOwner, itemState, goNoGo, timelineOrder, launchStep, stepNeeds, cadenceOrder,
		contactChannel, contactSubstitute, contactUnused, contactVerified,
		escalationStart, escalationWait, escalationLoop, escalationEnd, escalationUnresolved, escalationFallback, escalationCoverage, escalationReach,
		rotationGap, rotationClash, rotationOverride,
		metricBaseline, metricThreshold, metricPolicy, metricUnit,
		decisionDecider, decisionDeputy, decisionAmbiguous, decisionFallback,
		brokenLink, brokenAnchor, imageText, placeholder, staleDocument,
		suppressionSyntax, suppressionUnknownRule, suppressionRefused, suppressionReason, suppressionExpired, suppressionUnused, knownFixed,
	}
}

// launchZone is the zone of a launch's local times.
func launchZone(s *site.Site, l *schema.Launch) *time.Location { return s.ZoneOf(l.TimeZone) }

// quoteList writes `a`, `b` and `c`.
func quoteList(names []string) string {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = "`" + n + "`"
	}
	if len(quoted) < 2 {
		return strings.Join(quoted, "")
	}
	return strings.Join(quoted[:len(quoted)-1], ", ") + " and " + quoted[len(quoted)-1]
}

// instant writes an instant for a message, with its zone.
func instant(t time.Time) string { return t.Format("Mon 2006-01-02 15:04 MST") }

// didYouMean is the end of a message about an unknown name.
func didYouMean(name string, candidates []string) (near, text string) {
	if near = nearest.Of(name, candidates); near != "" {
		return near, fmt.Sprintf(", did you mean `%s`?", near)
	}
	return "", ""
}
