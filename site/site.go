// Package site loads a folder of runbooks once: it splits front matter, parses
// Markdown, decodes documents into the types of package schema, and indexes
// ids and links. Lint and generator both work on the Site that it returns,
// which nobody changes once it is loaded.
package site

import (
	"sync"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/alerts"
	"github.com/launchbook/launchbook/site/facts"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/site/spool"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// Site is a folder of runbooks, loaded.
type Site struct {
	// Dir is the absolute path of the site's root, where launchbook.yaml is.
	Dir string
	// Repository is the folder of the git repository that Dir lies in, or "".
	Repository string
	// Origin is where the history of the site's files is kept.
	Origin Origin
	Config schema.Config
	// ConfigFile is launchbook.yaml, or an empty file when there is none.
	ConfigFile *source.File
	// Zone is the zone of local times that name none; UTC by default.
	Zone *time.Location
	// Documents are all Markdown files of the content folder, by path.
	Documents []*Document
	// Assets are all other files of the content folder, by path.
	Assets []Asset
	// Alerts are the alerting rules that rules_files names.
	Alerts alerts.Set
	// Diagnostics are what loading found: syntax and schema.
	Diagnostics []source.Diagnostic

	index    index
	overlay  overlay
	known    *facts.Cache
	watch    Observer
	previous *previous
	large    int // from more documents on, their texts are let go of
	released *released
	spool    *spool.Spool
	looked   *sync.Map // paths outside of the content that links lead to, with whether they are there
}

// Origin is a commit of a git repository, and where the site lies in it. The
// zero Origin has no history.
type Origin struct {
	// Repository is the repository's folder, Folder the site's from there.
	Repository, Folder string
	// Commit is empty for the commit that is checked out, with what was
	// changed since.
	Commit string
}

// Document is one Markdown file with its front matter.
type Document struct {
	// File has the path relative to the site's root, such as content/faq.md.
	File *source.File
	// Path is relative to the content folder, such as runbooks/cpu.md.
	Path string
	// Page is where the portal has it: Path with .html for its ending, and
	// index.html for index.md, _index.md and README.md.
	Page string
	Type string
	// ID is the front matter's, or the file's name without its ending.
	ID string
	// Title is the front matter's, the first level-one heading, or the file's name.
	Title string
	// Common is the front matter that all types share, part of Data.
	Common *schema.Common
	// Data is the typed front matter, such as *schema.Launch.
	Data any
	// Front is the front matter as written, with its places; its Node is an
	// empty mapping when there is none.
	Front tree.Place
	Body  *markdown.Document
	// Broken is set when the front matter has syntax or schema errors, so that
	// what Data says may be less than what its writer meant.
	Broken bool
	// valueLinks are the links in the values of Front.
	valueLinks []markdown.Link
	// front is the node of Front once the texts were let go of.
	front   tree.Packed
	drafted drafted
}

// Asset is a file that is not Markdown.
type Asset struct {
	// Path is relative to the content folder.
	Path string
	Size int64
	// Refused is set where the file does not go into the portal; a diagnostic of
	// the site says why.
	Refused bool
}
