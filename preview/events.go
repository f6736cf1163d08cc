package preview

import (
	"fmt"
	"net/http"
	"sync"
	"time"
)

// events tells browsers of new builds, as server-sent events.
type events struct {
	mu      sync.Mutex
	number  int
	kind    string
	waiting map[chan struct{}]bool
	done    chan struct{}
}

func newEvents() *events {
	return &events{waiting: map[chan struct{}]bool{}, done: make(chan struct{})}
}

func (e *events) close() { close(e.done) }

func (e *events) send(kind string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.number++
	e.kind = kind
	for c := range e.waiting {
		select {
		case c <- struct{}{}:
		default:
		}
	}
}

func (e *events) last() (number int, kind string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.number, e.kind
}

func (e *events) serve(w http.ResponseWriter, r *http.Request) {
	flusher, ok := w.(http.Flusher)
	if !ok {
		http.Error(w, "no streaming", http.StatusInternalServerError)
		return
	}
	told := make(chan struct{}, 1)
	e.mu.Lock()
	e.waiting[told] = true
	e.mu.Unlock()
	defer func() {
		e.mu.Lock()
		defer e.mu.Unlock()
		delete(e.waiting, told)
	}()
	w.Header().Set("Content-Type", "text/event-stream")
	// The first event says which build the server is at: a browser that comes
	// back after a restart sees by it whether it has missed one.
	number, _ := e.last()
	fmt.Fprintf(w, "retry: 500\nevent: hello\ndata: %d\n\n", number)
	flusher.Flush()
	alive := time.NewTicker(15 * time.Second)
	defer alive.Stop()
	for {
		select {
		case <-r.Context().Done():
			return
		case <-e.done:
			return
		case <-alive.C:
			fmt.Fprint(w, ": alive\n\n")
		case <-told:
			number, kind := e.last()
			fmt.Fprintf(w, "event: %s\ndata: %d\n\n", kind, number)
		}
		flusher.Flush()
	}
}
