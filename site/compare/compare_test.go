package compare_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/launchbook/launchbook/site/compare"
	"github.com/launchbook/launchbook/site/sitetest"
)

var now = time.Date(2027, 3, 1, 0, 0, 0, 0, time.UTC)

type edit = sitetest.Edit

func lines(list []compare.Change) []string {
	var text []string
	for _, c := range list {
		text = append(text, c.Effect.String()+" | "+c.Subject+" | "+c.Text)
	}
	return text
}

func TestNothing(t *testing.T) {
	if list := compare.Sites(sitetest.Starter(t), sitetest.Starter(t, edit{"content/faq.md", "## ", "##  "}), now); len(list) != 0 {
		t.Errorf("spaces mean something: %s", strings.Join(lines(list), "\n"))
	}
}

func TestSites(t *testing.T) {
	const launchWindow = "window of the launch Checkout 2.0"
	for _, test := range []struct {
		name  string
		edits []edit
		want  []string // all changes
	}{
		{
			"a longer wait is added up",
			[]edit{{"content/escalation.md", "- {notify: [senior-engineer, hosting-provider], escalate_if: not-resolved, after: 30m}\n      - {notify: cto}\n    if_nobody_answers: Roll back by yourself, then", "- {notify: [senior-engineer, hosting-provider], escalate_if: not-resolved, after: 1h}\n      - {notify: cto}\n    if_nobody_answers: Roll back by yourself, then"}},
			[]string{"worse | Site down at SEV1, SEV2 | Hanna Ivarsson (cto) reached after 1h -> 1h30m"},
		},
		{
			"a rotation that ends in launch night",
			[]edit{{"content/on-call.md", "handover: \"09:00\"\n", "handover: \"09:00\"\noff_hours: [{days: [wed], from: \"00:00\", until: \"07:00\"}]\n"}, {"content/on-call.md", "until: 2027-03-10T09:00", "until: 2027-03-10T02:00"}},
			[]string{
				"worse | " + launchWindow + " | first person reached after 0m -> 5m in the worst case for ",
				"neutral | checkout | primary in the window of the launch Checkout 2.0: Alva Berg (alva-berg) -> Alva Berg (alva-berg), then nobody, then Alva Berg (alva-berg)",
				"neutral | checkout | secondary in the window of the launch Checkout 2.0: ",
			},
		},
		{
			"an hour without a secondary",
			[]edit{{"content/on-call.md", "secondary: [bo-lind, cleo-dahl, disa-ek, alva-berg]\n", "secondary: [bo-lind, cleo-dahl, disa-ek, alva-berg]\nuntil: 2027-03-10\n"}},
			[]string{
				"worse | checkout | secondary missing 0m -> 1h in the window of the launch Checkout 2.0, from Wed 10 Mar 2027 09:00 CET on",
				"worse | checkout | primary missing 0m -> 1h in the window of the launch Checkout 2.0, from Wed 10 Mar 2027 09:00 CET on",
				"worse | checkout | primary missing 0m -> 80d16h in the next 90d, from Wed 10 Mar 2027 09:00 CET on",
			},
		},
		{
			"an absence whose substitute sleeps",
			[]edit{{"content/contacts.md", "    substitute: coo\n", "    substitute: coo\n    absences: [{from: 2027-03-09, until: 2027-03-10, substitute: security-auditor}]\n"}},
			[]string{
				"worse | " + launchWindow + " at SEV1, SEV2 | Hanna Ivarsson (cto) reaches nobody for 0m -> 17h, from Tue 9 Mar 2027 08:00 CET on (Exempel Audit is outside of contact hours at Tue 08:00 CET)",
				"neutral | Hanna Ivarsson (cto) | is away from 2027-03-09 to 2027-03-10",
			},
		},
		{
			"a launch that moves",
			[]edit{{"content/launch.md", "launch_at: 2027-03-09T10:00", "launch_at: 2027-03-29T10:00"}},
			[]string{
				`worse | Checkout 2.0 | "Production Launch Runbook" still says the old day, "Tuesday 2027-03-09 at 10:00"`,
				`worse | Checkout 2.0 | "Questions and answers" still says the old day, "Tuesday 2027-03-09 at 10:00"`,
				"neutral | Checkout 2.0 | moved from Tue 9 Mar 2027 10:00 CET to Mon 29 Mar 2027 10:00 CEST (19d23h later)",
			},
		},
		{
			"a launch that moves, with all that names its day but for one summary",
			[]edit{
				{"content/launch.md", "launch_at: 2027-03-09T10:00", "launch_at: 2027-03-10T10:00"},
				{"content/index.md", "Tuesday 2027-03-09", "Wednesday 2027-03-10"},
				{"content/faq.md", "Tuesday 2027-03-09", "Wednesday 2027-03-10"},
				{"content/onboarding.md", "\nsummary:", "\nsummary: After 9 March. And on March 9th, 2027.\nx-was:"},
			},
			[]string{`worse | Checkout 2.0 | "User Onboarding Plan" still says the old day, "9 March", and 1 more`, "neutral | Checkout 2.0 | moved from", "neutral | checkout | secondary in the window"},
		},
		{
			"a contact with another number, and one who is gone, both named in a text",
			[]edit{
				{"content/contacts.md", "+1-555-0112", "+1-555-0198"},
				{"content/contacts.md", "name: Alva Berg", "name: Alva Berg-Dahl"},
				{"content/contacts.md", "name: Exempel Audit", "name: Other Audit"},
				{"content/faq.md", "\nsummary:", "\nsummary: Ask Lena Moberg, +1 555 0112, or Exempel Audit of Malmö. Not Exempel Auditors.\nx-was:"},
				{"content/onboarding.md", "\nsummary:", "\nsummary: The number to call is +1-555-0112.\nx-was:"},
			},
			[]string{
				`worse | Lena Moberg (dba) | "Questions and answers" still says the old phone number`,
				`worse | Lena Moberg (dba) | "User Onboarding Plan" still says the old phone number`,
				"neutral | Lena Moberg (dba) | has another phone number",
				`worse | Other Audit (security-auditor) | "Questions and answers" still says the old name`,
				"neutral | Other Audit (security-auditor) | name: Exempel Audit -> Other Audit",
				"neutral | Alva Berg-Dahl (alva-berg) | name: Alva Berg -> Alva Berg-Dahl",
			},
		},
		{
			"a contact without a phone, and one who is gone",
			[]edit{{"content/contacts.md", `phone: "+1-555-0112", `, ""}, {"content/contacts.md", "id: security-auditor\n", "id: auditor\n"}},
			[]string{
				"worse | Lena Moberg (dba) | has no phone any more",
				"worse | Exempel Audit (security-auditor) | the contact is gone",
				"neutral | Exempel Audit (auditor) | the contact is new",
			},
		},
		{
			"addresses, absences and zones",
			[]edit{
				{"content/contacts.md", "email: lena.moberg@example.com, chat: \"@lena\", pager: dba", "email: lena@example.com, chat: \"@lm\", pager: dba-2"},
				{"content/contacts.md", "until: 2027-04-08, substitute: bo-lind", "until: 2027-04-08, substitute: disa-ek"},
				{"content/contacts.md", "time_zone: Europe/Stockholm\n    verified_at", "time_zone: Asia/Tokyo\n    verified_at"},
			},
			[]string{
				"neutral | Lena Moberg (dba) | has another email address",
				"neutral | Lena Moberg (dba) | has another chat",
				"neutral | Lena Moberg (dba) | has another pager",
				"neutral | Cleo Dahl (cleo-dahl) | substitute: Bo Lind (bo-lind) -> Disa Ek (disa-ek)",
				"neutral | Exempel Audit (security-auditor) | time zone: Europe/Stockholm -> Asia/Tokyo",
			},
		},
		{
			"an absence that is called off",
			[]edit{{"content/contacts.md", "      - {from: 2027-03-29, until: 2027-04-08, substitute: bo-lind, reason: Annual leave}\n", "      []\n"}},
			[]string{"neutral | Cleo Dahl (cleo-dahl) | is not away from 2027-03-29 to 2027-04-08 any more"},
		},
		{
			"a linter that looks away",
			[]edit{{"launchbook.yaml", "time_zone: Europe/Stockholm\n", "time_zone: Europe/Stockholm\nlint:\n  rules: {rotation-gap: off, contact-unused: error}\n  ignore: [drafts/**]\n  overrides: [{path: faq.md, rules: {broken-link: info}}]\n"}},
			[]string{
				"worse | launchbook.yaml | the rule rotation-gap is set to off",
				"neutral | launchbook.yaml | the rule contact-unused is set to error",
				"worse | launchbook.yaml | drafts/** is left out",
				"neutral | launchbook.yaml | the rule broken-link is set to info in faq.md",
			},
		},
		{
			"deciders",
			[]edit{{"content/decisions.md", "    deputy: coo\n", ""}, {"content/decisions.md", "decider: security-lead", "decider: cto"}, {"content/decisions.md", "    deputy: cto\n", "    deputy: security-lead\n"}},
			[]string{
				"worse | Delay the launch at SEV1, SEV2, SEV3, SEV4 | deputy: Mika Nordin (coo) is gone",
				"neutral | Report a breach of personal data at SEV1, SEV2 | decider: Karl Lindqvist (security-lead) -> Hanna Ivarsson (cto)",
				"neutral | Report a breach of personal data at SEV1, SEV2 | deputy: Hanna Ivarsson (cto) -> Karl Lindqvist (security-lead)",
			},
		},
		{
			"thresholds, also by policy",
			[]edit{{"launchbook.yaml", "threshold_over_peak: 20%", "threshold_over_peak: 30%"}, {"content/monitoring.md", "value: 99.9,", "value: 99.95,"}},
			[]string{
				"worse | Response time | threshold: 420 ms -> 455 ms",
				"better | System uptime | threshold: 99.9 % -> 99.95 %",
				"neutral | launchbook.yaml | threshold over peak: 20% -> 30%",
			},
		},
		{
			"an item of an included checklist",
			[]edit{{"content/launch.md", "      - item: rate-limits\n", "      - {item: access, status: done}\n      - item: rate-limits\n"}, {"content/checklists/go-live-security.md", "owner: bo-lind", "owner: dba"}},
			[]string{
				"neutral | Checkout 2.0: Rate limits | owner: Bo Lind (bo-lind) -> Lena Moberg (dba)",
				"better | Checkout 2.0: Access reviewed | status: open -> done",
			},
		},
		{
			"reviews and audits",
			[]edit{{"content/launch.md", "  - at: T+1w\n    title: Week 1\n", "  - at: T+1w\n    title: Week 1\n    held_at: 2027-03-17\n"}, {"content/launch.md", "every: 12mo", "every: 24mo"}, {"content/launch.md", "title: Month 1", "title: Month one"}},
			[]string{
				`worse | Checkout 2.0 | the review "Month 1" at T+1mo is gone`,
				"worse | Checkout 2.0: Annual Audit | every: 12mo -> 24mo",
				`better | Checkout 2.0 | the review "Month one" at T+1mo is new`,
				"better | Checkout 2.0: Week 1 | held at: 2027-03-17 is new",
			},
		},
		{
			"launch day",
			[]edit{
				{"content/launch.md", "  video: https://meet.example.com/launch-checkout\n", ""}, {"content/launch.md", "pin: \"448 201#\"", "pin: \"448 202#\""},
				{"content/launch.md", "    deputy: product-owner\n", ""},
				{"content/launch.md", "{area: Security, by: security-lead}", "{area: Security, by: security-lead, decision: no-go}"}, {"content/launch.md", "    - {area: Product, by: product-owner}\n", ""},
				{"content/launch.md", "{area: Engineering, by: senior-engineer}", "{area: Engineering, by: senior-engineer, decision: go}"},
				{"content/launch.md", "abort_if: [Customers see the orders of others, Orders are lost]", "abort_if: [Customers see the orders of others]"},
				{"content/launch.md", "abort_if: [Any payment without an order, Any SEV1 or SEV2]", "abort_if: [Any payment without an order, Any SEV1]"},
				{"content/incident.md", "  - role: Scribe\n", "  - role: Writer\n"},
				{"content/launch.md", "    title: \"T-0: Launch\"\n", "    title: \"T-0: Launch\"\n    status: done\n    ended_at: 2027-03-09T10:20\n"},
				{"content/launch.md", "    title: \"T+1 Hour: Metrics\"\n", "    title: \"T+1 Hour: Metrics\"\n    status: failed\n"},
			},
			[]string{
				"worse | Checkout 2.0: war room | video is gone",
				"neutral | Checkout 2.0: war room | pin is another one",
				"worse | Checkout 2.0: Launch lead | deputy: Greta Holm (product-owner) is gone",
				"worse | Checkout 2.0: go/no-go: Security | decision: pending -> no-go",
				"better | Checkout 2.0: go/no-go: Engineering | decision: pending -> go",
				`worse | Checkout 2.0: go/no-go | the sign-off of "Product" is gone`,
				"better | Checkout 2.0: T-0: Launch | status: open -> done",
				"neutral | Checkout 2.0: T-0: Launch | ended at: 2027-03-09T10:20 is new",
				"worse | Checkout 2.0: T+1 Hour: Metrics | status: open -> failed",
				`worse | Checkout 2.0: rollout | abort if: "Orders are lost" is gone`,
				`worse | Checkout 2.0: rollout: Staff and friends | abort if: "Any SEV1 or SEV2" is gone`,
				`better | Checkout 2.0: rollout: Staff and friends | abort if: "Any SEV1" is new`,
				`worse | Incident Response Procedures | the role "Scribe" is gone`,
			},
		},
		{
			"warnings",
			[]edit{{"content/monitoring.md", "warning: {over_peak: 10%, for: 15m,", "warning: {over_peak: 15%, for: 30m,"}, {"content/monitoring.md", "        for: 5m\n        window: 5m\n        no_data: alert\n        severity: SEV1\n", "        warning: 0.55\n        for: 5m\n        window: 5m\n        no_data: alert\n        severity: SEV1\n"}},
			[]string{
				"worse | Response time | warning: 385 ms -> 402.5 ms",
				"worse | Response time: warning | for: 15m -> 30m",
				"better | Error rate | warns before it alerts, at 0.55 %",
			},
		},
		{
			"owners and steps",
			[]edit{{"content/runbooks/rollback.md", "owner: senior-engineer", "owner: dba"}, {"content/launch.md", "id: code-freeze\n        title: Code Freeze", "id: freeze\n        title: Freeze"}},
			[]string{
				`worse | Checkout 2.0 | the checklist item "Code Freeze" at T-7d is gone`,
				`neutral | Checkout 2.0 | the checklist item "Freeze" at T-7d is new`,
				"owner: Elin Falk (senior-engineer) -> Lena Moberg (dba)",
			},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := lines(compare.Sites(sitetest.Starter(t), sitetest.Starter(t, test.edits...), now))
			for _, want := range test.want {
				if !slices.ContainsFunc(got, func(line string) bool { return strings.Contains(line, want) }) {
					t.Errorf("nobody says %q, only\n%s", want, strings.Join(got, "\n"))
				}
			}
		})
	}
}

