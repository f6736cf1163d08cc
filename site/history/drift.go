package history

import (
	"bufio"
	"context"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/git"
)

// Drift is something that a document covers and that was changed after the
// document, or was never there.
type Drift struct {
	Doc *site.Document
	// Index is the place in the document's covers.
	Index int
	// File is what changed, from the repository's root; "" for a glob that no
	// file of the whole history matches.
	File string
	// Change is the last one of what is covered, Before that of the document.
	Change, Before Change
}

// Drifts reads the log once for all documents that cover something, and not at
// all without any, nor again as long as the commit and the covers stay. A
// document that differs from the last commit counts as changed now. Without a
// repository, without git, in a clone that has not the whole history, and when
// the context ends before the log, there is none.
func Drifts(ctx context.Context, s *site.Site) []Drift {
	w := watchOf(s)
	dir, commit := s.Origin.Repository, s.Origin.Commit
	if len(w.covers) == 0 || dir == "" || shallow(ctx, dir) {
		return nil
	}
	if commit == "" {
		if commit = headOf(ctx, dir); commit == "" {
			return nil
		}
		w.skipChanged(ctx, dir)
	}
	question := w.question(dir, s.Origin.Folder, commit)
	whole, ok := w.recall(question)
	if !ok {
		if whole, ok = w.log(ctx, dir, commit); !ok {
			return nil
		}
		w.keep(question, whole)
	}
	list := w.drifts(whole)
	if s.Origin.Commit == "" {
		list = withoutNew(ctx, dir, list)
	}
	return list
}

// log reads the log of a commit; ok is false when git cannot, or not in time.
func (w *watch) log(ctx context.Context, dir, commit string) (whole, ok bool) {
	cmd := git.Command(ctx, dir, "log", "--name-only", "-z", "--no-renames", "--format="+headMark+"%ct"+fieldMark+"%s", commit, "--")
	out, err := cmd.StdoutPipe()
	if err != nil || cmd.Start() != nil {
		return false, false
	}
	whole = w.read(out)
	if !whole {
		_ = cmd.Process.Kill() // the rest is of no interest
	}
	err = cmd.Wait()
	return whole, ctx.Err() == nil && (!whole || err == nil)
}

// withoutNew leaves out the globs that match a file which no commit has yet.
func withoutNew(ctx context.Context, dir string, list []Drift) []Drift {
	if !slices.ContainsFunc(list, func(d Drift) bool { return d.File == "" }) {
		return list
	}
	out, err := git.Command(ctx, dir, "ls-files", "--cached", "--others", "--exclude-standard", "-z").Output()
	if err != nil {
		return nil
	}
	names := strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00")
	return slices.DeleteFunc(list, func(d Drift) bool {
		glob := path.Clean(d.Doc.Common.Covers[d.Index])
		return d.File == "" && slices.ContainsFunc(names, func(name string) bool { return matches(glob, name) })
	})
}

// watch is what is looked for in a log.
type watch struct {
	docs   map[string]*last // by path from the repository's root
	covers []*cover
	open   int // how many of either have not been found
}

// last is the last change of something; number counts the commits from the
// newest, and is 0 for what has none yet.
type last struct {
	change Change
	number int
}

type cover struct {
	doc   *site.Document
	index int
	glob  string
	file  string
	last
	of *last // the document's
}

func watchOf(s *site.Site) *watch {
	w := &watch{docs: map[string]*last{}}
	for _, d := range s.Documents {
		if len(d.Common.Covers) == 0 {
			continue
		}
		of := &last{}
		w.docs[path.Join(s.Origin.Folder, d.File.Path)] = of
		for i, glob := range d.Common.Covers {
			if glob = path.Clean(glob); schema.ValidGlob(glob) {
				w.covers = append(w.covers, &cover{doc: d, index: i, glob: glob, of: of})
			}
		}
	}
	return w
}

// skipChanged leaves out the documents that differ from the last commit.
func (w *watch) skipChanged(ctx context.Context, dir string) {
	out, err := git.Command(ctx, dir, "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "HEAD").Output()
	if err != nil {
		return
	}
	for _, name := range strings.Split(string(out), "\x00") {
		of := w.docs[name]
		if of == nil {
			continue
		}
		delete(w.docs, name)
		w.covers = slices.DeleteFunc(w.covers, func(c *cover) bool { return c.of == of })
	}
}

// read reads a log from the newest commit on, until all was found; whole is set
// when it came to the end.
func (w *watch) read(log io.Reader) (whole bool) {
	tokens := bufio.NewScanner(log)
	tokens.Buffer(nil, 1<<20)
	tokens.Split(untilNUL)
	var current last
	w.open = len(w.docs) + len(w.covers)
	for w.open > 0 {
		if !tokens.Scan() {
			return tokens.Err() == nil
		}
		token := tokens.Text()
		if head, ok := strings.CutPrefix(token, "\x01"); ok {
			seconds, subject, _ := strings.Cut(head, "\x02")
			at, _ := strconv.ParseInt(seconds, 10, 64)
			current = last{Change{At: time.Unix(at, 0).UTC(), Subject: subject}, current.number + 1}
			continue
		}
		w.see(strings.TrimPrefix(token, "\n"), current)
	}
	return false
}

func (w *watch) see(name string, current last) {
	if of := w.docs[name]; of != nil && of.number == 0 {
		*of = current
		w.open--
	}
	for _, c := range w.covers {
		if c.number == 0 && matches(c.glob, name) {
			c.file, c.last = name, current
			w.open--
		}
	}
}

// matches tells whether a glob, or a folder, covers a file.
func matches(glob, name string) bool {
	return doublestar.MatchUnvalidated(glob, name) || strings.HasPrefix(name, glob+"/")
}

func (w *watch) drifts(whole bool) []Drift {
	var list []Drift
	for _, c := range w.covers {
		switch {
		case c.number == 0 && !whole:
		case c.of.number == 0:
			// the document is new
		case c.number == 0 || c.number < c.of.number:
			list = append(list, Drift{Doc: c.doc, Index: c.index, File: c.file, Change: c.change, Before: c.of.change})
		}
	}
	return list
}
