// Package mutation has no code of its own: its test breaks every valid document
// in every way it knows, and measures what the linter says of it.
package mutation
