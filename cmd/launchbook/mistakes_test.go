package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/launchbook/launchbook/content"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// lintedAt is the time of all tests on the starter site, two weeks before its
// launch.
var lintedAt = time.Date(2027, 2, 22, 9, 0, 0, 0, time.UTC)

// TestOneMistakeOneFinding makes one mistake at a time in the starter site. A
// writer who makes one mistake wants to hear of it once, at its place, whatever
// else follows from it. In `after`, the mistake's place is marked with «».
func TestOneMistakeOneFinding(t *testing.T) {
	for _, mistake := range []struct {
		name, file, before, after, rule string
	}{
		{
			"misspelt key", "contacts.md",
			"    responsibility: Basket and order service", "    «responsability»: Basket and order service", "schema-unknown-field",
		}, {
			"misspelt key of a document", "launch.md",
			"\ntimeline:", "\n«timelin»:", "schema-unknown-field",
		}, {
			"unknown contact in an escalation path", "escalation.md",
			"{notify: cto}\n    if_nobody_answers: Roll back by yourself. You", "{notify: «ceo»}\n    if_nobody_answers: Roll back by yourself. You", "unresolved-reference",
		}, {
			"path that does not start on call", "escalation.md",
			"{notify: on-call/checkout.primary, escalate_if: not-acknowledged, after: 5m, repeat: 1}\n      - {notify: [on-call/checkout.secondary, incident-commander], escalate_if: not-resolved, after: 15m}",
			"{notify: «incident-commander», escalate_if: not-acknowledged, after: 5m, repeat: 1}\n      - {notify: [on-call/checkout.secondary, alva-berg], escalate_if: not-resolved, after: 15m}", "escalation-start",
		}, {
			"loop in a path", "escalation.md",
			"after: 3h}\n      - {notify: product-owner}", "after: 3h}\n      - {notify: «senior-engineer»}", "escalation-loop",
		}, {
			"path that ends too low", "escalation.md",
			"{notify: cto}\n    if_nobody_answers: Roll back by yourself. You", "{notify: «dba»}\n    if_nobody_answers: Roll back by yourself. You", "escalation-end",
		}, {
			"wait that policy forbids", "escalation.md",
			"after: 5m, repeat: 1}\n      - {notify: [on-call/checkout.secondary, incident-commander], escalate_if: not-resolved, after: 15m}",
			"after: «20m», repeat: 1}\n      - {notify: [on-call/checkout.secondary, incident-commander], escalate_if: not-resolved, after: 5m}", "escalation-wait",
		}, {
			"wrong duration", "decisions.md",
			"within: 4h", "within: «4 hours»", "schema-value",
		}, {
			"metric without a direction", "monitoring.md",
			"name: Response time\n        detail: The 95th percentile of all requests to the checkout, as the load balancer sees them.\n        unit: ms\n        direction: higher-is-worse\n",
			"name: «Response time»\n        unit: ms\n", "metric-threshold",
		}, {
			"threshold that always fires", "monitoring.md",
			"threshold: {value: 99.9,", "«threshold»: {value: 100,", "metric-threshold",
		}, {
			"hole in the rotation", "on-call.md",
			"start: 2027-02-08\nperiod", "start: «2027-04-05»\nperiod", "rotation-gap",
		}, {
			"the same engineer twice", "on-call.md",
			"\nsecondary: [bo-lind, cleo-dahl, disa-ek, alva-berg]", "\n«secondary»: [bo-lind, alva-berg, bo-lind, disa-ek]", "rotation-clash",
		}, {
			"dead link", "faq.md",
			"(launch.md#timeline)", "(«launches.md#timeline»)", "broken-link",
		}, {
			"dead anchor", "escalation.md",
			"(incident.md#severities)", "(«incident.md#severity»)", "broken-anchor",
		}, {
			"id that is still to be filled in", "runbooks/rollback.md",
			"owner: senior-engineer", "owner: «TODO-contact-id»", "unresolved-reference",
		}, {
			"no way into the war room", "incident.md",
			"\nwar_room:\n  video: https://meet.example.com/incident\n  phone: \"+1-555-0151\"\n  pin: \"731 064#\"\n  chat: \"Slack, #incidents\"\n", "\nwar_room:\n  «detail»: Ask the commander.\n", "war-room",
		}, {
			"signs off twice", "launch.md",
			"- {area: Product, by: product-owner}\n", "- {area: Product, by: product-owner}\n    - {area: Product, by: «product-owner»}\n", "sign-offs",
		}, {
			"warning behind the alert", "monitoring.md",
			"warning: {over_peak: 10%,", "warning: {«over_peak»: 30%,", "metric-warning",
		}, {
			"role of nobody", "launch.md",
			"  - role: Scribe\n    who: cleo-dahl\n", "  - role: «Scribe»\n", "role-holder",
		}, {
			"id that cannot be read", "contacts.md",
			"  - id: alva-berg\n", "  - id: «5»\n", "schema-type",
		}, {
			"prose that policy contradicts", "on-call.md",
			"If an issue cannot be resolved within 1 hour,", "If an issue cannot be resolved within «2 hours»,", "prose-data",
		}, {
			"percentage that policy contradicts", "monitoring.md",
			"Set at 20% above", "Set at «30»% above", "prose-data",
		}, {
			"deputy whose turn it is to decide", "decisions.md",
			"decider: on-call/checkout.primary\n    deputy: on-call/checkout.secondary\n    consulted: [incident-commander]", "decider: alva-berg\n    deputy: «on-call/checkout.primary»\n    consulted: [incident-commander]", "decision-deputy",
		}, {
			"decider who is the deputy", "decisions.md",
			"decider: comms-lead\n    deputy: product-owner", "decider: comms-lead\n    deputy: «comms-lead»", "decision-deputy",
		}, {
			"zone that does not exist", "launch.md",
			"time_zone: Europe/Stockholm", "time_zone: «Europe/Stokholm»", "unknown-zone",
		}, {
			"go/no-go after the launch", "launch.md",
			"go_no_go:\n  at: T-0", "go_no_go:\n  at: «T+1h»", "go-no-go",
		}, {
			"timeline out of order", "launch.md",
			"at: T+2h\n    title", "at: «T+30m»\n    title", "timeline-order",
		}, {
			"checklist out of order", "launch.md",
			"  - at: T-3d\n", "  - at: «T-6d»\n", "checklist-order",
		}, {
			"colon in a text", "escalation.md",
			"detail: Customers cannot pay, or pay and get no order.", "detail: «Note: Customers cannot pay, or pay and get no order.»", "front-matter-syntax",
		}, {
			"tab before a key", "contacts.md",
			"    name: Alva Berg", "«\t»name: Alva Berg", "front-matter-syntax",
		}, {
			"point behind an address", "contacts.md",
			"email: alva.berg@example.com,", "email: «alva.berg@example.com.»,", "schema-value",
		}, {
			"id that another contact has", "contacts.md",
			"  - id: bo-lind\n", "  - id: «alva-berg»\n", "duplicate-id",
		}, {
			"id that differs by case", "contacts.md",
			"  - id: bo-lind\n", "  - id: «Alva-Berg»\n", "duplicate-id",
		}, {
			"dash of a word processor", "launch.md",
			"  - at: T-5d\n", "  - at: «T–5d»\n", "schema-value",
		}, {
			"peak below the average", "monitoring.md",
			"baseline: {average: 180, peak: 350,", "«baseline»: {average: 350, peak: 180,", "metric-baseline",
		}, {
			"list without brackets", "on-call.md",
			"\nprimary: [alva-berg, bo-lind, cleo-dahl, disa-ek]", "\nprimary: «alva-berg, bo-lind, cleo-dahl, disa-ek»", "schema-type",
		}, {
			"forgotten gap", "faq.md",
			"You finish it where you began it.", "«TODO» say where.", "placeholder",
		}, {
			"units in the wrong order", "decisions.md",
			"within: 4h", "within: «30m4h»", "schema-value",
		}, {
			"step that waits for nothing", "escalation.md",
			"after: 55m, note", "after: «0m», note", "escalation-wait",
		}, {
			"weekday of another date", "monitoring.md",
			"We measure again\nafter", "We measured on «Monday 2026-12-15», and again\nafter", "weekday-date",
		}, {
			"launch that was moved, and the sentence that was not", "launch.md",
			"We launch on a Tuesday at ten in the morning", "We launch on a «Monday at ten in the morning»", "launch-date",
		}, {
			"number in a sentence that is not the contact's", "faq.md",
			"shops and stakeholders ask about Checkout 2.0.", "shops and stakeholders ask Alva Berg (phone «+1-555-0191») about Checkout 2.0.", "prose-contact",
		}, {
			"sentence with another offset than the plan", "launch.md",
			"Ensure all code for the launch is finalized", "The Code Freeze is at «T-5d». Ensure all code for the launch is finalized", "plan-date",
		}, {
			"time with AM and PM", "launch.md",
			"launch_at: 2027-03-09T10:00", "launch_at: «2027-03-09 10:00 AM»", "schema-value",
		}, {
			"phone number without its end", "contacts.md",
			"phone: \"+1-555-0101\"", "phone: «\"+1-55\"»", "schema-value",
		}, {
			"phone number that is a number", "contacts.md",
			"phone: \"+1-555-0101\"", "phone: «+15550101»", "schema-type",
		}, {
			"email with a full stop", "contacts.md",
			"alva.berg@example.com", "«alva.berg@example.com.»", "schema-value",
		}, {
			"email with a scheme", "contacts.md",
			"alva.berg@example.com", "«mailto:alva.berg@example.com»", "schema-value",
		}, {
			"chat handle without quotes", "contacts.md",
			"chat: \"@alva\", pager", "chat: «@alva», pager", "front-matter-syntax",
		}, {
			"list where a mapping is expected", "contacts.md",
			"channels: {phone: \"+1-555-0140\", email: merchant-desk@example.com}", "channels: [«\"+1-555-0140\"», merchant-desk@example.com]", "schema-type",
		}, {
			"name in place of an id", "escalation.md",
			"{notify: [on-call/checkout.secondary, security-lead], escalate_if: not-resolved, after: 25m}", "{notify: [on-call/checkout.secondary, «Karl Lindqvist»], escalate_if: not-resolved, after: 25m}", "unresolved-reference",
		}, {
			"id that differs in case alone", "decisions.md",
			"- id: switch-off", "- id: «Communicate»", "duplicate-id",
		}, {
			"alias of two severities", "incident.md",
			"aliases: [high, P2, SEV-2]", "aliases: [high, «P1», SEV-2]", "duplicate-id",
		}, {
			"rows that overlap", "decisions.md",
			"scenario: Roll back\n    severities: [SEV3, SEV4]", "scenario: «Roll back»\n    severities: [SEV2, SEV3, SEV4]", "decision-ambiguous",
		}, {
			"negative threshold", "monitoring.md",
			"threshold: {value: 22,", "«threshold»: {value: -22,", "metric-threshold",
		}, {
			"average and peak in the wrong order", "monitoring.md",
			"baseline: {average: 180, peak: 350", "«baseline»: {average: 350, peak: 180", "metric-baseline",
		}, {
			"unit without quotes", "monitoring.md",
			"unit: \"%\"\n        direction: lower-is-worse\n        baseline: {average: 31", "unit: «%»\n        direction: lower-is-worse\n        baseline: {average: 31", "front-matter-syntax",
		}, {
			"share of more than all", "launch.md",
			"share: 25%", "share: «250%»", "rollout-share",
		}, {
			"share that shrinks", "launch.md",
			"share: 25%", "share: «2.5%»", "rollout-share",
		}, {
			"cadence that repeats nothing", "launch.md",
			"{every: 30m, from: T-2h", "{every: «30h», from: T-2h", "cadence-order",
		}, {
			"tab", "contacts.md",
			"    role: Security lead", "«\t»role: Security lead", "front-matter-syntax",
		}, {
			"space that does not break", "launch.md",
			"tier: 1", "tier:«\u00a0»1", "front-matter-syntax",
		}, {
			"no space after a colon", "launch.md",
			"tier: 1", "«tier:1»", "front-matter-syntax",
		}, {
			"colon in a value", "launch.md",
			"title: \"T-2 Hours: Team check-in\"", "title: «T-2 Hours: Team check-in»", "front-matter-syntax",
		}, {
			"dash in place of a minus", "launch.md",
			"  - at: T-5d\n", "  - at: «T–5d»\n", "schema-value",
		}, {
			"front matter that opens with four hyphens", "faq.md",
			"---\ntype: faq", "«----»\ntype: faq", "front-matter-unclosed",
		}, {
			"front matter that closes with four hyphens", "faq.md",
			"is the answer.\n---\n", "is the answer.\n«----»\n", "front-matter-unclosed",
		}, {
			"title in curly quotes", "faq.md",
			"title: Questions and answers", "title: «“Questions and answers”»", "curly-quotes",
		}, {
			"reference in curly quotes", "faq.md",
			"owner: support-lead", "owner: «“support-lead”»", "unresolved-reference",
		}, {
			"time in curly quotes", "launch.md",
			"launch_at: 2027-03-09T10:00", "launch_at: «“2027-03-09 10:00”»", "schema-value",
		}, {
			"scheme with a slip", "faq.md",
			"(launch.md#timeline)", "(«htps://example.com/timeline»)", "broken-link",
		}, {
			"scheme without its colon", "faq.md",
			"(launch.md#timeline)", "(«https//example.com/timeline»)", "broken-link",
		}, {
			"link with a space", "faq.md",
			"(launch.md#timeline)", "(«launch day.md»)", "link-syntax",
		}, {
			"launch in another century", "launch.md",
			"launch_at: 2027-03-09T10:00", "launch_at: «2072-03-09T10:00»", "launch-far",
		}, {
			"severity of another scale", "monitoring.md",
			"severity: SEV2", "severity: «S2»", "unknown-severity",
		}, {
			"answer later than policy allows", "incident.md",
			"acknowledge_within: 5m", "acknowledge_within: «15m»", "severity-policy",
		}, {
			"dash without a space", "contacts.md",
			"  - id: bo-lind\n", "  «-»id: bo-lind\n", "front-matter-syntax",
		}, {
			"first dash without a space", "contacts.md",
			"  - id: alva-berg\n", "  «-»id: alva-berg\n", "front-matter-syntax",
		}, {
			"curly quotes", "launch.md",
			`title: "T-2 Hours: Team check-in"`, "title: «“T-2 Hours: Team check-in”»", "front-matter-syntax",
		},
	} {
		t.Run(mistake.name, func(t *testing.T) {
			dir := starter(t)
			want := spoil(t, filepath.Join(dir, "content", mistake.file), mistake.before, mistake.after)
			want = fmt.Sprintf("content/%s:%s %s", mistake.file, want, mistake.rule)
			linted, err := lintSite([]string{dir}, lintedAt)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, d := range linted.result.Diagnostics {
				got = append(got, finding(d))
			}
			if len(got) != 1 || !strings.HasPrefix(got[0], want+":") {
				t.Errorf("want exactly one finding\n\t%s\ngot %d\n\t%s", want, len(got), strings.Join(got, "\n\t"))
			}
			if again := findingsOfALargeSite(t, dir); !slices.Equal(again, got) {
				t.Errorf("as a large site it has other findings:\n\t%s", strings.Join(again, "\n\t"))
			}
		})
	}
}

