// Package since finds what a change introduced, by comparing what is found in
// the site now with what is found in the site as a commit has it.
package since

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// Checkout writes the files that a folder had in a commit into an empty folder,
// without touching the working tree. The commit is the one at which the current
// branch left ref, so that what happened on ref afterwards does not count. Only
// text that launchbook reads is written; of any other file, a hole of its size.
//
// The error of a ref that does not exist, or of a folder outside of any
// repository, is for the user. A folder that the commit does not have is empty.
func Checkout(ctx context.Context, dir, ref, target string) error {
	g := git{ctx, dir}
	commit, err := g.base(ref)
	if err != nil {
		return err
	}
	prefix, err := g.run("rev-parse", "--show-prefix")
	if err != nil {
		return err
	}
	tree := commit + ":" + strings.TrimSuffix(prefix, "/")
	if _, err := g.run("rev-parse", "--verify", "--quiet", tree); err != nil {
		return nil
	}
	listing, err := g.run("ls-tree", "--full-tree", "-r", "-l", "-z", tree)
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(target)
	if err != nil {
		return err
	}
	defer root.Close()
	return g.write(root, parseTree(listing))
}

type git struct {
	ctx context.Context
	dir string
}

// run is the output of a git command, without the last line end.
func (g git) run(args ...string) (string, error) {
	cmd := exec.CommandContext(g.ctx, "git", append([]string{"-C", g.dir}, args...)...)
	var failure bytes.Buffer
	cmd.Stderr = &failure
	out, err := cmd.Output()
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return "", errors.New("git is not installed")
	case err != nil:
		return "", fmt.Errorf("git %s: %s", args[0], strings.TrimPrefix(strings.TrimSpace(failure.String()), "fatal: "))
	}
	return strings.TrimSuffix(string(out), "\n"), nil
}

// base is the commit at which the current branch left ref. Without a common
// one, as in a shallow clone, it is ref itself.
func (g git) base(ref string) (string, error) {
	if _, err := g.run("rev-parse", "--git-dir"); err != nil {
		return "", fmt.Errorf("%s lies in no git repository", g.dir)
	}
	if ref == "" || strings.HasPrefix(ref, "-") {
		return "", fmt.Errorf("%q is not a commit; name a branch, a tag or a hash", ref)
	}
	commit, err := g.run("rev-parse", "--verify", "--quiet", ref+"^{commit}")
	if err != nil {
		return "", fmt.Errorf("%q is not a commit here; fetch it first, in CI with the history (fetch-depth: 0)", ref)
	}
	if base, err := g.run("merge-base", commit, "HEAD"); err == nil {
		return base, nil
	}
	return commit, nil
}
