package site

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/source"
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

// ReleaseTexts lets go of the documents' bytes, so that those of a large site do
// not lie in memory while its pages are made; what was read of them stays. It is
// for the one who has loaded the site, while nobody else looks at it.
func (s *Site) ReleaseTexts() {
	for _, d := range s.Documents {
		d.File.Release()
	}
}

// Body is a document's text. One that was released is read again from the disk;
// ErrChanged says that it is another one by now. No error names the document.
func (s *Site) Body(d *Document) (*markdown.Document, error) {
	if !d.File.Released() {
		return d.Body, nil
	}
	data, err := os.ReadFile(filepath.Join(s.Dir, filepath.FromSlash(d.File.Path)))
	if err != nil {
		var reason *fs.PathError
		if errors.As(err, &reason) {
			err = reason.Err
		}
		return nil, fmt.Errorf("the file cannot be read a second time: %w", err)
	}
	file := source.NewFile(d.File.Path, data)
	if file.Sum() != d.File.Sum() {
		return nil, ErrChanged
	}
	body := *d.Body
	body.File = file
	return &body, nil
}