// findingsOfALargeSite lints a site whose texts are let go of once they are parsed.
func findingsOfALargeSite(t *testing.T, dir string) []string {
	t.Helper()
	s, err := site.LoadWith(dir, site.LoadOptions{Large: 1})
	if err != nil {
		t.Fatal(err)
	}
	result, err := proveSite(s, lintedAt)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, d := range result.Diagnostics {
		list = append(list, finding(d))
	}
	return list
}

// starter is a fresh copy of the starter site.
func starter(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if _, err := content.Init(dir, content.Options{Now: lintedAt}); err != nil {
		t.Fatal(err)
	}
	return dir
}

// spoil replaces the only occurrence of a text in a file, and tells the line and
// columns of what is marked with «» in the new text.
func spoil(t *testing.T, file, before, after string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(data, []byte(before)); n != 1 {
		t.Fatalf("%q occurs %d times in %s", before, n, file)
	}
	text := strings.Replace(string(data), before, after, 1)
	place := "0:0"
	if head, rest, ok := strings.Cut(text, "«"); ok {
		marked, tail, _ := strings.Cut(rest, "»")
		line := head[strings.LastIndexByte(head, '\n')+1:]
		column := len([]rune(line)) + 1
		place = fmt.Sprintf("%d:%d-%d", strings.Count(head, "\n")+1, column, column+len([]rune(marked)))
		text = head + marked + tail
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return place
}

// finding is a diagnostic in one line.
func finding(d source.Diagnostic) string {
	start, end := d.File.Position(d.Span.Start), d.File.Position(d.Span.End)
	return fmt.Sprintf("%s:%d:%d-%d %s: %s", d.Path(), start.Line, start.Column, end.Column, d.Rule, d.Message)
}
