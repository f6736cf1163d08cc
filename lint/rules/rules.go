// Package rules has the rules that prove what a site means, a file each, and
// names those that loading a site checks. A rule's examples are in examples/,
// a txtar archive each; they are the rule's test and part of its page.
package rules

import (
	"slices"

	"github.com/launchbook/launchbook/lint"
)

// All lists every rule in the order of the documentation, also those
// that are checked while a site is loaded and have no Check.
func All() []lint.Rule {
	var list []lint.Rule
	for _, g := range Groups() {
		list = append(list, g.Rules...)
	}
	return list
}

// Lookup finds a rule by its id.
func Lookup(id string) (lint.Rule, bool) {
	list := All()
	i := slices.IndexFunc(list, func(r lint.Rule) bool { return r.ID == id })
	if i < 0 {
		return lint.Rule{}, false
	}
	return list[i], true
}

// IDs lists the ids of every rule, in the order of the documentation.
func IDs() []string {
	var ids []string
	for _, r := range All() {
		ids = append(ids, r.ID)
	}
	return ids
}

// Group is the rules about one thing.
type Group struct {
	Title string
	Rules []lint.Rule
}

// Groups lists every rule by what it is about: a new one is a line here.
func Groups() []Group {
	return []Group{
		{"Files", []lint.Rule{
			encoding,
			binaryFile,
			fileLimit,
			activeFile,
			markdownLimit,
			hiddenUnicode,
			secret,
			privateData,
		}},
		{"Front matter", []lint.Rule{
			frontMatterSyntax,
			frontMatterUnclosed,
			frontMatterBOM,
			frontMatterCloser,
			frontMatterLineEnds,
			frontMatterLimit,
			frontMatterValue,
			duplicateKey,
			unknownType,
			foreignField,
			schemaUnknownField,
			schemaMissingField,
			schemaType,
			schemaValue,
			schemaEmpty,
			curlyQuotes,
			config,
		}},
		{"Names and times", []lint.Rule{
			unresolvedReference,
			duplicateID,
			aliasTaken,
			unknownSeverity,
			severityPolicy,
			unknownZone,
			unknownAudience,
			audiencePassage,
			unclearTime,
		}},
		{"Launches", []lint.Rule{
			launchDocuments,
			checklistOrder,
			itemOwner,
			itemState,
			itemEvidence,
			unknownItem,
			sharedState,
			goNoGo,
			openItems,
			signOffs,
			roleHolder,
			warRoom,
			timelineOrder,
			rolloutShare,
			launchStep,
			launchVerify,
			stepNeeds,
			stepRecord,
			cadenceOrder,
			launchPast,
			launchFar,
			launchAbsence,
			launchReviews,
			reviewOverdue,
			waiverBy,
		}},
		{"Contacts", []lint.Rule{
			contactChannel,
			contactSubstitute,
			contactUnused,
			contactVerified,
			contactShared,
			absenceSubstitute,
		}},
		{"Escalation", []lint.Rule{
			escalationStart,
			escalationWait,
			escalationLoop,
			escalationEnd,
			escalationUnresolved,
			escalationFallback,
			escalationCoverage,
			escalationReach,
			escalationWindow,
			drillExpectation,
		}},
		{"On-call", []lint.Rule{
			rotationGap,
			rotationClash,
			rotationOverride,
			absenceOnCall,
		}},
		{"Monitoring", []lint.Rule{
			metricBaseline,
			metricThreshold,
			metricWarning,
			metricPolicy,
			metricUnit,
		}},
		{"Alerts", []lint.Rule{
			alertRulesSyntax,
			alertWithoutRunbook,
			runbookWithoutAlert,
			alertRunbookURL,
			alertThreshold,
		}},
		{"Decisions", []lint.Rule{
			decisionDecider,
			decisionDeputy,
			decisionAmbiguous,
			decisionFallback,
		}},
		{"Prose", []lint.Rule{
			brokenLink,
			brokenAnchor,
			linkSyntax,
			imageText,
			placeholder,
			htmlPlaceholder,
			headingOrder,
			headingTitle,
			runbookSections,
			duplicateQuestion,
			proseData,
			proseContact,
			launchDate,
			planDate,
			weekdayDate,
			staleDocument,
			recordAhead,
			coversChanged,
		}},
		{"Exceptions", []lint.Rule{
			suppressionSyntax,
			suppressionUnknownRule,
			suppressionRefused,
			suppressionReason,
			suppressionExpired,
			suppressionUnused,
			knownFixed,
		}},
	}
}
