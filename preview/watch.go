package preview

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

// debounce is how long it has to be quiet before a rebuild: editors save in
// several steps.
const debounce = 60 * time.Millisecond

// patience is how long a rebuild waits for quiet at most: something may write all
// the time.
const patience = time.Second

// watch sends on the watcher's channel when something below the folder has changed. Any
// event means no more than "look again": editors rename and recreate files, and
// events are lost when there are many.
func watch(ctx context.Context, o Options) (*watcher, error) {
	w := &watcher{options: o, changes: make(chan struct{}, 1), ended: make(chan struct{})}
	begin := func(look func(context.Context)) {
		go func() {
			defer close(w.ended)
			look(ctx)
		}()
	}
	if o.Poll {
		begin(w.poll)
		return w, nil
	}
	var err error
	if w.notify, err = fsnotify.NewWatcher(); err == nil {
		err = w.addFirst()
	}
	switch {
	case err == nil:
		begin(w.listen)
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		if w.notify != nil {
			w.notify.Close()
		}
		o.Logf("the system has no more file watches (%v); looking for changes every second instead", err)
		begin(w.poll)
	default:
		return nil, err
	}
	return w, nil
}

type watcher struct {
	options Options
	notify  *fsnotify.Watcher
	changes chan struct{}
	ended   chan struct{} // closed once no folder is watched any more
	touched touched
}

func (w *watcher) changed() {
	select {
	case w.changes <- struct{}{}:
	default: // a rebuild is due already
	}
}

// adding begins to watch every folder that is not watched yet, and says when it is done.
// Whoever waits for that has to take events meanwhile: on Windows, no folder is added
// before there is room for them.
func (w *watcher) adding() <-chan error {
	done := make(chan error, 1)
	go func() { done <- w.addFolders() }()
	return done
}

// addFirst watches all folders. What happens meanwhile is seen by the first build.
func (w *watcher) addFirst() error {
	for done := w.adding(); ; {
		select {
		case err := <-done:
			return err
		case <-w.notify.Events:
		case <-w.notify.Errors:
		}
	}
}

func (w *watcher) addFolders() error {
	return w.walk(func(path string, d fs.DirEntry) error {
		if !d.IsDir() {
			return nil
		}
		if err := w.notify.Add(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	})
}

func (w *watcher) walk(visit func(string, fs.DirEntry) error) error {
	return filepath.WalkDir(w.options.Dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			if path == w.options.Dir {
				return err
			}
			return nil // it has just vanished
		}
		if path != w.options.Dir && w.ignored(path, d) {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		return visit(path, d)
	})
}

func (w *watcher) ignored(path string, d fs.DirEntry) bool {
	if strings.HasPrefix(d.Name(), ".") || d.Name() == "node_modules" {
		return true
	}
	for _, ignore := range w.options.Ignore {
		if path == ignore {
			return true
		}
	}
	return false
}

func (w *watcher) listen(ctx context.Context) {
	defer w.notify.Close()
	quiet := time.NewTimer(time.Hour)
	quiet.Stop()
	// due is when to rebuild even though it is not quiet; zero while nothing
	// has happened.
	var due time.Time
	folders := false       // since the last rebuild, there may be new ones
	var added <-chan error // while they are added
	stir := func() {
		if due.IsZero() {
			due = time.Now().Add(patience)
		}
		quiet.Reset(max(0, min(debounce, time.Until(due))))
	}
	for {
		select {
		case <-ctx.Done():
			return
		case event, ok := <-w.notify.Events:
			if !ok {
				return
			}
			if event.Op == fsnotify.Chmod || strings.HasPrefix(filepath.Base(event.Name), ".") {
				continue
			}
			w.touched.add(event.Name)
			folders = folders || event.Has(fsnotify.Create) && isFolder(event.Name)
			stir()
		case err, ok := <-w.notify.Errors:
			if !ok {
				return
			}
			w.options.Logf("watching: %v; looking at everything again", err)
			w.touched.lose()
			folders = true
			stir()
		case <-quiet.C:
			due = time.Time{}
			switch {
			case added != nil:
				stir() // once that is done
			case folders:
				folders, added = false, w.adding()
			default:
				w.changed()
			}
		case err := <-added:
			added = nil
			w.changed() // and files made in folders before they were watched
			if err != nil {
				w.options.Logf("watching: %v; looking for changes every second instead", err)
				w.notify.Close()
				w.poll(ctx)
				return
			}
		}
	}
}

// isFolder tells whether a name is that of a folder. One that was renamed since
// has another event under its new name.
func isFolder(name string) bool {
	info, err := os.Lstat(name)
	return err == nil && info.IsDir()
}

// poll compares the names, sizes and times of all files every second.
func (w *watcher) poll(ctx context.Context) {
	last := w.fingerprint()
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if now := w.fingerprint(); !same(now, last) {
				last = now
				w.changed()
			}
		}
	}
}

type stamp struct {
	size    int64
	changed time.Time
}

func (w *watcher) fingerprint() map[string]stamp {
	files := map[string]stamp{}
	_ = w.walk(func(path string, d fs.DirEntry) error {
		if info, err := d.Info(); err == nil && !d.IsDir() {
			files[path] = stamp{info.Size(), info.ModTime()}
		}
		return nil
	})
	return files
}

func same(a, b map[string]stamp) bool {
	if len(a) != len(b) {
		return false
	}
	for path, s := range a {
		if o, ok := b[path]; !ok || o.size != s.size || !o.changed.Equal(s.changed) {
			return false
		}
	}
	return true
}
