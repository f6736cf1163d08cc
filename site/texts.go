package site

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/launchbook/launchbook/site/frontmatter"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// ErrChanged is why a text that was released cannot be had again.
var ErrChanged = errors.New("the file was changed while the portal was made; build again")

// TextSize is how many bytes of documents are in memory.
func (s *Site) TextSize() int {
	n := 0
	for _, d := range s.Documents {
		n += len(d.File.Data)
	}
	return n
}

// Text is what a document's own page is made of, besides its typed front matter.
type Text struct {
	// Front is the front matter as written.
	Front *tree.Node
	Body  *markdown.Document
}

// ReleaseTexts lets go of what only a document's own page needs: the bytes, the
// front matter as written, and the links. So those of a large site do not lie in
// memory while its pages are made; all else that was read stays. It is for the one
// who has loaded the site, while nobody else looks at it.
func (s *Site) ReleaseTexts() {
	for _, d := range s.Documents {
		d.File.Release()
		if d.faultless {
			d.Front.Node = nil
		}
		d.Body.Links, d.Body.HTML, d.Body.Comments = nil, nil, nil
	}
}

// Text is a document's text. One that was released is read again from the disk;
// ErrChanged says that it is another one by now. No error names the document.
func (s *Site) Text(d *Document) (Text, error) {
	if !d.File.Released() {
		return Text{d.Front.Node, d.Body}, nil
	}
	data, err := os.ReadFile(filepath.Join(s.Dir, filepath.FromSlash(d.File.Path)))
	if err != nil {
		var reason *fs.PathError
		if errors.As(err, &reason) {
			err = reason.Err
		}
		return Text{}, fmt.Errorf("the file cannot be read a second time: %w", err)
	}
	file := source.NewFile(d.File.Path, data)
	if file.Sum() != d.File.Sum() {
		return Text{}, ErrChanged
	}
	front, body := d.Front.Node, *d.Body
	if front == nil {
		_, front, _ = frontmatter.Split(file)
		front = s.mapKeys(d.Path, front)
	}
	body.File = file
	return Text{front, &body}, nil
}
