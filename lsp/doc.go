// Package lsp speaks the Language Server Protocol (3.17) over a pair of
// streams: it shows what lint finds while a document is written and offers its
// fixes, completes front matter, links and launchbook.yaml, says what stands at
// a place, and follows and renames ids across files.
//
// One goroutine reads messages into a queue; one loop takes them out, one by
// one. Everything the loop looks at is an immutable site, loaded with the
// unsaved text of the editor in place of the files on the disk; what has not
// changed is taken from the site before.
package lsp
