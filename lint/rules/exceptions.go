package rules

import (
	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/lint/known"
	"github.com/launchbook/launchbook/lint/suppress"
	"github.com/launchbook/launchbook/source"
)

// The rules about exceptions from others: comments that suppress findings, and
// the file of known ones. They are checked last, when it is clear what was found.
var (
	suppressionSyntax = lint.Rule{
		ID:        suppress.RuleSyntax,
		Summary:   "Every `launchbook-ignore` comment can be read.",
		Level:     source.Error,
		Why:       "A comment with a slip suppresses nothing, or not until when its writer thinks.",
		Fix:       "Write `launchbook-ignore RULE until=2027-01-31: REASON`; `until` may be left out.",
		Mandatory: true,
	}
	suppressionUnknownRule = lint.Rule{
		ID:        suppress.RuleUnknown,
		Summary:   "Every suppressed rule exists.",
		Level:     source.Error,
		Why:       "A misspelt rule suppresses nothing, or another finding than its writer meant.",
		Fix:       "Correct the rule's name.",
		Mandatory: true,
	}
	suppressionRefused = lint.Rule{
		ID:        suppress.RuleRefused,
		Summary:   "No comment suppresses a rule that cannot be suppressed.",
		Level:     source.Error,
		Why:       "What such a rule finds hides everything else in the file, or must not be public at all.",
		Fix:       "Mend what the rule finds.",
		Mandatory: true,
	}
	suppressionReason = lint.Rule{
		ID:        suppress.RuleReason,
		Summary:   "Every suppression has a reason.",
		Level:     source.Warning,
		Why:       "A year later nobody knows whether an exception still stands, and nobody dares to remove it.",
		Fix:       "Write the reason behind a colon.",
		Mandatory: true,
	}
	suppressionExpired = lint.Rule{
		ID:        suppress.RuleExpired,
		Summary:   "No suppression is past its date.",
		Level:     source.Warning,
		Why:       "Its writer wanted the finding looked at again by then.",
		Fix:       "Mend the finding and remove the comment, or move the date.",
		Mandatory: true,
	}
	suppressionUnused = lint.Rule{
		ID:        suppress.RuleUnused,
		Summary:   "Every suppression suppresses something.",
		Level:     source.Warning,
		Why:       "A comment that outlived its finding hides the next one in the same place.",
		Fix:       "Remove the comment.",
		Mandatory: true,
	}
	knownFixed = lint.Rule{
		ID:        known.RuleFixed,
		Summary:   "Every known finding is still found.",
		Level:     source.Warning,
		Why:       "An entry that outlived its finding hides the next one of its kind.",
		Fix:       "Remove the entry; `launchbook lint --fix` does.",
		Mandatory: true,
	}
)
