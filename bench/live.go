//go:build unix

package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"syscall"
	"time"
)

// liveServer shows a site while it is written.
type liveServer struct {
	program
	// page is where the page that is edited is served, from the server's root.
	page string
	edit func() error
	// added is what the last edit added.
	added func() string

	cmd *exec.Cmd
	url string
}

// tooLate is how long an edit may take to be seen before the measuring gives up.
const tooLate = 3 * time.Minute

var address = regexp.MustCompile(`http://(127\.0\.0\.1|localhost):\d+`)

// start starts the server and waits until it says where it serves.
func (l *liveServer) start(ctx context.Context) error {
	l.cmd = exec.CommandContext(ctx, l.args[0], l.args[1:]...)
	l.cmd.Cancel = func() error { return l.cmd.Process.Signal(syscall.SIGTERM) }
	l.cmd.Env = append(os.Environ(), l.env...)
	l.cmd.Stderr = os.Stderr
	out, err := l.cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := l.cmd.Start(); err != nil {
		return err
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if l.url = address.FindString(lines.Text()); l.url != "" {
			go func() { _, _ = io.Copy(io.Discard, out) }()
			return nil
		}
	}
	return fmt.Errorf("%s did not say where it serves", l.name)
}

// once edits the page and waits until the server has it; again measures a second edit
// that comes then.
func (l *liveServer) once(again bool) (sample, error) {
	before, err := usedBy(l.cmd.Process.Pid)
	if err != nil {
		return sample{}, err
	}
	wall, err := l.seen()
	if again && err == nil {
		wall, err = l.seen()
	}
	if err != nil {
		return sample{}, err
	}
	after, err := l.idle()
	return sample{wall, after.cpu - before.cpu, after.peak}, err
}

// seen edits the page, and is how long it takes until the server has it.
func (l *liveServer) seen() (time.Duration, error) {
	started := time.Now()
	if err := l.edit(); err != nil {
		return 0, err
	}
	for {
		shown, err := l.shows(l.added())
		if shown || err != nil {
			return time.Since(started), err
		}
		if time.Since(started) > tooLate {
			return 0, fmt.Errorf("%s has not shown an edit for %s", l.name, tooLate)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

func (l *liveServer) shows(text string) (bool, error) {
	answer, err := http.Get(l.url + l.page)
	if err != nil {
		return false, err
	}
	defer answer.Body.Close()
	page, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s answers %s%s with %s", l.name, l.url, l.page, answer.Status)
	}
	return bytes.Contains(page, []byte(text)), err
}

// idle waits until the server does nothing more, so that its next edit is not
// held up and the other's is not disturbed.
func (l *liveServer) idle() (sample, error) {
	last, err := usedBy(l.cmd.Process.Pid)
	for err == nil {
		time.Sleep(time.Second)
		var now sample
		if now, err = usedBy(l.cmd.Process.Pid); now.cpu-last.cpu < 50*time.Millisecond {
			return now, err
		}
		last = now
	}
	return last, err
}

// usedBy is the processor time and the memory that a process has used so far.
func usedBy(pid int) (sample, error) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	status, err2 := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err := errors.Join(err, err2); err != nil {
		return sample{}, fmt.Errorf("what a server uses is known on Linux only: %w", err)
	}
	var s sample
	// The fields after the name, which may have spaces; the times are the 12th and
	// the 13th, in hundredths of a second.
	fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
	for _, text := range fields[11:13] {
		var ticks int64
		if _, err := fmt.Sscan(text, &ticks); err != nil {
			return sample{}, err
		}
		s.cpu += time.Duration(ticks) * 10 * time.Millisecond
	}
	_, peak, _ := strings.Cut(string(status), "VmHWM:")
	_, err = fmt.Sscan(peak, &s.peak)
	s.peak <<= 10
	return s, err
}

// measureLive starts the servers and edits their pages in turn.
func measureLive(servers []*liveServer, runs int, again bool) ([][]sample, error) {
	ctx, stop := context.WithCancel(context.Background())
	all := make([][]sample, len(servers))
	defer func() {
		stop()
		for _, l := range servers {
			if l.cmd != nil && l.cmd.Process != nil {
				_ = l.cmd.Wait()
			}
		}
	}()
	for _, l := range servers {
		if err := l.start(ctx); err != nil {
			return nil, err
		}
		if _, err := l.once(false); err != nil { // the first edit finds nothing that is kept
			return nil, err
		}
	}
	for range runs {
		for i, l := range servers {
			s, err := l.once(again)
			if err != nil {
				return nil, err
			}
			all[i] = append(all[i], s)
		}
	}
	return all, nil
}
