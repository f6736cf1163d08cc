package mutation

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// named are the values that name something by another way than an id of a
// contact or a document: a severity, a step, an audience, a zone.
var named = regexp.MustCompile(`/(severity|severities/\d+|needs/\d+|audiences/\d+|time_zone)$`)

// referenceMutants misspell whatever names something else.
func referenceMutants(s *site.Site, d *site.Document) []mutant {
	var addresses []string
	for r := range rules.References(s) {
		if r.At.File == d.File {
			addresses = append(addresses, r.At.Address)
		}
	}
	root := d.Front.Node
	walk(root, "", func(n *tree.Node, address string) {
		if n.Kind == tree.String && named.MatchString(address) && !slices.Contains(addresses, address) {
			addresses = append(addresses, address)
		}
	})
	var list []mutant
	for _, at := range addresses {
		list = append(list, mutant{kind: brokenReference, at: at, fixable: true,
			root: clone(root, steps(at), func(n *tree.Node) { n.Text = misspell(n.Text) })})
	}
	return list
}

// linkMutants misspell the destinations of the links in a document's text: the
// file's name, or else the anchor.
func linkMutants(s *site.Site, d *site.Document) []mutant {
	var list []mutant
	seen := map[source.Span]bool{}
	body := d.File.Text(d.Body.Span)
	for _, l := range d.Body.Links {
		if to := s.ResolveLink(d, l.Destination).Kind; to != site.LinkDocument && to != site.LinkAsset || seen[l.Span] {
			continue
		}
		seen[l.Span] = true
		span := l.Span.Shift(-d.Body.Span.Start)
		written := body[span.Start:span.End]
		if written != l.Destination {
			continue // with escapes
		}
		wrong := breakLink(written)
		list = append(list, mutant{kind: brokenLink, root: d.Front.Node,
			body: body[:span.Start] + wrong + body[span.End:], mark: source.Span{Start: span.Start, End: span.Start + len(wrong)}})
	}
	return list
}

func breakLink(destination string) string {
	file, anchor, hasAnchor := strings.Cut(destination, "#")
	if hasAnchor {
		return file + "#" + misspell(anchor)
	}
	dir, name := path.Split(file)
	return dir + misspell(strings.TrimSuffix(name, path.Ext(name))) + path.Ext(name)
}
