//go:build !linux

package spool

import "os"

// Elsewhere a file that is kept open cannot be without a name from the start, or at all.
func nameless(string) *os.File { return nil }
