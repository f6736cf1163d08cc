package tree

import (
	"encoding/binary"
	"math"
)

// Packed is a tree in one piece of memory, without its places. The zero Packed is no
// tree.
type Packed string

// Pack is a tree as Unpack gives it back.
func Pack(n *Node) Packed {
	if n == nil {
		return ""
	}
	return Packed(pack(nil, n))
}

func pack(b []byte, n *Node) []byte {
	b = append(b, byte(n.Kind))
	switch n.Kind {
	case List:
		b = binary.AppendUvarint(b, uint64(len(n.Items())))
		for _, item := range n.Items() {
			b = pack(b, item)
		}
		return b
	case Map:
		b = binary.AppendUvarint(b, uint64(len(n.Entries())))
		for _, e := range n.Entries() {
			b = pack(packText(b, e.Key), e.Value)
		}
		return b
	case Bool:
		b = append(b, 0)
		if n.Bool {
			b[len(b)-1] = 1
		}
	case Int:
		b = binary.AppendVarint(b, n.Int())
	case Float:
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(n.Float()))
	}
	return packText(b, n.Text)
}

func packText(b []byte, text string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(text))), text...)
}

// Unpack is the tree. Its texts are parts of the Packed.
func (p Packed) Unpack() *Node {
	if p == "" {
		return nil
	}
	u := unpacker{text: p, bytes: []byte(p)}
	return u.node()
}

type unpacker struct {
	text  Packed
	bytes []byte
	at    int
}

func (u *unpacker) node() *Node {
	n := &Node{Kind: Kind(u.bytes[u.at])}
	u.at++
	switch n.Kind {
	case List:
		items := make([]*Node, u.count())
		for i := range items {
			items[i] = u.node()
		}
		n.held = &held{items: items}
		return n
	case Map:
		entries := make([]Entry, u.count())
		for i := range entries {
			entries[i].Key = u.string()
			entries[i].Value = u.node()
		}
		n.held = &held{entries: entries}
		return n
	case Bool:
		n.Bool = u.bytes[u.at] == 1
		u.at++
	case Int:
		value, size := binary.Varint(u.bytes[u.at:])
		u.at += size
		n.setInt(value)
	case Float:
		n.setFloat(math.Float64frombits(binary.LittleEndian.Uint64(u.bytes[u.at:])))
		u.at += 8
	}
	n.Text = u.string()
	return n
}

func (u *unpacker) count() int {
	n, size := binary.Uvarint(u.bytes[u.at:])
	u.at += size
	return int(n)
}

func (u *unpacker) string() string {
	size := u.count()
	text := u.text[u.at : u.at+size]
	u.at += size
	return string(text)
}
