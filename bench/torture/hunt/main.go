//go:build linux

// Command hunt looks for small files that cost a lot: it makes files of random pieces, over
// and over, builds a site of each, and says which take longer or more memory than any file may.
//
//	hunt -launchbook PROGRAM [-time 10m] [-seed N] [-o FOLDER]
//
// It ends with 1 if there were any; they are kept in the folder.
package main

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// What a file may cost, as docs/robustness.md has it.
const (
	mostTime   = 10 * time.Second
	mostMemory = 512 << 20
	size       = 1_000_000
)

func main() {
	program := flag.String("launchbook", "launchbook", "the program")
	duration := flag.Duration("time", 10*time.Minute, "how long to look")
	seed := flag.Uint64("seed", uint64(time.Now().UnixNano()), "what the pieces are chosen by")
	out := flag.String("o", "hunt", "the folder for what was found")
	flag.Parse()
	if flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	path, err := filepath.Abs(*program)
	if err != nil {
		fatal(err)
	}
	fmt.Printf("hunt: -seed %d\n", *seed)
	h := hunt{program: path, out: *out, random: rand.New(rand.NewPCG(*seed, 0))}
	files, found := 0, 0
	for end := time.Now().Add(*duration); time.Now().Before(end); files++ {
		hit, err := h.one(files)
		if err != nil {
			fatal(err)
		}
		if hit {
			found++
		}
	}
	fmt.Printf("hunt: %d files, of which %d cost more than %s or %d MiB, or broke the program\n", files, found, mostTime, mostMemory>>20)
	if found > 0 {
		os.Exit(1)
	}
}

func fatal(err error) {
	fmt.Fprintln(os.Stderr, "hunt:", err)
	os.Exit(2)
}

type hunt struct {
	program, out string
	random       *rand.Rand
}

// one builds a site with one random file, and says whether that was too much.
func (h *hunt) one(number int) (hit bool, err error) {
	dir, err := os.MkdirTemp("", "hunt")
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(dir)
	kind := kinds[h.random.IntN(len(kinds))]
	files := map[string]string{"launchbook.yaml": "title: Hunt\n" + kind.config, "content/index.md": "# Hunt\n"}
	files[kind.name] = kind.text(h)
	for name, text := range files {
		name = filepath.Join(dir, "site", name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return false, err
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			return false, err
		}
	}
	said, cost, err := h.build(dir)
	if err != nil || cost == "" {
		return false, err
	}
	keep := filepath.Join(h.out, fmt.Sprint(number))
	fmt.Printf("hunt: %s %s in %s: %.60q %.200s\n", kind.name, cost, keep, files[kind.name], said)
	if err := os.MkdirAll(h.out, 0o755); err != nil {
		return true, err
	}
	return true, os.CopyFS(keep, os.DirFS(filepath.Join(dir, "site")))
}

// build says what building a site costs, where that is too much.
func (h *hunt) build(dir string) (said []byte, cost string, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), 6*mostTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, h.program, "build", "--allow-findings", "--quiet", "--output", filepath.Join(dir, "public"), filepath.Join(dir, "site"))
	cmd.Env = append(os.Environ(), "LAUNCHBOOK_NO_CACHE=1")
	said, err = cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		return nil, "", err
	}
	took := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	memory := cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss << 10
	if code := cmd.ProcessState.ExitCode(); code != 0 || took > mostTime || memory > mostMemory {
		return said, fmt.Sprintf("ended with %d after %s and %d MiB", code, took.Round(time.Millisecond), memory>>20), nil
	}
	return said, "", nil
}

// pieces makes a text of so many bytes: a few pieces many times, in one of several shapes.
func (h *hunt) pieces(of []string, size int) string {
	some := func(most int) string {
		var b strings.Builder
		for range 1 + h.random.IntN(most) {
			b.WriteString(of[h.random.IntN(len(of))])
		}
		return b.String()
	}
	times := []int{1, 10, 100, 1000, 4000, 10_000}[h.random.IntN(6)]
	end := []string{"", "\n", "\n\n", " "}[h.random.IntN(4)]
	unit := ""
	switch h.random.IntN(4) {
	case 0: // all of one kind, then all of another
		first, second := some(3), some(3)
		return strings.Repeat(first, size/2/len(first)) + strings.Repeat(second, size/2/len(second))
	case 1: // opened often, and closed as often
		unit = strings.Repeat(some(3), times) + strings.Repeat(some(3), times) + end
	default:
		unit = strings.Repeat(some(4), times) + end
	}
	text := strings.Repeat(unit, size/len(unit)+1)
	return strings.ToValidUTF8(text[:size], "")
}
