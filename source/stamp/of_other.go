//go:build !linux

package stamp

import "io/fs"

// of knows no stamps here: every file is read.
func of(fs.FileInfo) (Stamp, bool) { return Stamp{}, false }

func trusted(string) bool { return false }
