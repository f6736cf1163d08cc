package preview

import (
	"maps"
	"slices"
	"sync"
)

// maxTouched is how many files are told apart: more at once is no writer's edit,
// but a checkout.
const maxTouched = 8

// touched are the files that the system has told of since they were taken last.
type touched struct {
	mu    sync.Mutex
	paths map[string]bool
	lost  bool // there were more, and nobody knows which
}

func (t *touched) add(path string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.paths == nil {
		t.paths = map[string]bool{}
	}
	if t.paths[path] = true; len(t.paths) > maxTouched {
		t.paths, t.lost = nil, true
	}
}

// lose says that there are more than it was told of.
func (t *touched) lose() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.lost = true
}

// take is the files, none where not all of them are known, and begins anew.
func (t *touched) take() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	paths := slices.Sorted(maps.Keys(t.paths))
	if t.lost {
		paths = nil
	}
	t.paths, t.lost = nil, false
	return paths
}
