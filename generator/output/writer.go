package output

import (
	"crypto/sha256"
	"errors"
	"sync"
	"time"
)

// Options say what a Writer must stay clear of.
type Options struct {
	// Protect names files and folders, such as the site's content, themes and
	// configuration, that must never be the output folder or lie within it.
	Protect []string
	// Wait is how long Open waits for another build of the same folder. Zero
	// fails at once.
	Wait time.Duration

	swap swapFunc // nil: exchange, or rename twice where the system cannot
}

// Writer builds one portal. Write may be called by several goroutines at once;
// Commit or Abort ends it.
type Writer struct {
	at   place
	lock *lock
	last *previous
	swap swapFunc

	mu        sync.Mutex
	names     *names
	stage     *stage // made by the first page that changed
	written   []entry
	unchanged []entry
	err       error // the first failed Write: a portal with a hole is never shown
	done      bool
}

var errDone = errors.New("the build of this folder has ended")

// Open locks the output folder, clears away what dead builds left beside it and
// reads what the last build wrote. The folder need not exist.
func Open(dir string, o Options) (*Writer, error) {
	at, err := locate(dir, o.Protect)
	if err != nil {
		return nil, err
	}
	w := &Writer{at: at, swap: o.swap}
	if w.swap == nil {
		w.swap = swapFolders
	}
	if err := w.begin(o.Wait); err != nil {
		w.Abort()
		return nil, err
	}
	return w, nil
}

func (w *Writer) begin(wait time.Duration) (err error) {
	if w.lock, err = acquire(w.at, wait); err != nil {
		return err
	}
	if err = clearDeadBuilds(w.at); err != nil {
		return err
	}
	if w.last, err = readPrevious(w.at); err != nil {
		return err
	}
	w.names = newNames(w.last.foreign)
	return nil
}

// Write puts data at a slash-separated path of the portal, and returns the hash of
// the data. A path that is not safe on every system, that was written before or that
// differs from another only in case is an error, and so is one that is taken by a
// file that launchbook did not write. After an error, Commit fails with the same
// error.
func (w *Writer) Write(path string, data []byte) ([sha256.Size]byte, error) {
	e := entry{Path: path, Size: int64(len(data)), Sum: sha256.Sum256(data)}
	err := w.write(e, data)
	if err != nil {
		w.fail(err)
	}
	return e.Sum, err
}

func (w *Writer) write(e entry, data []byte) error {
	path := e.Path
	if err := checkPath(path); err != nil {
		return err
	}
	if err := w.claim(path); err != nil {
		return err
	}
	if w.last.holds(e, data) {
		w.record(e, &w.unchanged)
		return nil
	}
	stage, err := w.staged()
	if err != nil {
		return err
	}
	if err := stage.write(path, data); err != nil {
		return explain(w.at.shown(path), err)
	}
	w.record(e, &w.written)
	return nil
}

// Keep puts the last build's file at a path into this one, where it still has
// the hash; else it does nothing and returns false. It is Write for whoever knows
// what the file would hold without making it.
func (w *Writer) Keep(path string, sum [sha256.Size]byte) (bool, error) {
	_, e, ok := w.last.read(path, sum)
	if !ok {
		return false, nil
	}
	err := w.claim(path)
	if err != nil {
		w.fail(err)
		return false, err
	}
	w.record(e, &w.unchanged)
	return true, nil
}

// Last is the last build's file at a path, where it still has the hash.
func (w *Writer) Last(path string, sum [sha256.Size]byte) ([]byte, bool) {
	data, _, ok := w.last.read(path, sum)
	return data, ok
}

func (w *Writer) fail(err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.err == nil {
		w.err = err
	}
}

func (w *Writer) claim(path string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.done {
		return errDone
	}
	return w.names.claim(path)
}

func (w *Writer) record(e entry, list *[]entry) {
	w.mu.Lock()
	defer w.mu.Unlock()
	*list = append(*list, e)
}

// staged is the folder that the next portal is built in.
func (w *Writer) staged() (*stage, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.stage == nil {
		stage, err := newStage(w.at, w.last.mode)
		if err != nil {
			return nil, err
		}
		w.stage = stage
	}
	return w.stage, nil
}

// Abort leaves the portal as it was and removes the unfinished one. After
// Commit it does nothing.
func (w *Writer) Abort() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.done {
		return
	}
	w.done = true
	if w.last != nil {
		w.last.close()
	}
	if w.stage != nil {
		w.stage.close()
		// What cannot be removed now, the next build removes or reports.
		_ = clearBuild(w.at, w.stage.name)
	}
	if w.lock != nil {
		w.lock.release()
	}
	w.at.parent.Close()
}
