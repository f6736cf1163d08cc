package rules

import (
	"testing"

	"github.com/launchbook/launchbook/lint"
)

// A slip is one in the words that tell an alert from its service's others.
func TestAlertMeant(t *testing.T) {
	names := []string{"CheckoutErrors", "CheckoutSlow", "node_down", "Größe"}
	for name, want := range map[string]string{
		"CheckoutEror": "CheckoutErrors", "CheckoutError": "CheckoutErrors", "ChekoutSlow": "CheckoutSlow",
		"CheckoutDown": "", "CheckoutNetwork": "", "node_dwn": "node_down", "Größ": "Größe", "": "", "Ü": "",
	} {
		if got, _ := alertMeant(&lint.Pass{}, nil, name, func() []string { return names }); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}
