package since

import (
	"bufio"
	"errors"
	"io"
	"os"
	"os/exec"
	"path"
	"strconv"
	"strings"
)

// blob is one file of a tree.
type blob struct {
	hash string
	size int64
	path string
}

// parseTree reads what `git ls-tree -r -l -z` prints. Links and submodules are
// left out, as launchbook follows neither.
func parseTree(listing string) []blob {
	var list []blob
	for entry := range strings.SplitSeq(listing, "\x00") {
		about, name, ok := strings.Cut(entry, "\t")
		fields := strings.Fields(about)
		if !ok || len(fields) != 4 || fields[1] != "blob" || fields[0] == "120000" {
			continue
		}
		size, err := strconv.ParseInt(fields[3], 10, 64)
		if err != nil {
			continue
		}
		list = append(list, blob{fields[2], size, name})
	}
	return list
}

func (g git) write(root *os.Root, blobs []blob) error {
	var wanted []blob
	var hashes strings.Builder
	for _, b := range blobs {
		if err := root.MkdirAll(path.Dir(b.path), 0o755); err != nil {
			return err
		}
		if isText(b.path) {
			wanted = append(wanted, b)
			hashes.WriteString(b.hash + "\n")
		} else if err := hole(root, b); err != nil {
			return err
		}
	}
	cmd := exec.CommandContext(g.ctx, "git", "-C", g.dir, "cat-file", "--batch")
	cmd.Stdin = strings.NewReader(hashes.String())
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	err = writeBlobs(root, wanted, bufio.NewReader(out))
	if err != nil {
		_, _ = io.Copy(io.Discard, out) // or git would wait for a reader
	}
	return errors.Join(err, cmd.Wait())
}

func isText(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".yaml", ".yml", ".json", ".toml":
		return true
	}
	return false
}

// hole makes a file of a size, of which only the size is looked at.
func hole(root *os.Root, b blob) error {
	f, err := root.Create(b.path)
	if err != nil {
		return err
	}
	return errors.Join(f.Truncate(b.size), f.Close())
}

// writeBlobs reads what `git cat-file --batch` prints: for each file a line
// with its size, its bytes, and a line end.
func writeBlobs(root *os.Root, blobs []blob, r *bufio.Reader) error {
	for _, b := range blobs {
		if _, err := r.ReadString('\n'); err != nil {
			return err
		}
		f, err := root.Create(b.path)
		if err != nil {
			return err
		}
		_, err = io.CopyN(f, r, b.size)
		if err := errors.Join(err, f.Close()); err != nil {
			return err
		}
		if _, err := r.Discard(1); err != nil {
			return err
		}
	}
	return nil
}
