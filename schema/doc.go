// Package schema holds the document types of a launch runbook twice over: as
// JSON Schemas (embedded, draft 2020-12) that front matter is validated
// against, and as the Go types that validated front matter is decoded into. A
// test keeps the two in step in both directions. The values that people write
// in front matter (offsets, durations, percentages, phones, times) are parsed
// here, strictly.
//
// Every decoded struct carries a tree.Place, so that a rule can point at the
// exact bytes a value came from.
package schema
