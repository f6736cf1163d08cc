package preview

import (
	"sync"
	"sync/atomic"
	"time"
)

// rebuilds builds again after changes, one build at a time, and shows the pages that
// were edited meanwhile.
type rebuilds struct {
	Options
	server *server

	building <-chan Build // nil while nothing is built
	started  time.Time
	number   int // of the build
	// held are the edits that the running build may have and the last one has not,
	// later those since it began; due is set where there are any.
	held, later edits
	due         bool

	// glancing is held by who makes pages ahead of a build: what was read later has to
	// be shown later.
	glancing sync.Mutex
	next     atomic.Pointer[glance]
}

// glance is a wish for the pages of files.
type glance struct {
	paths []string
	// during is the number of the build in which they were edited, and 0 where the next
	// build has them.
	during int
}

// changed is told of edits.
func (r *rebuilds) changed(e edits) {
	r.later.join(e)
	if r.building == nil {
		r.begin()
		return
	}
	r.due = true
	all := edits{}
	all.join(r.held)
	all.join(r.later)
	r.wish(glance{all.list(), r.number})
	go r.glance()
}

func (r *rebuilds) begin() {
	r.held, r.later, r.due = r.later, edits{}, false
	r.number++
	r.server.begin(r.number)
	r.wish(glance{paths: r.held.list()})
	r.started, r.building = time.Now(), r.start(r.glance)
}

// built is told of a build that has ended.
func (r *rebuilds) built(b Build) {
	r.building = nil
	r.server.update(b)
	r.Logf("rebuilt in %s: %s", time.Since(r.started).Round(time.Millisecond), b.summary())
	if r.due {
		r.begin()
	}
}

// wish is for glance. Of several that wait for each other, the last one is enough: it has
// the files of the others.
func (r *rebuilds) wish(g glance) {
	if r.Glance != nil && len(g.paths) > 0 {
		r.next.Store(&g)
	}
}

// glance shows the pages of files that were edited. Where it fails, the build that
// follows says why.
func (r *rebuilds) glance() {
	r.glancing.Lock()
	defer r.glancing.Unlock()
	defer func() { _ = recover() }()
	if last := r.next.Swap(nil); last != nil {
		r.server.show(r.Glance(last.paths), last.during)
	}
}
