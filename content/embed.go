// Package content holds the starter site, the launch runbook that this project
// started from, filled with a fictional launch, and writes it into a folder.
// A second copy of it has marked gaps in place of the fictional facts.
package content

import "embed"

//go:embed all:starter
var starter embed.FS
