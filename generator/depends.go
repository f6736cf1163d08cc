package generator

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash"
	"iter"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/history"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/source/pool"
	"github.com/launchbook/launchbook/source/tree"
	"github.com/launchbook/launchbook/themes"
)

// What a page depends on is its own document, the surface that all documents
// show to each other, and what is the same for the whole portal: the program,
// the configuration, the theme and the options. The text of a document is part
// of its own page only; its front matter, headings, links and anchors are part
// of the surface, as menus, lists and references are made of them. So changing a
// sentence makes one page again, and changing a title makes all.

// digest writes values to a hash, each with its length, so that no two lists of
// values have the same bytes.
type digest struct{ hash.Hash }

func newDigest() digest { return digest{sha256.New()} }

func (d digest) number(n int) {
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], uint64(n))
	d.Write(b[:])
}

func (d digest) text(list ...string) {
	for _, s := range list {
		d.number(len(s))
		d.Write([]byte(s))
	}
}

func (d digest) bytes(b []byte) {
	d.number(len(b))
	d.Write(b)
}

func (d digest) node(n *tree.Node) {
	if n == nil {
		d.number(-1)
		return
	}
	d.number(int(n.Kind))
	d.text(n.Text)
	d.number(len(n.Items()))
	for _, item := range n.Items() {
		d.node(item)
	}
	d.number(len(n.Entries()))
	for _, e := range n.Entries() {
		d.text(e.Key)
		d.node(e.Value)
	}
}

func (d digest) sum() Sum { return Sum(d.Sum(nil)) }

// shared is the hash of what all pages depend on.
func (p *Portal) shared(theme *themes.Theme) (Sum, error) {
	d := newDigest()
	s := p.site
	config, err := json.Marshal(s.Config)
	if err != nil {
		return Sum{}, fmt.Errorf("%s: %w", site.ConfigName, err)
	}
	own, err := theme.Digest()
	if err != nil {
		return Sum{}, err
	}
	d.text(p.options.Version, p.options.BaseURL, p.options.Now.String(), s.Zone.String(), s.RepositoryPath(""))
	d.text(p.options.Audience, fmt.Sprint(p.hasFeed()))
	d.bytes(config)
	d.bytes(own[:])
	for _, a := range s.Assets {
		d.text(a.Path)
		d.number(int(a.Size))
	}
	surfaces := make([]Sum, len(s.Documents))
	pool.Share(len(surfaces), func(indexes iter.Seq[int]) {
		for i := range indexes {
			surfaces[i] = p.surface(s.Documents[i])
		}
	})
	for _, surface := range surfaces {
		d.bytes(surface[:])
	}
	return d.sum(), nil
}

// surface is the hash of what other pages may show of a document.
func (p *Portal) surface(doc *site.Document) Sum {
	d := newDigest()
	d.text(doc.Path, doc.Page, doc.Type, doc.ID, doc.Title, doc.Common.Owner)
	d.text(doc.Common.Audiences...)
	d.node(doc.Front.Node)
	d.number(len(doc.Body.Headings))
	for _, h := range doc.Body.Headings {
		d.number(h.Level)
		d.text(h.Text, h.Slug)
	}
	d.number(len(doc.Body.Links))
	for _, l := range doc.Body.Links {
		d.text(l.Destination)
	}
	d.number(len(doc.Body.Anchors))
	d.text(doc.Body.Anchors...)
	p.resolved(d, doc, doc.ValueLinks()) // which other documents' pages show too
	return d.sum()
}

// dependencies is the hash of everything that the page of a document depends on.
func (p *Portal) dependencies(doc *site.Document) Sum {
	d := newDigest()
	d.bytes(p.common[:])
	d.text(doc.Path)
	text := doc.File.Sum()
	d.bytes(text[:])
	last := p.options.History[doc.File.Path]
	for _, change := range append([]history.Change{last}, last.Earlier...) {
		d.text(change.At.String(), change.Subject)
	}
	// Files of the repository outside of the content are no part of the surface.
	p.resolved(d, doc, doc.Body.Links)
	return d.sum()
}

// resolved adds where the links of a document lead.
func (p *Portal) resolved(d digest, doc *site.Document, links []markdown.Link) {
	for _, l := range links {
		found := p.site.ResolveLink(doc, l.Destination)
		d.text(string(found.Kind), found.URL)
	}
}
