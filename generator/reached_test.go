package generator_test

import (
	"strings"
	"testing"

	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/site/sitetest"
)

// Where people are reached, an address is a link, and anything else is what was written.
func TestWaysToPeopleAreLinks(t *testing.T) {
	files, err := generator.Render(sitetest.Of(t, map[string]string{
		"content/onboarding.md": `---
type: onboarding
title: Help
support:
  - title: Desk
    channels: [Chat in the shop, help@example.com, +1-555-0150, "https://help.example.com/new?a=1&b=2", "javascript:alert(1)", "Ada <ada@example.com>"]
---
`,
		"content/people.md": `---
type: contacts
title: People
contacts: [{id: ada, name: Ada Berg, channels: {chat: "https://chat.example.com/ada", pager: pager@example.com}}, {id: bo, name: Bo Lind, channels: {chat: "@bo"}}]
---
`,
	}), generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, parts := range map[string][]string{
		"onboarding.html": {
			`Chat in the shop, <a href="mailto:help@example.com">help@example.com</a>, <a href="tel:+15550150">+1-555-0150</a>, `,
			`<a href="https://help.example.com/new?a=1&amp;b=2">https://help.example.com/new?a=1&amp;b=2</a>, javascript:alert(1), Ada &lt;ada@example.com&gt;`,
		},
		"people.html": {`<li>Chat: <a href="https://chat.example.com/ada">https://chat.example.com/ada</a></li>`, `<a href="mailto:pager@example.com">pager@example.com</a>`, `<li>Chat: @bo</li>`},
	} {
		for _, part := range parts {
			if !strings.Contains(string(files[name]), part) {
				t.Errorf("%s lacks %s", name, part)
			}
		}
	}
}
