package site

import (
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"math"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/active"
	"github.com/launchbook/launchbook/site/facts"
	"github.com/launchbook/launchbook/site/spool"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/pool"
	"github.com/launchbook/launchbook/source/tree"
)

// ConfigName is the name of a site's configuration file.
const ConfigName = "launchbook.yaml"

// The largest files that are read, in bytes. Parsing a document of a megabyte that
// is made to be slow takes seconds; rules files are only data.
const (
	maxDocument  = 1 << 20
	maxRulesFile = 5 << 20
	maxAsset     = 100 << 20 // any other file
)

// Load reads the site whose root is dir. Mistakes in documents are diagnostics
// of the Site; an error means that there is nothing to look at: no such
// folder, a broken launchbook.yaml (a *ConfigError), or a file that cannot be
// read.
func Load(dir string) (*Site, error) { return LoadWith(dir, LoadOptions{}) }

// LoadOptions say what to read beside the folder. The zero LoadOptions are
// those of Load.
type LoadOptions struct {
	// Overlay is files in memory, by path from the site's root. They replace
	// those on the disk, and are there even where the disk has none: what an
	// editor has not saved yet, or what comes through a pipe.
	Overlay map[string][]byte
	// Facts is what earlier runs have read of documents; it changes the time
	// that loading takes, never its result.
	Facts *facts.Cache
	// Previous is the same folder as it was loaded before. Documents that have
	// not changed are taken from it, which changes the time only.
	Previous *Site
	// SameDisk promises that the folder is as it was when Previous was loaded,
	// so that only the files of the two overlays are looked at.
	SameDisk bool
	// Repository stands for the git repository where the folder is a copy of
	// one without its history; "" looks for the one that the folder lies in.
	Repository string
	// Origin is where the history of such a copy is kept.
	Origin Origin
	// Large is the number of documents from which on their texts are let go of
	// once they are parsed, and read again for whoever asks; 0 keeps them. Intact
	// says in the end whether they were the same.
	Large int
	// Spool keeps the texts that are parsed, and drafts of their pages, for Text; nil
	// keeps none.
	Spool *spool.Spool
	// Observer is told what loading does.
	Observer Observer
}

// LoadWith is Load with options.
func LoadWith(dir string, o LoadOptions) (*Site, error) {
	s, root, err := open(dir, o)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	documents, err := s.list(root)
	if err != nil {
		return nil, err
	}
	if err := s.loadDocuments(root, s.overlay.added(documents, s.Config.Content)); err != nil {
		return nil, err
	}
	if err := s.checkAssets(root); err != nil {
		return nil, err
	}
	if err := s.loadAlerts(); err != nil {
		return nil, err
	}
	s.known, s.previous = nil, nil // hold as much as the documents do
	s.buildIndex()
	source.Sort(s.Diagnostics)
	return s, nil
}

// Listed is a document as the folder that it lies in has it.
type Listed struct {
	Path string // from the content folder
	Info fs.FileInfo
}

// Survey is what Load would read, without reading it: a site with a configuration,
// assets and the names of files with alerting rules, and a list of its documents.
// The facts are those of LoadOptions.
func Survey(dir string, known *facts.Cache) (*Site, []Listed, error) {
	s, root, err := open(dir, LoadOptions{Facts: known})
	if err != nil {
		return nil, nil, err
	}
	defer root.Close()
	var documents []Listed
	err = s.walk(root, func(path string, entry fs.DirEntry) error {
		info, err := entry.Info()
		documents = append(documents, Listed{path, info})
		return err
	})
	return s, documents, errors.Join(err, s.listAlerts())
}

// open reads the configuration of the site in a folder.
func open(dir string, o LoadOptions) (*Site, *os.Root, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, nil, err
	}
	s := &Site{
		Dir: dir, Repository: cmp.Or(o.Repository, repositoryOf(dir)), Origin: o.Origin, Zone: time.UTC,
		overlay: o.Overlay, known: o.Facts, previous: previousOf(o), looked: &sync.Map{},
		watch: o.Observer, large: cmp.Or(o.Large, math.MaxInt), released: newReleased(dir), spool: o.Spool,
	}
	if o.Repository == "" {
		s.Origin = originOf(s)
	}
	if err := s.loadConfig(root); err != nil {
		root.Close()
		return nil, nil, err
	}
	return s, root, nil
}

