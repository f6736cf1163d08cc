package revision

import (
	"context"
	"fmt"
	"strings"
)

// Base is the commit at which the current branch left ref, so that what has
// happened on ref since then does not count as a change of the branch. Where
// none is known, it is ref's own commit, and exact is false: the history is cut
// off, as in a shallow clone, or the two have none in common.
func Base(ctx context.Context, folder, ref string) (commit string, exact bool, err error) {
	if _, err := run(ctx, folder, nil, "rev-parse", "--git-dir"); err != nil {
		return "", false, noRepository(folder, err)
	}
	tip, err := run(ctx, folder, nil, "rev-parse", "--verify", "--quiet", "--end-of-options", ref+"^{commit}")
	if err != nil {
		return "", false, fmt.Errorf("git knows no commit %q here; fetch it first (in CI: fetch-depth: 0), or name another one", ref)
	}
	commit = strings.TrimSpace(string(tip))
	if base, err := run(ctx, folder, nil, "merge-base", commit, "HEAD"); err == nil {
		return strings.TrimSpace(string(base)), true, nil
	}
	return commit, false, nil
}

// noRepository says why git does not answer for a folder.
func noRepository(folder string, err error) error {
	if strings.Contains(err.Error(), "not a git repository") {
		return fmt.Errorf("%s is not in a git repository, so there is no commit to compare with", folder)
	}
	return fmt.Errorf("git cannot read the repository of %s: %w", folder, err)
}

// Submodules are the folders below a folder that are other repositories, by
// their paths from there. Extract leaves them out.
func Submodules(ctx context.Context, folder string) ([]string, error) {
	listing, err := run(ctx, folder, nil, "ls-files", "--stage", "-z")
	if err != nil {
		return nil, err
	}
	var list []string
	for line := range strings.SplitSeq(string(listing), "\x00") {
		if head, name, ok := strings.Cut(line, "\t"); ok && strings.HasPrefix(head, "160000 ") {
			list = append(list, name)
		}
	}
	return list, nil
}
