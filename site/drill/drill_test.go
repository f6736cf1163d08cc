package drill_test

import (
	"strings"
	"testing"
	"time"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/drill"
	"github.com/launchbook/launchbook/site/sitetest"
)

type edit = sitetest.Edit

var noHours = edit{"content/contacts.md", "    substitute: coo\n", "    substitute: coo\n    hours: [{from: \"08:00\", until: \"20:00\"}]\n    time_zone: Europe/Stockholm\n"}

func run(t *testing.T, s *site.Site, issue, severity, at string) drill.Report {
	t.Helper()
	c, err := drill.Find(s, issue, severity)
	if err != nil {
		t.Fatal(err)
	}
	start, err := drill.At(s, nil, at)
	if err != nil {
		t.Fatal(err)
	}
	return drill.Describe(s, drill.Run(s, c, start))
}

// paged writes a drill in one line per step: "+5m 22:05 CET disa-ek/phone".
func paged(r drill.Report) []string {
	var list []string
	for _, step := range r.Steps {
		text := "+" + step.After + " " + step.At.Format("15:04 MST")
		for _, n := range step.Notifies {
			if n.Nobody != "" {
				text += " NOBODY(" + n.Nobody + ")"
				continue
			}
			text += " " + n.Contact + "/" + n.Channel
		}
		list = append(list, text)
	}
	return list
}

func same(t *testing.T, got, want []string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestRun(t *testing.T) {
	for _, test := range []struct {
		name, severity, at string
		edits              []edit
		want               []string
	}{
		{
			name: "the override of launch night counts", severity: "SEV1", at: "2027-03-09T22:00",
			want: []string{
				"+0m 22:00 CET alva-berg/phone", "+5m 22:05 CET disa-ek/phone incident-commander/phone",
				"+20m 22:20 CET payment-provider/phone", "+45m 22:45 CET senior-engineer/phone", "+1h15m 23:15 CET cto/phone",
			},
		},
		{
			name: "a handover between two steps changes who is asked", severity: "SEV1", at: "2027-03-15T08:57",
			want: []string{
				"+0m 08:57 CET alva-berg/phone", "+5m 09:02 CET cleo-dahl/phone incident-commander/phone",
				"+20m 09:17 CET payment-provider/phone", "+45m 09:42 CET senior-engineer/phone", "+1h15m 10:12 CET cto/phone",
			},
		},
		{
			name: "an hour that does not exist is not waited for", severity: "SEV1", at: "2027-03-28T01:30",
			want: []string{
				"+0m 01:30 CET cleo-dahl/phone", "+5m 01:35 CET disa-ek/phone incident-commander/phone",
				"+20m 01:50 CET payment-provider/phone", "+45m 03:15 CEST senior-engineer/phone", "+1h15m 03:45 CEST cto/phone",
			},
		},
		{
			name: "who is absent is represented", severity: "sev-2", at: "2027-03-09T22:00",
			edits: []edit{
				{"content/contacts.md", "    substitute: dba\n", "    substitute: dba\n    absences: [{from: 2027-03-09, until: 2027-03-09}]\n"},
			},
			want: []string{
				"+0m 22:00 CET alva-berg/phone", "+5m 22:05 CET disa-ek/phone incident-commander/phone",
				"+20m 22:20 CET payment-provider/phone", "+45m 22:45 CET dba/phone", "+1h15m 23:15 CET cto/phone",
			},
		},
		{
			name: "hours are asked at the instant of the step", severity: "SEV1", at: "2027-03-09T18:50",
			edits: []edit{noHours},
			want: []string{
				"+0m 18:50 CET alva-berg/phone", "+5m 18:55 CET disa-ek/phone incident-commander/phone",
				"+20m 19:10 CET payment-provider/phone", "+45m 19:35 CET senior-engineer/phone", "+1h15m 20:05 CET coo/phone",
			},
		},
		{
			name: "who is on call answers at any hour", severity: "SEV1", at: "2027-03-09T22:00",
			edits: []edit{{"content/contacts.md", "    substitute: bo-lind\n", "    substitute: bo-lind\n    hours: [{from: \"09:00\", until: \"17:00\"}]\n"}},
			want: []string{
				"+0m 22:00 CET alva-berg/phone", "+5m 22:05 CET disa-ek/phone incident-commander/phone",
				"+20m 22:20 CET payment-provider/phone", "+45m 22:45 CET senior-engineer/phone", "+1h15m 23:15 CET cto/phone",
			},
		},
		{
			name: "a channel that does not wake anybody is none", severity: "SEV1", at: "2027-03-09T18:50",
			edits: []edit{{"content/contacts.md", `phone: "+1-555-0122", email: hanna`, `email: hanna`}},
			want: []string{
				"+0m 18:50 CET alva-berg/phone", "+5m 18:55 CET disa-ek/phone incident-commander/phone",
				"+20m 19:10 CET payment-provider/phone", "+45m 19:35 CET senior-engineer/phone",
				"+1h15m 20:05 CET NOBODY(Hanna Ivarsson has no phone or pager)",
			},
		},
		{
			name: "before its start a rotation has nobody", severity: "SEV3", at: "2027-02-08T08:50",
			want: []string{
				"+0m 08:50 CET NOBODY(`checkout` has no primary then)", "+15m 09:05 CET bo-lind/phone",
				"+1h 09:50 CET senior-engineer/phone", "+4h 12:50 CET product-owner/phone",
			},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			same(t, paged(run(t, sitetest.Starter(t, test.edits...), "Payments failing", test.severity, test.at)), test.want)
		})
	}
}

