package lsp

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// workspace is one site that documents of the editor lie in.
type workspace struct {
	dir string
	// site is as last loaded; nil before that, and while it cannot be loaded
	// for the first time. It stays when a later configuration is broken.
	site  *site.Site
	stale bool
	// moved is set when files on the disk may differ from those of site.
	moved bool
	// unread is why the site cannot be loaded as it is now; nil when site is that.
	unread error
	// told is why it could not be read, as the editor was told last; "" when it can be.
	told string
	// linted tells whether found is of that site, or of why there is none.
	linted bool
	found  []source.Diagnostic
	// unshown is set until the findings of the last change are in the editor.
	unshown bool
	// shown is what the editor was told last of a URI; nil for a text that has
	// been opened or closed since.
	shown map[string][]byte
}

// siteAbove is the site whose launchbook.yaml is the nearest above a path, or
// nil. Folders without one are left alone: their Markdown is no runbook.
func (s *server) siteAbove(path string) *workspace {
	for dir := path; ; dir = filepath.Dir(dir) {
		if w, ok := s.sites[dir]; ok {
			return w
		}
		if info, err := os.Stat(filepath.Join(dir, site.ConfigName)); err == nil && info.Mode().IsRegular() {
			w := &workspace{dir: dir, stale: true, moved: true, unshown: true, shown: map[string][]byte{}}
			s.sites[dir] = w
			return w
		}
		if filepath.Dir(dir) == dir {
			return nil
		}
	}
}

// siteOf is the site of a file and the file's path in it.
func (s *server) siteOf(path string) (*workspace, string) {
	w := s.siteAbove(filepath.Dir(path))
	if w == nil {
		return nil, ""
	}
	name, err := filepath.Rel(w.dir, path)
	if err != nil {
		return nil, ""
	}
	return w, filepath.ToSlash(name)
}

// uri is the URI of one of the site's files: the one that the editor uses, if
// it has the file open.
func (s *server) uri(w *workspace, name string) string {
	for uri, d := range s.open {
		if d.site == w && d.file.Path == name {
			return uri
		}
	}
	return uriOf(filepath.Join(w.dir, filepath.FromSlash(name)))
}

// load reads a site again if anything changed.
func (s *server) load(w *workspace) {
	if !w.stale {
		return
	}
	overlay := s.overlay(w)
	w.stale, w.linted = false, false
	loaded, err := s.Load(w.dir, site.LoadOptions{Overlay: overlay, Previous: w.site, SameDisk: s.watches && !w.moved})
	var config *site.ConfigError
	switch w.unread = err; {
	case err == nil:
		w.site, w.moved = loaded, false
	case errors.As(err, &config) && w.site == nil:
		// The configuration as it was saved is better than knowing no id at all.
		delete(overlay, site.ConfigName)
		w.site, _ = s.Load(w.dir, site.LoadOptions{Overlay: overlay})
	}
}

// lint finds what is wrong with a site, as it is now.
func (s *server) lint(w *workspace) {
	s.load(w)
	if w.linted {
		return
	}
	w.linted = true
	found, err := []source.Diagnostic(nil), w.unread
	if err == nil {
		found, err = s.Lint(w.site)
	}
	var config *site.ConfigError
	switch {
	case err == nil:
		w.found, w.told = found, ""
	case errors.As(err, &config):
		w.found, w.told = config.Diagnostics, ""
	default:
		s.tell(w, err)
	}
}

// tell shows why a site cannot be read, once: what was found last would seem to be all
// that there is to find now.
func (s *server) tell(w *workspace, err error) {
	if w.told == err.Error() {
		return
	}
	w.told = err.Error()
	s.notify("window/showMessage", map[string]any{"type": messageError, "message": "launchbook cannot read " + w.dir + ": " + w.told})
}

// messageError is the protocol's MessageType of an error.
const messageError = 1

// overlay is the texts of a site that the editor holds, by path.
func (s *server) overlay(w *workspace) map[string][]byte {
	overlay := map[string][]byte{}
	for _, d := range s.open {
		if d.site == w {
			overlay[d.file.Path] = d.file.Data()
		}
	}
	return overlay
}

// publishAll shows the findings of all sites that changed. While messages wait,
// it leaves the rest for later: findings of a text that is about to change help
// nobody, and whoever asked for a completion is waiting.
func (s *server) publishAll() {
	for _, dir := range slices.Sorted(maps.Keys(s.sites)) {
		w := s.sites[dir]
		if !w.unshown {
			continue
		}
		for _, work := range []func(*workspace){s.load, s.lint, s.publish} {
			if s.queue.busy() {
				s.soon()
				return
			}
			work(w)
		}
	}
}

// maxShown is how many findings of a file an editor is told of: it would stand still on a
// hundred thousand.
const maxShown = 1000

// publish sends a site's findings by file: those that differ from what the
// editor was told, and an empty list for a file that had some and has none.
func (s *server) publish(w *workspace) {
	by := map[string][]Diagnostic{}
	for uri := range w.shown {
		by[uri] = []Diagnostic{}
	}
	for uri, d := range s.open {
		if d.site == w {
			by[uri] = []Diagnostic{}
		}
	}
	left := map[string]int{}
	for _, d := range w.found {
		name := d.Path()
		if d.File == nil {
			name = site.ConfigName
		}
		uri := s.uri(w, name)
		if len(by[uri]) == maxShown {
			left[uri]++
			continue
		}
		by[uri] = append(by[uri], s.diagnostic(w, d))
	}
	for uri, n := range left {
		last := by[uri][maxShown-1]
		by[uri] = append(by[uri], Diagnostic{
			Range: Range{last.Range.End, last.Range.End}, Severity: severity(source.Error), Source: "launchbook",
			Message: fmt.Sprintf("%d more findings are not shown here\n`launchbook lint` lists them all", n),
		})
	}
	w.unshown = false
	for _, uri := range slices.Sorted(maps.Keys(by)) {
		s.show(w, uri, by[uri])
	}
}

func (s *server) show(w *workspace, uri string, list []Diagnostic) {
	params, err := json.Marshal(map[string]any{"uri": uri, "diagnostics": list})
	if err != nil {
		s.Logf("%s: %v", uri, err)
		return
	}
	if !bytes.Equal(w.shown[uri], params) {
		s.notify("textDocument/publishDiagnostics", json.RawMessage(params))
	}
	if w.shown[uri] = params; len(list) == 0 && s.open[uri] == nil {
		delete(w.shown, uri)
	}
}
