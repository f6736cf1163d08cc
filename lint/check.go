package lint

import (
	"iter"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/pool"
)

// check lets every rule look at the site, on all cores, results by index: rules
// know nothing of each other, and a loaded site never changes.
func check(s *site.Site, rules []Rule, o Options) ([]source.Diagnostic, Proof) {
	passes := make([]Pass, len(rules))
	pool.Share(len(rules), func(indexes iter.Seq[int]) {
		for i := range indexes {
			if rules[i].Check == nil {
				continue
			}
			passes[i] = Pass{Site: s, Now: o.Now, rule: &rules[i], proof: &Proof{}}
			rules[i].Check(&passes[i])
		}
	})
	var found []source.Diagnostic
	var proof Proof
	for _, p := range passes {
		found = append(found, p.found...)
		if p.proof != nil {
			proof.join(*p.proof)
		}
	}
	return found, proof
}
