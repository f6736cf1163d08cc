package site

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/alerts"
	"github.com/launchbook/launchbook/source"
)

// loadAlerts reads the alerting rules that the configuration names.
func (s *Site) loadAlerts() error {
	return s.eachAlertFile(s.loadAlertFile)
}

// listAlerts names the files of the alerting rules without reading them.
func (s *Site) listAlerts() error {
	return s.eachAlertFile(func(_ *folder, _, shown string) {
		s.Alerts.Files = append(s.Alerts.Files, source.NewFile(shown, nil))
	})
}

// eachAlertFile finds the files of alerting rules: name is from the root that the
// folder reads, and shown from the site's. They may lie beside the site, as far as
// its repository goes.
func (s *Site) eachAlertFile(visit func(in *folder, name, shown string)) error {
	if len(s.Config.RulesFiles) == 0 {
		return nil
	}
	outer, base := s.Dir, "."
	if s.Repository != "" {
		relative, err := filepath.Rel(s.Repository, s.Dir)
		if err != nil {
			return err
		}
		outer, base = s.Repository, filepath.ToSlash(relative)
	}
	root, err := os.OpenRoot(outer)
	if err != nil {
		return err
	}
	defer root.Close()
	folder := folder{root: root}
	defer folder.close()
	for _, name := range s.alertFiles(root.FS(), base) {
		visit(&folder, name, fromFolder(base, name))
	}
	return nil
}

// alertFiles are the files that the globs match, each once, by path. One that
// matches nothing proves nothing, and is reported.
func (s *Site) alertFiles(files fs.FS, base string) []string {
	var list []string
	for i, glob := range s.Config.RulesFiles {
		pattern := path.Join(globEscapes.Replace(base), glob)
		switch {
		case path.IsAbs(glob) || pattern == ".." || strings.HasPrefix(pattern, "../"):
			s.alertGlob(i, fmt.Sprintf("`%s` leaves the site's folder and its repository", glob), "name files relative to the site's folder, inside of its repository")
			continue
		case !schema.ValidGlob(pattern):
			s.Alerts.Incomplete = true // which the configuration's schema reports
			continue
		}
		// Errors are folders that cannot be read; what lies there is not matched.
		matches, _ := doublestar.Glob(files, pattern, doublestar.WithFilesOnly(), doublestar.WithNoFollow())
		if len(matches) == 0 {
			s.alertGlob(i, fmt.Sprintf("`%s` matches no file", glob), "globs are relative to the site's folder, with ** for any depth")
		}
		list = append(list, matches...)
	}
	slices.SortFunc(list, byFolder)
	return slices.Compact(list)
}

// globEscapes makes a glob of a path that matches nothing else.
var globEscapes = strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`, "{", `\{`)

// alertGlob reports a glob that names nothing to read.
func (s *Site) alertGlob(i int, message, help string) {
	s.Alerts.Incomplete = true
	at := s.Config.Place.Child("rules_files", i)
	s.Diagnostics = append(s.Diagnostics, source.Diagnostic{
		Rule: alerts.Rule, Level: source.Error, File: at.File, Span: at.Span(), Message: message, Help: help, Address: at.Address,
	})
}

// loadAlertFile reads one file.
func (s *Site) loadAlertFile(folder *folder, name, shown string) {
	data, inMemory := s.overlay[shown]
	size := int64(len(data))
	var err error
	if !inMemory {
		data, size, err = folder.read(name, maxRulesFile)
	}
	file := source.NewFile(shown, data)
	s.Alerts.Files = append(s.Alerts.Files, file)
	var found []source.Diagnostic
	switch {
	case err != nil:
		var reason *fs.PathError
		if errors.As(err, &reason) {
			err = reason.Err // its own path is only the last part
		}
		found = []source.Diagnostic{{
			Rule: alerts.Rule, Level: source.Error, File: file,
			Message: fmt.Sprintf("this file cannot be read: %v", err), Help: "links, too, have to stay inside of the repository",
		}}
	case size > maxRulesFile:
		found = []source.Diagnostic{tooLarge(file, size, maxRulesFile, "split it into several files")}
	default:
		var list []alerts.Alert
		list, found = alerts.Parse(file)
		s.Alerts.Alerts = append(s.Alerts.Alerts, list...)
	}
	s.Alerts.Incomplete = s.Alerts.Incomplete || len(found) > 0
	s.Diagnostics = append(s.Diagnostics, found...)
}

// fromFolder is a path as seen from a folder, both below the same root.
func fromFolder(folder, name string) string {
	up := ""
	for folder != "." {
		if rest, below := strings.CutPrefix(name, folder+"/"); below {
			return up + rest
		}
		folder, up = path.Dir(folder), up+"../"
	}
	return up + name
}