// ConfigError is a launchbook.yaml that cannot be used.
type ConfigError struct {
	Diagnostics []source.Diagnostic
}

func (e *ConfigError) Error() string {
	if len(e.Diagnostics) == 1 {
		return ConfigName + " has a mistake"
	}
	return fmt.Sprintf("%s has %d mistakes", ConfigName, len(e.Diagnostics))
}

func (s *Site) loadConfig(root *os.Root) error {
	data, err := s.overlay.read(root, ConfigName)
	missing := errors.Is(err, fs.ErrNotExist)
	if err != nil && !missing {
		return unreadable(ConfigName, err)
	}
	s.ConfigFile = source.NewFile(ConfigName, data)
	node, found := tree.ParseYAML(s.ConfigFile, source.Span{End: len(data)})
	place := tree.Place{File: s.ConfigFile, Node: node}
	if !errorsIn(found) && !s.known.Accepted(data) {
		var mistakes []source.Diagnostic
		place, mistakes = schema.ValidateConfig(place)
		if found = append(found, mistakes...); len(found) == 0 {
			s.known.Accept(data)
		}
	}
	if errorsIn(found) {
		return &ConfigError{found}
	}
	s.Diagnostics = append(s.Diagnostics, found...)
	tree.Decode(place, &s.Config)
	if err := s.configDefaults(root, missing); err != nil {
		return err
	}
	if s.Config.TimeZone == "" {
		return nil
	}
	zone, err := LoadZone(s.Config.TimeZone)
	if err != nil {
		found := source.Diagnostic{
			Rule: "unknown-zone", Level: source.Error, File: s.ConfigFile, Span: place.Span("time_zone"),
			Message: fmt.Sprintf("`time_zone` %q is not an IANA zone", s.Config.TimeZone),
			Help:    "write a zone such as Europe/Stockholm or UTC",
		}
		if near := NearestZone(s.Config.TimeZone); near != "" {
			found.Message, found.Help = found.Message+fmt.Sprintf(", did you mean `%s`?", near), ""
		}
		return &ConfigError{[]source.Diagnostic{found}}
	}
	s.Zone = zone
	return nil
}

// configDefaults fills what launchbook.yaml leaves out. A folder without a
// configuration and without a content folder is its own content.
func (s *Site) configDefaults(root *os.Root, missing bool) error {
	c := &s.Config
	if c.Content == "" {
		c.Content = "content"
		if missing {
			_, err := root.Stat("content")
			switch {
			case errors.Is(err, fs.ErrNotExist):
				c.Content = "."
			case err != nil:
				return unreadable("content", err)
			}
		}
	}
	c.Content = path.Clean(c.Content)
	if c.Output == "" {
		c.Output = "public"
	}
	if c.Title == "" {
		c.Title = "Launch runbook"
	}
	if c.Language == "" {
		c.Language = "en"
	}
	if c.Policy.ThresholdOverPeak.IsZero() {
		c.Policy.ThresholdOverPeak = schema.NewPercent(20)
	}
	if c.Policy.Horizon.IsZero() {
		c.Policy.Horizon, _ = schema.ParseDuration("90d")
	}
	return nil
}

func errorsIn(list []source.Diagnostic) bool {
	return slices.ContainsFunc(list, func(d source.Diagnostic) bool { return d.Level == source.Error })
}

// walk shows the Markdown files of the content folder, by their paths from there,
// and records the others as assets. Links to other places are never followed.
func (s *Site) walk(root *os.Root, document func(path string, entry fs.DirEntry) error) error {
	content, output := s.Config.Content, path.Clean(filepath.ToSlash(s.Config.Output))
	info, err := root.Stat(content)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return unreadable(content, err)
	}
	if err != nil || !info.IsDir() {
		return fmt.Errorf("%s: there is no content folder %q here; write one with `launchbook init`, or set `content:` in %s", s.Dir, content, ConfigName)
	}
	return fs.WalkDir(root.FS(), content, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return unreadable(name, err)
		}
		relative := strings.TrimPrefix(strings.TrimPrefix(name, content), "/")
		if content == "." {
			relative = name
		}
		why := ""
		if name != content {
			why = s.skipped(entry, name, relative, output)
		}
		skip := why != ""
		if skip {
			s.watch.skipped(name, why)
		}
		switch {
		case entry.IsDir() && skip:
			return fs.SkipDir
		case entry.IsDir() || skip || name == ConfigName:
			return nil
		case isMarkdown(name):
			if err := document(relative, entry); err != nil {
				return unreadable(name, err)
			}
			return nil
		}
		info, err := entry.Info()
		if err != nil {
			return unreadable(name, err)
		}
		s.Assets = append(s.Assets, Asset{Path: relative, Size: info.Size()})
		return nil
	})
}

