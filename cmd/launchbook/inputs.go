package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"slices"
	"time"

	"github.com/launchbook/launchbook/lint/known"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/active"
	"github.com/launchbook/launchbook/site/history"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/pool"
	"github.com/launchbook/launchbook/source/stamp"
	"github.com/launchbook/launchbook/themes"
)

// inputs are the hashes of all files that a run on a site reads.
type inputs struct {
	documents []site.Listed // in the order of the walk; without Info after forget
	sums      []stamp.Sum   // nil before the documents were hashed
	// around is the hash of everything but the bytes of documents, and of what the
	// run was asked to do; all has those too, once they were hashed.
	around, all stamp.Sum
	alerts      []stamp.Sum // of the files with alerting rules
	// site has the configuration and the names of those files, and no documents.
	site *site.Site
	// content is its content folder, as the beginning of the names of files there.
	content string
}

var errUntold = errors.New("what the run depends on cannot be told")

// readInputs hashes what a run of this program at a time depends on, but for the
// bytes of documents and files that links outside of the content lead to. It
// fails where a file cannot be read.
func (r *remembered) readInputs(dir string, hashes *stamp.Cache, other rest, asked ...string) (*inputs, error) {
	if r.dir == "" {
		return nil, errUntold
	}
	s, documents, err := site.Survey(dir, r.facts)
	if err != nil {
		return nil, err
	}
	in := &inputs{documents: documents, site: s, content: fileOf(s, "") + string(filepath.Separator)}
	h := sha256.New()
	for _, text := range append(asked, r.version, s.Dir, s.Repository, string(s.ConfigFile.Data()), zoneData()) {
		fmt.Fprintf(h, "%d %s\n", len(text), text)
	}
	fmt.Fprintf(h, "%d\n", len(documents))
	for _, d := range documents {
		io.WriteString(h, d.Path)
		h.Write([]byte{0}) // which no path has
	}
	for _, f := range s.Alerts.Files {
		sum, err := hashes.Sum(filepath.Join(s.Dir, filepath.FromSlash(f.Path)))
		if err != nil {
			return nil, err
		}
		in.alerts = append(in.alerts, sum)
		fmt.Fprintf(h, "%q %x\n", f.Path, sum)
	}
	if err := errors.Join(other(h, s, hashes), knownFindings(h, s)); err != nil {
		return nil, err
	}
	h.Sum(in.around[:0])
	return in, nil
}

// hash hashes the documents, before forget.
func (in *inputs) hash(hashes *stamp.Cache) error {
	sums, failed := make([]stamp.Sum, len(in.documents)), make([]error, len(in.documents))
	pool.Share(len(sums), func(indexes iter.Seq[int]) {
		for i := range indexes {
			sums[i], failed[i] = hashes.SumOf(in.file(i), in.documents[i].Info)
		}
	})
	if err := errors.Join(failed...); err != nil {
		return err
	}
	h := sha256.New()
	h.Write(in.around[:])
	for _, sum := range sums {
		h.Write(sum[:])
	}
	in.sums = sums
	h.Sum(in.all[:0])
	return nil
}

// forget lets go of what the folders said of the documents, which takes as much as
// their paths, and what is known lasts as long as the run.
func (in *inputs) forget() {
	for i := range in.documents {
		in.documents[i].Info = nil
	}
}

// file is where a document lies.
func (in *inputs) file(i int) string {
	return in.content + filepath.FromSlash(in.documents[i].Path)
}

// path is the path of a document from the site's root.
func (in *inputs) path(i int) string { return path.Join(in.site.Config.Content, in.documents[i].Path) }

// listed is the site with its documents, of which nothing but their paths is known.
func (in *inputs) listed() *site.Site {
	s := *in.site
	for i, d := range in.documents {
		s.Documents = append(s.Documents, &site.Document{Path: d.Path, File: source.NewFile(in.path(i), nil)})
	}
	return &s
}

// note spares hash the files that a run has read since a time.
func (in *inputs) note(s *site.Site, hashes *stamp.Cache, since time.Time) {
	if len(s.Documents) != len(in.documents) {
		return
	}
	pool.Share(len(in.documents), func(indexes iter.Seq[int]) {
		for i := range indexes {
			if f := s.Documents[i].File; f.Path == in.path(i) {
				hashes.Note(in.file(i), in.documents[i].Info, f.Sum(), since)
			}
		}
	})
}

// rest writes what a run depends on beside the documents and what was asked.
type rest func(w io.Writer, s *site.Site, hashes *stamp.Cache) error

// linting asks of most assets only whether they are there, and nothing of the theme.
func linting(w io.Writer, s *site.Site, hashes *stamp.Cache) error {
	for _, a := range s.Assets {
		fmt.Fprintf(w, "%q %d\n", a.Path, a.Size)
		if !active.Possible(a.Path) {
			continue
		}
		sum, err := hashes.Sum(fileOf(s, a.Path))
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%x\n", sum)
	}
	return nil
}

// fileOf is where a file of the content folder lies.
func fileOf(s *site.Site, name string) string {
	return filepath.Join(s.Dir, filepath.FromSlash(path.Join(s.Config.Content, name)))
}

// building puts the assets and what the theme has into the portal.
func building(w io.Writer, s *site.Site, hashes *stamp.Cache) error {
	for _, a := range s.Assets {
		sum, err := hashes.Sum(fileOf(s, a.Path))
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%q %x\n", a.Path, sum)
	}
	theme, err := themes.Open(s.Dir, s.Config.Theme)
	if err != nil {
		return err
	}
	defer theme.Close()
	digest, err := theme.Digest()
	if err == nil {
		fmt.Fprintf(w, "%x\n", digest)
	}
	return err
}

// knownFindings writes the list of them, which every run reads.
func knownFindings(w io.Writer, s *site.Site) error {
	list, err := os.ReadFile(filepath.Join(s.Dir, known.Name))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	fmt.Fprintf(w, "%t %x\n", err == nil, sha256.Sum256(list))
	return nil
}

// historyOf names what git says of documents.
func historyOf(log history.Log) string {
	h := sha256.New()
	names := make([]string, 0, len(log))
	for name := range log {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(h, "%q\n", name)
		for _, change := range append([]history.Change{log[name]}, log[name].Earlier...) {
			fmt.Fprintf(h, "%d %q\n", change.At.Unix(), change.Subject)
		}
	}
	return fmt.Sprintf("%t %x", log == nil, h.Sum(nil))
}

// are tells whether a site that was loaded was made of these files, and
// depends on nothing else: what covers files of the repository depends on its
// whole history.
func (in *inputs) are(s *site.Site) bool {
	if len(s.Documents) != len(in.documents) || !slices.EqualFunc(s.Alerts.Files, in.alerts, func(f *source.File, sum stamp.Sum) bool { return f.Sum() == sum }) {
		return false
	}
	for i, d := range s.Documents {
		if len(d.Common.Covers) > 0 || d.Path != in.documents[i].Path || d.File.Sum() != in.sums[i] {
			return false
		}
	}
	return true
}

// thisMinute is the time that a run judges by where nothing sets it: to the
// minute, as documents write times, so that runs of one minute agree.
func thisMinute() time.Time { return time.Now().Truncate(time.Minute) }
