// Package revision reads a folder as it is in another commit of its git
// repository, without touching the work tree, the index or the network.
package revision

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/launchbook/launchbook/site/git"
)

// Extract writes what a site is read from, as a folder has it at a commit, to
// a new temporary folder: Markdown, YAML, TOML and JSON whole, every other file
// empty, so that links to it still lead somewhere. Links and submodules are
// left out. The caller removes the folder. The error says what to do.
func Extract(ctx context.Context, folder, ref string) (dir string, err error) {
	prefix, err := run(ctx, folder, nil, "rev-parse", "--show-prefix")
	if err != nil {
		return "", noRepository(folder, err)
	}
	commit, err := run(ctx, folder, nil, "rev-parse", "--verify", "--quiet", "--end-of-options", ref+"^{commit}")
	if err != nil {
		return "", fmt.Errorf("git knows no commit %q here; fetch it first, or name another one", ref)
	}
	object := strings.TrimSpace(string(commit)) + ":" + strings.TrimSpace(string(prefix))
	if _, err := run(ctx, folder, nil, "cat-file", "-e", object); err != nil {
		return "", fmt.Errorf("%s is not there at %s", folder, ref)
	}
	listing, err := run(ctx, folder, nil, "ls-tree", "-r", "-z", "--full-tree", object)
	if err != nil {
		return "", err
	}
	dir, err = os.MkdirTemp("", "launchbook-revision-")
	if err != nil {
		return "", err
	}
	if err := write(ctx, folder, dir, entries(listing)); err != nil {
		return "", errors.Join(err, os.RemoveAll(dir))
	}
	return dir, nil
}

// entry is one file of a commit.
type entry struct{ id, name string }

// entries reads what ls-tree -z lists: mode, type and id, a tab, and the name.
func entries(listing []byte) []entry {
	var list []entry
	for line := range bytes.SplitSeq(listing, []byte{0}) {
		head, name, ok := bytes.Cut(line, []byte{'\t'})
		fields := strings.Fields(string(head))
		if ok && len(fields) == 3 && strings.HasPrefix(fields[0], "100") {
			list = append(list, entry{fields[2], string(name)})
		}
	}
	return list
}

func write(ctx context.Context, folder, dir string, list []entry) error {
	var ids bytes.Buffer
	for _, e := range list {
		if isRead(e.name) {
			fmt.Fprintln(&ids, e.id)
		}
	}
	blobs, err := run(ctx, folder, &ids, "cat-file", "--batch")
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	for _, e := range list {
		var data []byte
		if isRead(e.name) {
			if data, blobs, err = next(blobs); err != nil {
				return fmt.Errorf("%s: %w", e.name, err)
			}
		}
		if err := root.MkdirAll(filepath.Dir(filepath.FromSlash(e.name)), 0o700); err != nil {
			return err
		}
		if err := root.WriteFile(filepath.FromSlash(e.name), data, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// next takes one object from what cat-file --batch prints: a line with id, type
// and size, the bytes, and a line end.
func next(blobs []byte) (data, rest []byte, err error) {
	head, rest, ok := bytes.Cut(blobs, []byte{'\n'})
	var id, kind string
	var size int
	if _, err := fmt.Sscan(string(head), &id, &kind, &size); !ok || err != nil || size < 0 || size >= len(rest) {
		return nil, nil, errors.New("git has no such object here; fetch it first")
	}
	return rest[:size], rest[size+1:], nil
}

func isRead(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".md", ".markdown", ".yaml", ".yml", ".toml", ".json":
		return true
	}
	return false
}

// run is what git prints.
func run(ctx context.Context, folder string, in *bytes.Buffer, args ...string) ([]byte, error) {
	cmd := git.Command(ctx, folder, args...)
	if in != nil {
		cmd.Stdin = in
	}
	var out, failure bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &failure
	if err := cmd.Run(); err != nil {
		if text := strings.TrimSpace(failure.String()); text != "" {
			return nil, errors.New(text)
		}
		return nil, err
	}
	return out.Bytes(), nil
}