// skipped says why an entry of the content folder is not part of the site, or "".
func (s *Site) skipped(entry fs.DirEntry, name, relative, output string) string {
	switch {
	case strings.HasPrefix(entry.Name(), "."):
		return "hidden"
	case s.isOutput(name, output):
		return "the portal"
	case name == "themes":
		return "themes"
	case entry.Name() == "node_modules":
		return "packages"
	case s.ignored(relative):
		return "`lint.ignore`"
	case !entry.IsDir() && !entry.Type().IsRegular():
		return "neither a file nor a folder"
	}
	return ""
}

// isOutput tells whether a folder is the portal's, or that of an audience.
func (s *Site) isOutput(name, output string) bool {
	return name == output || slices.ContainsFunc(s.Config.Audiences, func(a schema.Audience) bool { return name == output+"-"+a.ID })
}

func (s *Site) ignored(relative string) bool {
	return slices.ContainsFunc(s.Config.Lint.Ignore, func(glob string) bool {
		return doublestar.MatchUnvalidated(glob, relative)
	})
}

// loadDocuments reads and parses the files on all cores, results by index.
func (s *Site) loadDocuments(root *os.Root, files []string) error {
	documents := make([]*Document, len(files))
	found := make([][]source.Diagnostic, len(files))
	failed := make([]error, len(files))
	s.watch.found(len(files))
	pool.Share(len(files), func(indexes iter.Seq[int]) {
		folder := folder{root: root}
		defer folder.close()
		for i := range indexes {
			documents[i], found[i], failed[i] = s.loadDocument(&folder, files[i])
			if len(files) > s.large && failed[i] == nil {
				s.Release(documents[i])
			}
			s.watch.read(path.Join(s.Config.Content, files[i]))
		}
	})
	s.Documents = documents
	for _, list := range found {
		s.Diagnostics = append(s.Diagnostics, list...)
	}
	return errors.Join(failed...)
}

// checkAssets finds the assets that do not go into the portal.
func (s *Site) checkAssets(root *os.Root) error {
	if s.previous.sameFiles(s) {
		for _, a := range s.Assets {
			if a.Refused {
				s.Diagnostics = append(s.Diagnostics, s.previous.found[path.Join(s.Config.Content, a.Path)]...)
			}
		}
		return nil
	}
	for i := range s.Assets {
		a := &s.Assets[i]
		found, err := s.checkAsset(root, a)
		if err != nil {
			return err
		}
		if a.Refused = found != nil; a.Refused {
			s.Diagnostics = append(s.Diagnostics, *found)
		}
	}
	return nil
}

// checkAsset says why an asset does not go into the portal, or nil.
func (s *Site) checkAsset(root *os.Root, a *Asset) (*source.Diagnostic, error) {
	name := path.Join(s.Config.Content, a.Path)
	instead := "link to it where it is published, and leave it out with `lint: {ignore: [" + a.Path + "]}`"
	if a.Size > maxAsset {
		found := tooLarge(source.NewFile(name, nil), a.Size, maxAsset, instead)
		return &found, nil
	}
	if !active.Possible(a.Path) {
		return nil, nil
	}
	data, err := root.ReadFile(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	found := &source.Diagnostic{Rule: "active-file", Level: source.Error, File: source.NewFile(name, data)}
	what, err := active.Find(a.Path, data)
	switch {
	case err != nil:
		if syntax, ok := errors.AsType[*xml.SyntaxError](err); ok {
			found.Span = found.File.LineSpan(syntax.Line)
		}
		found.Message, found.Help = fmt.Sprintf("nobody can tell what the file would run in the portal's name: %v", err), "repair it; or "+instead
	case what != nil:
		found.Span = what.Span
		found.Message, found.Help = fmt.Sprintf("the file has %s, which would run in the portal's name", what.What), "remove it; or "+instead
	default:
		return nil, nil
	}
	return found, nil
}

// ReadAsset is the content of an asset.
func (s *Site) ReadAsset(name string) ([]byte, error) {
	root, err := os.OpenRoot(s.Dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.ReadFile(path.Join(s.Config.Content, name))
}
