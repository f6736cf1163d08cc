// Package generator makes the portal of a site: a page for every document, with
// the blocks of its structured data, an index for searching, and the theme's
// assets. It works in memory; package output writes the result.
package generator
