package preview

import (
	"maps"
	"slices"
	"sync"
)

// maxTouched is how many files are told apart: more at once is no writer's edit,
// but a checkout.
const maxTouched = 8

// edits are files that have changed.
type edits struct {
	paths map[string]bool
	lost  bool // there were more, and nobody knows which
}

func (e *edits) add(paths ...string) {
	if e.paths == nil {
		e.paths = map[string]bool{}
	}
	for _, path := range paths {
		e.paths[path] = true
	}
	if len(e.paths) > maxTouched {
		e.paths, e.lost = nil, true
	}
}

// join adds others.
func (e *edits) join(o edits) {
	e.add(slices.Collect(maps.Keys(o.paths))...)
	e.lost = e.lost || o.lost
}

// list is the files, none where not all of them are known.
func (e edits) list() []string {
	if e.lost {
		return nil
	}
	return slices.Sorted(maps.Keys(e.paths))
}

// touched are the files that the system has told of since they were taken last.
type touched struct {
	mu    sync.Mutex
	edits edits
}

func (t *touched) add(path string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.edits.add(path)
}

// lose says that there are more than it was told of.
func (t *touched) lose() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.edits.lost = true
}

// take is the files, and begins anew.
func (t *touched) take() edits {
	t.mu.Lock()
	defer t.mu.Unlock()
	taken := t.edits
	t.edits = edits{}
	return taken
}
