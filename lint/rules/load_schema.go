package rules

import (
	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/source"
)

// The rules about front matter against its schema that loading a site checks.
var (
	unknownType = lint.Rule{
		ID:      "unknown-type",
		Summary: "The `type` of a document is one that launchbook knows.",
		Level:   source.Error,
		Why:     "A document of an unknown type is a plain page: nothing in its front matter is proved or shown.",
		Fix:     "Use one of the types that `launchbook new --help` lists.",
	}
	foreignField = lint.Rule{
		ID:      "foreign-field",
		Summary: "Every field of a page, FAQ or runbook is one that launchbook knows.",
		Level:   source.Info,
		Why:     "Fields of other tools do no harm; one that is nearly a field of launchbook is most likely a slip. What several documents have is one finding of a report, at the first of them.",
		Fix:     "Correct the slip, or map the field to launchbook's under `defaults`.",
	}
	schemaUnknownField = lint.Rule{
		ID:      "schema-unknown-field",
		Summary: "Front matter has only fields that its type knows, and those that start with x-.",
		Level:   source.Error,
		Why:     "A misspelt field is left out without a word: the deputy who is written as `deputty` is no deputy.",
		Fix:     "Correct the name; `--fix` does where one is meant for sure. Fields of your own start with x-.",
	}
	schemaMissingField = lint.Rule{
		ID:      "schema-missing-field",
		Summary: "Front matter has the fields without which it means nothing.",
		Level:   source.Error,
		Why:     "A contact without an id cannot be named, and a step without a target tells nobody.",
		Fix:     "Add the field.",
	}
	schemaType = lint.Rule{
		ID:      "schema-type",
		Summary: "Every value is of the kind that its field takes: text, number, list, mapping.",
		Level:   source.Error,
		Why:     "YAML guesses: an unquoted 10:30 or 007 is a number to one reader and text to the next.",
		Fix:     "Write what the message asks for; text that looks like a number has to be in quotes.",
	}
	schemaValue = lint.Rule{
		ID:      "schema-value",
		Summary: "Every value is one that its field can mean: a duration, an offset, a phone number, a known word.",
		Level:   source.Error,
		Why:     "`15 mins` is clear to people and nothing to the tool that adds up the waits of a path.",
		Fix:     "Write it in the form that the message shows.",
	}
	schemaEmpty = lint.Rule{
		ID:      "schema-empty",
		Summary: "No field is left empty.",
		Level:   source.Error,
		Why:     "An empty field looks filled in from afar.",
		Fix:     "Fill it in, or remove the field.",
	}
	config = lint.Rule{
		ID:      "config",
		Summary: "launchbook.yaml says nothing that cannot be followed.",
		Level:   source.Error,
		Why:     "A misspelt rule in the settings leaves the rule as it was, while everybody believes it is set.",
		Fix:     "Correct the name; `launchbook rules` lists them.",
	}
)
