package mutation

import (
	"crypto/sha256"
	"flag"
	"slices"
	"testing"

	"github.com/launchbook/launchbook/site"
)

// every thins out the mutants, of which there are tens of thousands: with 1, all
// of them are tried. It should share no divisor with the number of formats.
var every = flag.Int("every", 199, "try one in so many mutants")

// pageFile is where the tables are written.
var pageFile = flag.String("page", "", "write the tables to this file")

// Every mistake is found, by one message, at its place, and put right by its fix.
func TestMutants(t *testing.T) {
	var trials []trial
	n := 0
	had := map[[sha256.Size]byte]bool{}
	for _, h := range habitats(t) {
		for _, d := range h.subjects(had) {
			list := mutants(t, h, d)
			for _, f := range formats {
				unchanged := trial{mutant{root: d.Front.Node}, f, h, d}
				if found := h.calm.beyond(h.lint(t, d.File.Path, unchanged.write().b.Bytes())); len(found) > 0 {
					t.Errorf("%s: %s as %s is not valid: %s", h.name, d.Path, f.name, describe(found[0]))
					continue
				}
				for _, m := range list {
					if n++; n%*every == 0 {
						trials = append(trials, trial{m, f, h, d})
					}
				}
			}
		}
	}
	report(t, runAll(t, trials), n)
}

func mutants(t *testing.T, h *habitat, d *site.Document) []mutant {
	root := d.Front.Node
	return slices.Concat(keyMutants(root, d.Type), referenceMutants(h.site, d), linkMutants(h.site, d), dateMutants(t, h, d), orderMutants(root))
}
