//go:build !unix

package output

import (
	"errors"
	"os"
)

func linkBetween(_, _ *os.File, _ string) error { return errors.ErrUnsupported }
