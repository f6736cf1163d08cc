// Package lazy puts off what a run may not need: compiling the patterns of all rules
// takes longer than seeing that nothing has changed since the last run.
package lazy

import (
	"regexp"
	"sync"
)

// Regexp compiles a pattern when it is first asked for. One that is wrong panics
// then, as it would in regexp.MustCompile.
func Regexp(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}
