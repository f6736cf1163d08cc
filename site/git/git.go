// Package git starts git for what only reads.
package git

import (
	"context"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// options make git say the same under every configuration, and start nothing else.
var options = []string{
	"--no-pager", "--no-optional-locks", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "-c", "i18n.logOutputEncoding=UTF-8",
	"-c", "log.showSignature=false", "-c", "log.showRoot=true", "-c", "log.follow=false",
}

// located are the variables by which git tells its hooks where their repository is.
// They win over the folder, and have it taken for the top of a work tree.
var located = []string{"GIT_DIR", "GIT_WORK_TREE", "GIT_IMPLICIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX"}

// Command is git in a folder, whose own repository is meant even in a hook of
// another one. Nothing is fetched or asked for, no lock is taken, and messages are
// English.
func Command(ctx context.Context, folder string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "git", slices.Concat(options, args)...)
	cmd.Dir = folder
	env := slices.DeleteFunc(os.Environ(), func(variable string) bool {
		name, _, _ := strings.Cut(variable, "=")
		return slices.Contains(located, name)
	})
	cmd.Env = append(env, "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1", "LC_ALL=C")
	return cmd
}
