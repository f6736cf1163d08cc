package revision

import (
	"context"
	"fmt"
	"strings"
)

// Base is the commit at which the current branch left ref, so that what has
// happened on ref since then does not count as a change of the branch. Where
// none is known, as in a shallow clone, it is ref's own commit.
func Base(ctx context.Context, folder, ref string) (commit string, err error) {
	if _, err := git(ctx, folder, nil, "rev-parse", "--git-dir"); err != nil {
		return "", fmt.Errorf("%s is not in a git repository: %w", folder, err)
	}
	tip, err := git(ctx, folder, nil, "rev-parse", "--verify", "--quiet", "--end-of-options", ref+"^{commit}")
	if err != nil {
		return "", fmt.Errorf("git knows no commit %q here; fetch it first (in CI: fetch-depth: 0), or name another one", ref)
	}
	commit = strings.TrimSpace(string(tip))
	if base, err := git(ctx, folder, nil, "merge-base", commit, "HEAD"); err == nil {
		return strings.TrimSpace(string(base)), nil
	}
	return commit, nil
}
