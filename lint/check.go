package lint

import (
	"iter"
	"slices"
	"sync"

	"github.com/launchbook/launchbook/lint/suppress"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/pool"
)

// check lets every rule look at the site, on all cores, results by index: rules
// know nothing of each other, and a loaded site never changes.
func check(s *site.Site, rules []Rule, o Options) (found []source.Diagnostic, proof Proof, marked []*site.Document) {
	start := func(i int) Pass { return Pass{Site: s, Now: o.Now, rule: &rules[i], proof: &Proof{}} }
	passes := [][]Pass{make([]Pass, len(rules))}
	pool.Share(len(rules), func(indexes iter.Seq[int]) {
		for i := range indexes {
			if rules[i].Check != nil {
				passes[0][i] = start(i)
				rules[i].Check(&passes[0][i])
			}
		}
	})
	more, marked := readTexts(s, rules, start)
	passes = append(passes, more...)
	for i := range rules {
		for _, worker := range passes {
			found = append(found, worker[i].found...)
			if worker[i].proof != nil {
				proof.join(*worker[i].proof)
			}
		}
	}
	return found, proof, marked
}

// readTexts runs the rules that read texts, all of them on one document before the
// next one. The passes are those of each worker, by rule; marked are the documents
// that may suppress findings.
func readTexts(s *site.Site, rules []Rule, start func(rule int) Pass) (all [][]Pass, marked []*site.Document) {
	var mu sync.Mutex
	marked = slices.Clone(s.Documents)
	pool.Share(len(s.Documents), func(indexes iter.Seq[int]) {
		passes := make([]Pass, len(rules))
		var looks []func(*site.Document)
		for i := range rules {
			if rules[i].Each == nil {
				continue
			}
			passes[i] = start(i)
			if look := rules[i].Each(&passes[i]); look != nil {
				looks = append(looks, look)
			}
		}
		for i := range indexes {
			d := s.Documents[i]
			released := d.File.Released()
			for _, look := range looks {
				look(d)
			}
			if !suppress.Marked(d) {
				marked[i] = nil
			}
			if released {
				s.Release(d)
			}
		}
		mu.Lock()
		defer mu.Unlock()
		all = append(all, passes)
	})
	return all, slices.DeleteFunc(marked, func(d *site.Document) bool { return d == nil })
}
