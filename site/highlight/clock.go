package highlight

import "time"

// A token takes a microsecond or two. One that takes more than slow is counted; there
// is no sense in going on once many of them took most in all. It takes many because a machine
// may also stand still between two of them, which says nothing of the code.
const (
	slow = 10 * time.Microsecond
	many = 20
	most = time.Second
)

// A clock finds code that takes far too long.
type clock struct {
	last  time.Time
	count int
	took  time.Duration
}

func (c *clock) start() { c.last = time.Now() }

// tick is called after each token, and says whether to go on.
func (c *clock) tick() bool {
	now := time.Now()
	if took := now.Sub(c.last); took > slow {
		c.count++
		c.took += took
	}
	c.last = now
	return !c.out()
}

func (c *clock) out() bool { return c.count >= many && c.took >= most }
