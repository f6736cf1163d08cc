// Package source holds what every other package speaks about: files, spans of
// bytes in them, the line and column of a byte, diagnostics and edits. It knows
// nothing about Markdown, front matter or launches.
package source
