package generator

// Record is what a build remembers of the pages that it made, so that the next
// one makes only those that would differ. It holds hashes and no content: a page
// that is kept is read from the last portal, and used only if it has the hash
// that it was made with. A record can be thrown away at any time.
type Record struct {
	// Pages are the pages of documents, by their paths.
	Pages map[string]Made
	// Index is the search index, of which each page has a part.
	Index Sum
}

// Made is a page as it was made.
type Made struct {
	// From is the hash of everything that the page depends on, To that of the
	// page itself, and Twin that of its Markdown.
	From, To, Twin Sum
	// TwinSize is the size of the page's Markdown, in bytes.
	TwinSize int
	// IndexStart and IndexEnd are where the page's part of the search index is.
	IndexStart, IndexEnd int
}

// made is a page while a portal is built.
type made struct {
	Made
	// entries is the page's part of the search index, or nil where it is that
	// of the last portal.
	entries []byte
	err     error
}