func TestWhoDecides(t *testing.T) {
	s := sitetest.Starter(t, edit{"content/contacts.md", "pager: incident-commander}\n", "pager: incident-commander}\n    absences: [{from: 2027-03-09, until: 2027-03-10, reason: Moving house}]\n"})
	first := run(t, s, "payments", "SEV1", "2027-03-09T22:00").Decisions[0]
	if first.Scenario != "Roll back" || first.Decider.Contact != "senior-engineer" || !first.SamePerson {
		t.Errorf("the substitute of the absent decider is the deputy, which has to be said: %+v", first)
	}
	if minor := run(t, s, "payments", "SEV4", "2027-03-09T22:00").Decisions[0]; minor.Decider.Contact != "product-owner" {
		t.Errorf("another severity has another decider: %+v", minor)
	}
}

func TestWorstCase(t *testing.T) {
	r := run(t, sitetest.Starter(t), "payments", "SEV1", "2027-03-09T22:00")
	if r.First.Contact != "alva-berg" || r.Last.Contact != "cto" || r.Last.After != "1h15m" || r.GivesUpAfter != "1h20m" {
		t.Errorf("first %+v, last %+v, gives up after %s", r.First, r.Last, r.GivesUpAfter)
	}
	if !strings.HasPrefix(r.IfNobodyAnswers, "Roll back by yourself") {
		t.Errorf("nobody answers: %q", r.IfNobodyAnswers)
	}
}

func TestOverTheLaunchWindow(t *testing.T) {
	s := sitetest.Starter(t,
		edit{"content/on-call.md", "overrides:\n", "overrides:\n  - {role: primary, who: nobody-yet, from: 2027-03-09T23:10, until: 2027-03-10T06:00}\n"},
		edit{"content/contacts.md", "    substitute: coo\n", "    substitute: coo\n    absences: [{from: 2027-03-10, until: 2027-03-10, substitute: cto}]\n"})
	c, err := drill.Find(s, "payments", "SEV1")
	if err != nil {
		t.Fatal(err)
	}
	launch, err := drill.FindLaunch(s, "checkout-2")
	if err != nil {
		t.Fatal(err)
	}
	window, _ := drill.LaunchWindow(s, launch)
	var got []string
	list := drill.Over(s, c, window)
	for _, stretch := range list {
		line := stretch.From.Format("02 15:04") + " " + stretch.Who.ID + " +" + stretch.After.String()
		for _, n := range stretch.Empty {
			line += " empty " + string(rune('0'+n))
		}
		got = append(got, line)
	}
	same(t, got, []string{
		"09 08:00 alva-berg +0m",
		"09 22:45 alva-berg +0m empty 5", // the last step is reached at midnight
		"09 23:10 disa-ek +5m empty 1 empty 5",
		"10 06:00 alva-berg +0m empty 5",
	})
	if worst, _ := drill.Worst(list); !worst.From.Equal(time.Date(2027, 3, 9, 22, 10, 0, 0, time.UTC)) {
		t.Errorf("the worst case starts %s", worst.From)
	}
}

func TestFind(t *testing.T) {
	s := sitetest.Starter(t)
	for _, test := range []struct{ issue, severity, want string }{
		{"payments failing", "", "payments at SEV1"},
		{"payments", "low", "payments-minor at SEV4"},
		{"payments-minor", "", "payments-minor at SEV3"},
		{"site", "critical", "site-down at SEV1"},
		{"paymants", "", `"paymants" is not an issue with an escalation path, did you mean "payments"?`},
		{"or", "", `"or" can be "Data loss or corruption" or "Performance degradation" or "User support issues"; write more of it`},
		{"payments", "SEV9", `"SEV9" is not a severity; there is SEV1, SEV2, SEV3, SEV4`},
	} {
		c, err := drill.Find(s, test.issue, test.severity)
		got := ""
		if err != nil {
			got = err.Error()
		} else {
			got = c.Path.ID + " at " + c.Severity
		}
		if got != test.want {
			t.Errorf("%s %s: got %s, want %s", test.issue, test.severity, got, test.want)
		}
	}
	twice := sitetest.Starter(t, edit{"content/escalation.md", "id: site-down\n    issue: Site down", "id: site-down\n    issue: Payments failing"})
	if _, err := drill.Find(twice, "Payments failing", "SEV1"); err == nil || !strings.Contains(err.Error(), "site-down (content/escalation.md:") {
		t.Errorf("two paths for one case have to be named: %v", err)
	}
}

func TestMarkdownIsOnlyText(t *testing.T) {
	s := sitetest.Starter(t, edit{"content/escalation.md", "note: \"Quote the merchant number from the contact list.\"", "note: \"<img src=x> | [a](b) @all\""})
	text := strings.Join(run(t, s, "payments", "SEV1", "2027-03-09T22:00").Markdown(), "\n")
	if strings.Contains(text, "<img") || strings.Contains(text, "@all") || !strings.Contains(text, `\| \[a\]`) {
		t.Errorf("content became markup:\n%s", text)
	}
}
