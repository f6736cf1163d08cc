// Package content has the starter site: the production launch runbook that this
// project started from, filled in for a fictional launch, or with marked gaps.
package content

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

//go:embed starter
var files embed.FS

// Options say which starter site to write.
type Options struct {
	// Blank leaves the facts out and marks the gaps.
	Blank bool
	// Now moves all dates by whole weeks, so that the launch lies 14 to 20 days
	// ahead; the zero Now moves nothing.
	Now time.Time
	// DryRun writes nothing.
	DryRun bool
}

// launchDay is the day of the starter site's launch.
var launchDay = time.Date(2027, 3, 9, 0, 0, 0, 0, time.UTC)

// Init writes the starter site into a folder, which it makes if need be, and
// lists the files by their paths in it. It never overwrites: if one of them is
// there already, it writes nothing and says which (fs.ErrExist).
func Init(dir string, o Options) ([]string, error) {
	site, names, err := Site(o)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if _, err := os.Lstat(full); err == nil {
			return nil, fmt.Errorf("%s is there already, and init overwrites nothing: %w", full, fs.ErrExist)
		} else if !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	if o.DryRun {
		return names, nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	for _, name := range names {
		if err := write(root, name, site[name]); err != nil {
			return nil, err
		}
	}
	return names, nil
}

// Site is the starter site by path, and the paths in order.
func Site(o Options) (map[string][]byte, []string, error) {
	site := map[string][]byte{}
	var names []string
	err := fs.WalkDir(files, "starter", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := files.ReadFile(name)
		if err != nil {
			return err
		}
		name = strings.TrimPrefix(name, "starter/")
		site[name] = []byte(shift(gaps(string(data), o.Blank), weeks(o.Now)))
		names = append(names, name)
		return nil
	})
	return site, names, err
}

func write(root *os.Root, name string, data []byte) (err error) {
	if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// weeks is how far to move the dates.
func weeks(now time.Time) int {
	if now.IsZero() {
		return 0
	}
	earliest := now.AddDate(0, 0, 14)
	days := int(earliest.Sub(launchDay).Hours() / 24)
	n := days / 7
	for launchDay.AddDate(0, 0, 7*n).Before(earliest) {
		n++
	}
	return n
}

var date = regexp.MustCompile(`\b20\d\d-[01]\d-[0-3]\d`)

func shift(text string, weeks int) string {
	return date.ReplaceAllStringFunc(text, func(day string) string {
		t, err := time.Parse(time.DateOnly, day)
		if err != nil {
			return day
		}
		return t.AddDate(0, 0, 7*weeks).Format(time.DateOnly)
	})
}

// A line of the starter site that holds a sample fact says at its end what
// stands there instead in a blank site: another value, or "-" for no line.
var (
	yamlGap  = regexp.MustCompile(`(?m)^(.*?)  # gap: (.*)\n`)
	alone    = regexp.MustCompile(`(?m)^( *)# gap: (.*)\n`)
	proseGap = regexp.MustCompile(`(?m)^(.*) <!-- gap: (.*) -->\n`)
	comment  = regexp.MustCompile(`\s+#.*$`)
)

func gaps(text string, blank bool) string {
	if !blank {
		text = proseGap.ReplaceAllString(text, "$1\n")
		text = alone.ReplaceAllString(text, "")
		return yamlGap.ReplaceAllString(text, "$1\n")
	}
	text = proseGap.ReplaceAllString(text, "$2\n")
	text = alone.ReplaceAllString(text, "$1$2\n")
	text = withoutBlocks(text)
	return yamlGap.ReplaceAllStringFunc(text, func(line string) string {
		m := yamlGap.FindStringSubmatch(line)
		before, gap := m[1], m[2]
		key, _, _ := strings.Cut(comment.ReplaceAllString(before, ""), ":")
		if gap != "-" {
			return key + ": " + gap + "\n"
		}
		name := strings.TrimLeft(key, " ")
		if strings.HasPrefix(name, "-") {
			return ""
		}
		return key[:len(key)-len(name)] + "# TODO: " + name + "\n"
	})
}

// withoutBlocks takes out the keys that have no line in a blank site, with all below them.
func withoutBlocks(text string) string {
	var b strings.Builder
	above := -1 // how far the key is indented whose block is left out
	for line := range strings.Lines(text) {
		indent := len(line) - len(strings.TrimLeft(line, " "))
		if above >= 0 && indent > above && strings.TrimSpace(line) != "" {
			continue
		}
		above = -1
		if strings.HasSuffix(line, ":  # gap: -\n") {
			above = indent
			continue
		}
		b.WriteString(line)
	}
	return b.String()
}
