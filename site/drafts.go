package site

import (
	"bytes"
	"slices"
	"sync"

	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/source"
)

// drafted is where a spool keeps a document's bytes, and the draft of its page behind them.
type drafted struct {
	of   *markdown.Document // nil where it does not
	at   int64
	size int // of the draft
}

// draftSheets are buffers in which they are put together.
var draftSheets = sync.Pool{New: func() any { return new([]byte) }}

// isDrafted tells whether what is kept is of this text: a document may be changed for an
// audience.
func (d *Document) isDrafted() bool { return d.drafted.of != nil && d.drafted.of == d.Body }

// parseDrafted parses a document, and puts its bytes and its draft onto the disk.
func (s *Site) parseDrafted(d *Document, body source.Span) {
	sheet := draftSheets.Get().(*[]byte)
	defer draftSheets.Put(sheet)
	d.Body, *sheet = markdown.ParseDrafted(append((*sheet)[:0], d.File.Data()...), d.File, body)
	if at, ok := s.spool.Put(*sheet); ok {
		d.drafted = drafted{d.Body, at, len(*sheet) - d.File.Size()}
	}
}

// kept is the document's bytes and its draft, where a spool has them.
func (s *Site) kept(d *Document) (data []byte, draft markdown.Draft, ok bool) {
	if !d.isDrafted() {
		return nil, "", false
	}
	sheet := draftSheets.Get().(*[]byte)
	defer draftSheets.Put(sheet)
	size := d.File.Size()
	both := slices.Grow((*sheet)[:0], size+d.drafted.size)[:size+d.drafted.size]
	*sheet = both
	if !s.spool.Get(both, d.drafted.at) {
		return nil, "", false
	}
	return bytes.Clone(both[:size]), markdown.Draft(both[size:]), true
}

// againOf is how a document's bytes are had again.
func (s *Site) againOf(d *Document) func(*source.File) []byte {
	if !d.isDrafted() {
		return s.released.again
	}
	at := d.drafted.at
	return func(file *source.File) []byte {
		data := make([]byte, file.Size())
		if !s.spool.Get(data, at) {
			return s.released.again(file)
		}
		return data
	}
}
