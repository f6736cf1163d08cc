//go:build !linux && !darwin

package output

import "errors"

func exchange(place, string) error { return errors.ErrUnsupported }
