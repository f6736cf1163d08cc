package lint

import (
	"fmt"
	"strings"
)

// Proof counts what was looked at, in the order it was first looked at. A
// summary that says nothing of what it covered cannot be trusted.
type Proof struct {
	Counts []Count
}

// Count is how many of something were checked.
type Count struct {
	What string
	N    int
}

func (p *Proof) add(what string, n int) {
	for i := range p.Counts {
		if p.Counts[i].What == what {
			p.Counts[i].N += n
			return
		}
	}
	p.Counts = append(p.Counts, Count{what, n})
}

// join adds what another rule counted.
func (p *Proof) join(o Proof) {
	for _, c := range o.Counts {
		p.add(c.What, c.N)
	}
}

// String is one line such as "14 contacts, 9 escalation paths".
func (p Proof) String() string {
	var parts []string
	for _, c := range p.Counts {
		if c.N > 0 {
			parts = append(parts, c.String())
		}
	}
	return strings.Join(parts, ", ")
}

// String is such as "14 contacts" or "1 launch".
func (c Count) String() string {
	if c.N != 1 {
		return fmt.Sprintf("%d %s", c.N, c.What)
	}
	one := strings.TrimSuffix(c.What, "s")
	if strings.HasSuffix(one, "che") {
		one = strings.TrimSuffix(one, "e") // launches
	}
	return "1 " + one
}
