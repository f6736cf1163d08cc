package generator_test

import (
	"strings"
	"testing"

	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/site/sitetest"
)

// A metric that warns before it alerts says so, and its drawing has the stretch between;
// a warning that makes no sense is not drawn.
func TestWarnings(t *testing.T) {
	const drawn = `<rect class="warns"`
	for warning, want := range map[string]struct {
		drawn bool
		texts []string
	}{
		"{over_peak: 10%, for: 15m, alert: CheckoutSlowing}": {true, []string{"<dt>Warns</dt><dd>above 385 ms for 15m</dd>", "<code>CheckoutSlowing</code>", `threshold 420 ms, warning 385 ms"`}},
		"400": {true, []string{"<dd>above 400 ms</dd>"}},
		"500": {false, []string{"<dd>above 500 ms</dd>"}},
		"-1":  {false, nil},
	} {
		files, err := generator.Render(sitetest.Starter(t, sitetest.Edit{"content/monitoring.md", "warning: {over_peak: 10%, for: 15m, alert: CheckoutSlowing}", "warning: " + warning}), generator.Options{})
		if err != nil {
			t.Fatal(err)
		}
		page := string(files["monitoring.html"])
		for _, text := range want.texts {
			if !strings.Contains(page, text) {
				t.Errorf("%s: no %s", warning, text)
			}
		}
		if strings.Contains(page, drawn) != want.drawn {
			t.Errorf("%s: drawn %v", warning, !want.drawn)
		}
	}
}
