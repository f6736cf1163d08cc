package lsp_test

import (
	"strings"
	"testing"

	"github.com/launchbook/launchbook/lsp"
)

func TestHover(t *testing.T) {
	c := start(t)
	text := c.text(escalation)
	c.open(escalation, text)
	for _, test := range []struct{ piece, want string }{
		{"{notify: ct|o}", "**Hanna Ivarsson**, CTO\n\n- phone: `+1-555-0122`"},
		{"af|ter: 5m", "waits before the next"},
		{"after: 5|m", "waits before the next"},
	} {
		var got lsp.Hover
		c.call("textDocument/hover", c.at(escalation, text, test.piece), &got)
		if got.Contents == nil || !strings.Contains(got.Contents.Value, test.want) {
			t.Errorf("%s: %+v", test.piece, got.Contents)
		}
	}
}
