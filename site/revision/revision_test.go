package revision_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/launchbook/launchbook/site/revision"
)

// repository is a git repository with one commit of the files.
func repository(t *testing.T, files map[string]string) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git here")
	}
	dir := t.TempDir()
	git(t, dir, "init", "--quiet", "--initial-branch=main")
	for name, text := range files {
		write(t, filepath.Join(dir, name), text)
	}
	git(t, dir, "add", "--all")
	git(t, dir, "-c", "user.name=Ada", "-c", "user.email=ada@example.com", "commit", "--quiet", "--message=one")
	return dir
}

func git(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", append([]string{"-C", dir}, args...)...)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestExtract(t *testing.T) {
	dir := repository(t, map[string]string{
		"other/secret.md":               "not of the site",
		"site/launchbook.yaml":          "title: Old\n",
		"site/content/é & spaces.md":    "# Old\n",
		"site/content/picture.png":      "pixels",
		"site/content/.gitattributes":   "ignored.md export-ignore\n",
		"site/content/ignored.md":       "# Left out of archives only\n",
		"site/content/empty.md":         "",
		".git-hooks/post-checkout":      "#!/bin/sh\ntouch ran\n",
		"site/content/runbooks/cpu.yml": "a: 1",
	})
	write(t, filepath.Join(dir, "site/content/é & spaces.md"), "# New\n")
	write(t, filepath.Join(dir, "site/content/untracked.md"), "# New\n")
	status := git(t, dir, "status", "--porcelain")

	old, err := revision.Extract(t.Context(), filepath.Join(dir, "site"), "main")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(old) })
	for name, want := range map[string]string{
		"launchbook.yaml": "title: Old\n", "content/é & spaces.md": "# Old\n", "content/ignored.md": "# Left out of archives only\n",
		"content/picture.png": "", "content/empty.md": "", "content/runbooks/cpu.yml": "a: 1",
	} {
		if data, err := os.ReadFile(filepath.Join(old, name)); err != nil || string(data) != want {
			t.Errorf("%s is %q (%v), want %q", name, data, err, want)
		}
	}
	for _, name := range []string{"content/untracked.md", "secret.md", "other"} {
		if _, err := os.Stat(filepath.Join(old, name)); err == nil {
			t.Errorf("%s does not belong there", name)
		}
	}
	if after := git(t, dir, "status", "--porcelain"); after != status {
		t.Errorf("the work tree was touched:\n%s\nwas\n%s", after, status)
	}
}

func TestExtractSaysWhatIsWrong(t *testing.T) {
	dir := repository(t, map[string]string{"a.md": "# A\n"})
	write(t, filepath.Join(dir, "new/content/a.md"), "# A\n")
	for _, test := range []struct{ folder, ref, want string }{
		{dir, "nope", `git knows no commit "nope" here`},
		{dir, "--output=x", `git knows no commit "--output=x" here`},
		{filepath.Join(dir, "new"), "main", "is not there at main"},
		{t.TempDir(), "main", "is not in a git repository"},
	} {
		if _, err := revision.Extract(t.Context(), test.folder, test.ref); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %q", test.ref, err, test.want)
		}
	}
}
