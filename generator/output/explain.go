package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// explain names the file and the cause of an error of the file system, and says
// what to do where that is known.
func explain(path string, err error) error {
	return fmt.Errorf("`%s`: %w%s", printable(path), cause(err), advice(err))
}

// cause drops what the os package says about the step at which it failed: it
// names files of the build folder, which readers have never seen.
func cause(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	var call *os.SyscallError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	case errors.As(err, &call):
		return call.Err
	}
	return err
}

func advice(err error) string {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return "; free some space and build again"
	case errors.Is(err, syscall.EROFS):
		return "; choose an output folder on a disk that can be written to"
	case errors.Is(err, fs.ErrPermission):
		return "; allow writing there and beside the output folder, or choose another output folder"
	case errors.Is(err, syscall.ENAMETOOLONG):
		return "; shorten the name"
	}
	return ""
}

// explainSwap is for the last step, which fails for a folder that cannot be moved.
func explainSwap(path string, err error) error {
	if errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.EXDEV) {
		return fmt.Errorf("`%s` cannot be swapped as a whole: %w; where it is a mounted volume, choose a folder inside it, such as `%s/portal`", path, cause(err), path)
	}
	return explain(path, err)
}
