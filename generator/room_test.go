package generator_test

import (
	"strings"
	"testing"

	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/site/sitetest"
)

// One tap leads into the war room, and calendars lead there too.
func TestWarRoom(t *testing.T) {
	const dialIn = `<a href="tel:&#43;15550150,,448201"><span>Dial in <span class="number">+1-555-0150</span>, PIN 448 201#</span></a>`
	for _, test := range []struct {
		name, file string
		edits      []sitetest.Edit
		want, not  []string
	}{
		{"planned", "launch.html", nil, []string{dialIn, `<div class="room" id="war-room"><h2 class="plain">War room</h2>`, `<a href="https://meet.example.com/launch-checkout"><span>Join the call</span></a>`, "Slack, #launch-checkout"}, nil},
		{"where to look", "launch.html", nil, []string{`<a href="escalation.html"><span>Something is wrong</span></a>`, `<a href="runbooks/rollback.html"><span>Roll back</span></a>`, `<a href="https://dashboards.example.com/checkout"><span>Open the dashboard</span></a>`}, nil},
		{"without a pin", "launch.html", []sitetest.Edit{{"content/launch.md", "  pin: \"448 201#\"\n", ""}}, []string{`<a href="tel:&#43;15550150"><span>Dial in <span class="number">`}, []string{"PIN"}},
		{"the day itself", "launch.html", []sitetest.Edit{{"content/launch.md", "\nstatus: planned", "\nstatus: launched"}}, []string{"Join the call"}, nil},
		{"cancelled", "launch.html", []sitetest.Edit{{"content/launch.md", "\nstatus: planned", "\nstatus: cancelled"}}, []string{`<div class="room" id="war-room"></div>`}, []string{"Join the call", "<span>Roll back</span>"}},
		{"a section of its own", "launch.html", []sitetest.Edit{{"content/launch.md", "\n## Rollout", "\n## War room\n\nThird floor.\n\n## Rollout"}}, []string{`<div class="room"><h2 class="plain">War room</h2>`, `<h2 id="war-room">`}, []string{`<div class="room" id="war-room">`}},
		{"incidents", "incident.html", nil, []string{`<a href="https://meet.example.com/incident">`, "PIN 731 064#"}, nil},
		{"calendar", "calendars/launch-checkout-2.ics", nil, []string{"LOCATION:https://meet.example.com/launch-checkout"}, nil},
		{"calendar without a call", "calendars/launch-checkout-2.ics", []sitetest.Edit{{"content/launch.md", "  video: https://meet.example.com/launch-checkout\n", ""}}, []string{`LOCATION:Slack\, #launch-checkout`}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			files, err := generator.Render(sitetest.Starter(t, test.edits...), generator.Options{})
			if err != nil {
				t.Fatal(err)
			}
			page := string(files[test.file])
			for _, want := range test.want {
				if !strings.Contains(page, want) {
					t.Errorf("no %s", want)
				}
			}
			for _, not := range test.not {
				if strings.Contains(page, not) {
					t.Errorf("%s is there", not)
				}
			}
		})
	}
}

// While the decision is pending, the launch says how many have signed off, and who says no.
func TestSignOffs(t *testing.T) {
	files, err := generator.Render(sitetest.Starter(t,
		sitetest.Edit{"content/launch.md", "{area: Engineering, by: senior-engineer}", "{area: Engineering, by: senior-engineer, decision: go, decided_at: 2027-03-08T16:00}"},
		sitetest.Edit{"content/launch.md", "{area: Product, by: product-owner}", "{area: Product, by: product-owner, decision: no-go, detail: Refunds have no texts}"},
	), generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for file, list := range map[string][]string{
		"launch.html": {
			"<p>Hanna Ivarsson decides</p><p>1 of 4 signed off</p><p>Product: no-go</p>", "Hanna Ivarsson decides; 1 of 4 signed off; Product: no-go",
			`<strong>Engineering</strong> <span class="chip ok">GO</span>`, "Mon 8 Mar 2027, 16:00 CET", `<strong>Security</strong> <span class="chip warn">pending</span>`, "Refunds have no texts",
			"It worked when", "If it fails: The feature flag goes back", "Roll back if",
		},
		"contacts/security-lead.html": {`Signs off`, `<a href="../launch.html#go-no-go">Security</a>`},
		"contacts/comms-lead.html":    {`Role on launch day`, `<a href="../launch.html#roles">Communications</a>`},
	} {
		for _, want := range list {
			if !strings.Contains(string(files[file]), want) {
				t.Errorf("%s does not say %s", file, want)
			}
		}
	}
}
