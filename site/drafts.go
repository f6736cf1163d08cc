package site

import (
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

// keep puts a document's bytes and its draft onto the disk.
func (s *Site) keep(d *Document, draft *markdown.Draft) {
	if draft == nil {
		return
	}
	sheet := draftSheets.Get().(*[]byte)
	defer draftSheets.Put(sheet)
	*sheet = draft.AppendTo(append((*sheet)[:0], d.File.Data()...))
	if at, ok := s.spool.Put(*sheet); ok {
		d.drafted = drafted{d.Body, at, len(*sheet) - d.File.Size()}
	}
}

// kept is the document's bytes and its draft, where a spool has them.
func (s *Site) kept(d *Document) (data []byte, draft *markdown.Draft) {
	if !d.isDrafted() {
		return nil, nil
	}
	size := d.File.Size()
	both := make([]byte, size+d.drafted.size)
	if !s.spool.Get(both, d.drafted.at) {
		return nil, nil
	}
	return both[:size:size], markdown.ReadDraft(string(both[size:]))
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
