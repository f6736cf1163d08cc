package tree

import (
	"encoding/binary"
	"math"

	"github.com/launchbook/launchbook/source/packed"
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
		b = packed.AppendCount(b, len(n.Items()))
		for _, item := range n.Items() {
			b = pack(b, item)
		}
		return b
	case Map:
		b = packed.AppendCount(b, len(n.Entries()))
		for _, e := range n.Entries() {
			b = pack(packed.AppendText(b, e.Key), e.Value)
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
	return packed.AppendText(b, n.Text)
}

// Unpack is the tree. Its texts are parts of the Packed.
func (p Packed) Unpack() *Node {
	if p == "" {
		return nil
	}
	u := unpacker{packed.Reader(p)}
	return u.node()
}

type unpacker struct{ packed.Reader }

func (u *unpacker) node() *Node {
	n := &Node{Kind: Kind(u.Byte())}
	switch n.Kind {
	case List:
		items := make([]*Node, u.Count())
		for i := range items {
			items[i] = u.node()
		}
		n.held = &held{items: items}
		return n
	case Map:
		entries := make([]Entry, u.Count())
		for i := range entries {
			entries[i].Key = u.Text()
			entries[i].Value = u.node()
		}
		n.held = &held{entries: entries}
		return n
	case Bool:
		n.Bool = u.Byte() == 1
	case Int:
		n.setInt(u.Int())
	case Float:
		n.setFloat(math.Float64frombits(binary.LittleEndian.Uint64([]byte(u.Take(8)))))
	}
	n.Text = u.Text()
	return n
}
