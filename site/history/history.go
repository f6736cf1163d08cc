// Package history reads from git when each document was changed. It reads
// the log once, runs no hook or pager, and never goes to the network.
package history

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/git"
)

// Change is the last commit that touched a document.
type Change struct {
	At time.Time // UTC
	// Subject is the first line of the commit's message.
	Subject string
	// Earlier are the changes before this one, latest first, as far as they were
	// read; they have no earlier ones themselves.
	Earlier []Change
}

// maxEarlier is how many earlier changes of a document are kept, and patience
// how many commits are read for their sake once every document was seen.
const (
	maxEarlier = 9
	patience   = 1000
)

// Log has the last change of each document by its path relative to the site's
// root. The nil Log knows nothing.
type Log map[string]Change

// Of is what the log knows of the documents of a site.
func (l Log) Of(s *site.Site) Log {
	if l == nil {
		return nil
	}
	own := Log{}
	for _, d := range s.Documents {
		if change, known := l[d.File.Path]; known {
			own[d.File.Path] = change
		}
	}
	return own
}

// Read reads the log of the repository that the site lies in. Where there is
// no repository or no git, or where the clone is shallow, so that its log would
// say that everything was changed by the last commit, the log is nil.
func Read(ctx context.Context, s *site.Site) Log {
	if s.Repository == "" || shallow(ctx, s.Dir) {
		return nil
	}
	wanted := map[string]bool{}
	for _, d := range s.Documents {
		wanted[d.File.Path] = true
	}
	cmd := git.Command(ctx, s.Dir, "log", "--relative", "--name-only", "-z", "--no-renames", "--format="+headMark+"%ct"+fieldMark+"%s", "--", s.Config.Content)
	out, err := cmd.StdoutPipe()
	if err != nil || cmd.Start() != nil {
		return nil
	}
	log := parse(out, wanted)
	// The rest of the log is of no interest once every document was found.
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	return log
}

// Head is the commit that the repository is at, "" where there is none. As long
// as it stays, so does the log of the same documents.
func Head(ctx context.Context, s *site.Site) string {
	if s.Repository == "" {
		return ""
	}
	return headOf(ctx, s.Dir)
}

func headOf(ctx context.Context, dir string) string {
	out, err := git.Command(ctx, dir, "rev-parse", "HEAD").Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}

// headMark and fieldMark stand before a commit and between its fields; no
// subject has them, as git takes control characters for what they are.
const (
	headMark  = "%x01"
	fieldMark = "%x02"
)

func shallow(ctx context.Context, dir string) bool {
	out, err := git.Command(ctx, dir, "rev-parse", "--is-shallow-repository").Output()
	return err != nil || strings.TrimSpace(string(out)) != "false"
}

// parse reads a log until every wanted file was seen, and a bounded part of what
// is before that.
func parse(r io.Reader, wanted map[string]bool) Log {
	log := Log{}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	lines.Split(untilNUL)
	var current Change
	left := patience
	for left > 0 && lines.Scan() {
		token := lines.Text()
		if head, ok := strings.CutPrefix(token, "\x01"); ok {
			if len(log) == len(wanted) {
				left--
			}
			seconds, subject, _ := strings.Cut(head, "\x02")
			at, _ := strconv.ParseInt(seconds, 10, 64)
			current = Change{At: time.Unix(at, 0).UTC(), Subject: subject}
			continue
		}
		name := strings.TrimPrefix(token, "\n")
		last, known := log[name]
		switch {
		case !wanted[name]:
		case !known:
			log[name] = current
		case len(last.Earlier) < maxEarlier:
			last.Earlier = append(last.Earlier, current)
			log[name] = last
		}
	}
	return log
}

// untilNUL is a bufio.SplitFunc.
func untilNUL(data []byte, atEOF bool) (int, []byte, error) {
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return i + 1, data[:i], nil
	}
	if atEOF && len(data) > 0 {
		return len(data), data, nil
	}
	return 0, nil, nil
}
