package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/launchbook/launchbook/source"
)

// fingerprints tell one finding from another over the life of a file: they
// depend on rule, path and what the finding is about, never on its line.
// Findings that agree in all of it are numbered.
func fingerprints(list []source.Diagnostic) []string {
	seen := map[string]int{}
	prints := make([]string, len(list))
	for i, d := range list {
		about := d.Key
		if about == "" {
			about = d.Message
		}
		name := fmt.Sprintf("%q %q %q", d.Rule, d.Path(), about)
		sum := sha256.Sum256(fmt.Appendf(nil, "%s %d", name, seen[name]))
		seen[name]++
		prints[i] = hex.EncodeToString(sum[:16])
	}
	return prints
}
