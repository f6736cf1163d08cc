// Package markdown reads and renders the Markdown of runbooks with goldmark. It
// is the one place that knows the dialect, so that what lint says of a heading
// or a link is what the portal shows.
package markdown

import "github.com/launchbook/launchbook/source"

// Document is the facts of one Markdown body. Spans are byte offsets into File.
type Document struct {
	File *source.File
	// Span is the body: what follows the front matter.
	Span source.Span
	// Headings are all headings in order.
	Headings []Heading
	Links    []Link
	// Anchors are ids that HTML in the text sets, such as <a id="x">.
	Anchors []string
	// HTML are the pieces of raw HTML, a line or less each; code has none.
	HTML []source.Span
	// Comments are HTML comments on one line.
	Comments []Comment
	// Diagnostics are what parsing found, such as a limit that was exceeded.
	Diagnostics []source.Diagnostic
	// Refused is set when a limit kept the body from being parsed; it then
	// renders as plain, escaped text.
	Refused bool
	// Prose is where the text of passages stands.
	Prose Prose
}

// Heading is one heading.
type Heading struct {
	Level int
	// Text is the heading without markup.
	Text string
	// Slug is its anchor: the one it sets itself, {#like-this}, or GitHub's.
	Slug string
	Span source.Span
}

// Link is a link or an image.
type Link struct {
	Destination string
	Image       bool
	// Unnamed is set for an image without an alternative text.
	Unnamed bool
	// Span is the destination as written; for reference links that of the
	// definition's destination.
	Span source.Span
}

// Comment is an HTML comment.
type Comment struct {
	// Text is what stands between <!-- and -->.
	Text string
	// Span is the whole comment.
	Span source.Span
}
