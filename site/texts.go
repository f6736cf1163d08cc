package site

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync/atomic"

	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// ErrChanged is why a text that was let go of cannot be had again.
var ErrChanged = errors.New("the file was changed meanwhile; start again")

// TextSize is how many bytes of documents there are, in memory or not.
func (s *Site) TextSize() int {
	n := 0
	for _, d := range s.Documents {
		n += d.File.Size()
	}
	return n
}

// Text is what a document's own page is made of, besides its typed front matter.
type Text struct {
	// Front is the front matter. Its places are missing where texts were let go of.
	Front *tree.Node
	Body  *markdown.Document
	// Draft is that of the body's page, or "" where none was kept.
	Draft markdown.Draft
}

// Release lets go of a document's bytes until somebody asks for them. If they are
// others by then, Intact says so.
func (s *Site) Release(d *Document) {
	if _, inMemory := s.overlay[d.File.Path]; inMemory || d.File.Size() == 0 {
		return // nothing on the disk is the same
	}
	d.File.Release(s.againOf(d))
}

// released is how texts that were let go of are had again.
type released struct {
	dir string
	// again is the method read: one function for all files.
	again func(*source.File) []byte
	lost  atomic.Pointer[lostText]
}

// lostText is why a text could not be had again.
type lostText struct{ err error }

func newReleased(dir string) *released {
	r := &released{dir: dir}
	r.again = r.read
	return r
}

func (r *released) read(file *source.File) []byte {
	data, err := reread(r.dir, file)
	if err != nil {
		r.lost.Store(&lostText{fmt.Errorf("%s: %w", file.Path, err)})
		return bytes.Repeat([]byte(" "), file.Size())
	}
	return data
}

// Intact is an error where a text that was let go of could not be had again: what
// was found since then is worth nothing.
func (s *Site) Intact() error {
	if s.released == nil { // nothing was loaded
		return nil
	}
	if lost := s.released.lost.Load(); lost != nil {
		return lost.err
	}
	return nil
}

// ReleaseTexts lets go of what only a document's own page needs: the bytes, the
// places of the front matter, and what was found in the text. So those
// of a large site do not lie in memory while its pages are made; all else that was
// read stays, and a Link's AnchorMissing says nothing any more. It is for the one who
// has loaded the site, while nobody else looks at it.
func (s *Site) ReleaseTexts() {
	for _, d := range s.Documents {
		s.Release(d)
		if d.Front.Node != nil {
			d.front, d.Front.Node = tree.Pack(d.Front.Node), nil
			tree.Forget(d.Data)
		}
		d.valueLinks = nil
		b := d.Body
		b.Headings, b.Anchors, b.Links, b.HTML, b.Comments, b.Prose = nil, nil, nil, nil, nil, nil
	}
	s.index.anchors.Clear()
}

// Text is a document's text. One that was let go of is read again from the disk;
// ErrChanged says that it is another one by now. No error names the document.
func (s *Site) Text(d *Document) (Text, error) {
	front, body := d.Front.Node, d.Body
	data, draft, ok := s.kept(d)
	if d.File.Released() {
		if !ok {
			var err error
			if data, err = reread(s.Dir, d.File); err != nil {
				return Text{}, err
			}
		}
		again := *body
		again.File, body = source.NewFile(d.File.Path, data), &again
	}
	if front == nil {
		front = d.front.Unpack()
	}
	return Text{front, body, draft}, nil
}

// reread is the bytes of a file that were let go of.
func reread(dir string, file *source.File) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(file.Path)))
	if err != nil {
		var reason *fs.PathError
		if errors.As(err, &reason) {
			err = reason.Err
		}
		return nil, fmt.Errorf("the file cannot be read a second time: %w", err)
	}
	if sha256.Sum256(data) != file.Sum() {
		return nil, ErrChanged
	}
	return data, nil
}
