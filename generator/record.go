package generator

// Record is what a build remembers of the pages that it made, so that the next
// one makes only those that would differ. It holds hashes and no content: a page
// that is kept is read from the last portal, and used only if it has the hash
// that it was made with. A record can be thrown away at any time.
type Record struct {
	// Pages are the pages of documents, by their paths.
	Pages map[string]*Made
	// People are the pages of contacts, by their paths.
	People map[string]Person
	// Index has the files of the search index, of which each page has parts.
	Index map[string]Sum

	// portal is what made the record, for Glance; nil where another process did.
	portal *Portal
}

// Made is a page as it was made.
type Made struct {
	// From is the hash of everything that the page depends on, To that of the
	// page itself, and Twin that of its Markdown.
	From, To, Twin Sum
	// TwinSize is the size of the page's Markdown, in bytes.
	TwinSize int
	// Text is where its entries in the search index are, and Head those that
	// are loaded first, where the index has several files.
	Text, Head Range
}

// Person is the page of a contact as it was made.
type Person struct {
	// From is the hash of everything that the page depends on, To that of the
	// page itself.
	From, To Sum
	// Size is in bytes.
	Size int
}

// Range is a part of a file of the search index, in bytes.
type Range struct {
	// File is the number of the file, from 1 for the one that is loaded first; 0 for
	// none.
	File       int
	Start, End int
}

// made is a page until the index has its entries.
type made struct {
	Made
	// kept is set where the page is that of the last portal, and its entries in
	// the search index too.
	kept bool
	// text and head are its entries, until they are written.
	text, head []byte
	err        error
}
