// Package packed has values one after the other in one piece of memory. Whoever reads
// them knows what was written, and in which order.
package packed

import "encoding/binary"

// AppendCount appends a number of things.
func AppendCount(b []byte, n int) []byte { return binary.AppendUvarint(b, uint64(n)) }

// AppendText appends a text.
func AppendText[T string | []byte](b []byte, text T) []byte {
	return append(AppendCount(b, len(text)), text...)
}

// Reader is what is left to read. Its methods panic where there is nothing more. Texts
// are parts of it.
type Reader string

// Byte reads a byte.
func (r *Reader) Byte() byte { return r.Take(1)[0] }

// Count reads what AppendCount wrote.
func (r *Reader) Count() int {
	n, size := binary.Uvarint(r.start())
	r.Take(size)
	return int(n)
}

// Int reads what binary.AppendVarint wrote.
func (r *Reader) Int() int64 {
	n, size := binary.Varint(r.start())
	r.Take(size)
	return n
}

// start has the whole of a number that comes next.
func (r *Reader) start() []byte { return []byte((*r)[:min(len(*r), binary.MaxVarintLen64)]) }

// Text reads what AppendText wrote.
func (r *Reader) Text() string { return r.Take(r.Count()) }

// Take reads so many bytes.
func (r *Reader) Take(n int) string {
	taken := (*r)[:n]
	*r = (*r)[n:]
	return string(taken)
}