func TestAudiencesAndLevels(t *testing.T) {
	settings := func(lint, audiences string) edit {
		return edit{"launchbook.yaml", "time_zone: Europe/Stockholm\n", "time_zone: Europe/Stockholm\nlint: {rules: {" + lint + "}}\naudiences: [" + audiences + "]\n"}
	}
	before := sitetest.Starter(t, settings("rotation-gap: error, broken-link: off, contact-unused: info", "{id: board, title: Board}, {id: press, title: Press}"))
	after := sitetest.Starter(t, settings("rotation-gap: warning, contact-unused: error", "{id: board, title: Board, show_phones: true}, {id: partners, title: Partners}"))
	want := []string{
		"worse | launchbook.yaml | the rule rotation-gap: error -> warning",
		"better | launchbook.yaml | the rule broken-link is not set to off any more",
		"better | launchbook.yaml | the rule contact-unused: info -> error",
		"neutral | board | the audience is shown phone numbers",
		"neutral | partners | the audience is new",
		"neutral | press | the audience is gone",
	}
	if got := lines(compare.Sites(before, after, now)); !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

func TestBackAgain(t *testing.T) {
	longer := edit{"content/escalation.md", "after: 25m", "after: 50m"}
	worse := compare.Sites(sitetest.Starter(t), sitetest.Starter(t, longer), now)
	better := compare.Sites(sitetest.Starter(t, longer), sitetest.Starter(t), now)
	if len(worse) == 0 || len(worse) != len(better) || worse[0].Effect != compare.Worse || better[0].Effect != compare.Better {
		t.Errorf("%s\n\n%s", strings.Join(lines(worse), "\n"), strings.Join(lines(better), "\n"))
	}
}

func TestMarkdownIsOnlyText(t *testing.T) {
	list := compare.Sites(sitetest.Starter(t), sitetest.Starter(t, edit{"content/contacts.md", "name: Hanna Ivarsson", `name: "<img src=x> | @all"`}), now)
	text := strings.Join(compare.Markdown(list), "\n")
	if strings.Contains(text, "<img") || strings.Contains(text, "@all") || !strings.Contains(text, `\|`) {
		t.Errorf("content became markup:\n%s", text)
	}
}
