package git_test

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/launchbook/launchbook/site/git"
)

// In a hook of one repository, a folder of another one is still that of the other.
func TestTheRepositoryOfTheFolderIsMeant(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not here")
	}
	one, other := t.TempDir(), t.TempDir()
	for _, dir := range []string{one, other} {
		if out, err := exec.Command("git", "-C", dir, "init", "-q").CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	t.Setenv("GIT_DIR", filepath.Join(one, ".git"))
	t.Setenv("GIT_INDEX_FILE", filepath.Join(one, ".git", "index"))
	out, err := git.Command(t.Context(), other, "rev-parse", "--show-toplevel").Output()
	want, _ := filepath.EvalSymlinks(other)
	if got := strings.TrimSpace(string(out)); err != nil || filepath.FromSlash(got) != want {
		t.Errorf("got %q (%v), want %s", got, err, want)
	}
}
