package main

import (
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// No single file may cost more than this, whoever wrote it.
const (
	mostTime   = 10 * time.Second // of all cores together
	mostMemory = 512 << 20        // bytes
	// mostKernel is more, as ext4 takes ten times as long to make files while it still
	// knows of many that were deleted; other tests delete portals.
	mostKernel = 3 * mostTime
)

// Every bomb is built, linted, served and opened in an editor, each time in a process
// of its own, within the limits.
func TestNoFileCostsMoreThanTheLimits(t *testing.T) {
	if testing.Short() || runtime.GOOS != "linux" {
		t.Skip("takes minutes, and counts as Linux does")
	}
	program := compiled(t)
	for name, bomb := range bombs {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, way := range ways {
				cost := way.run(t, program, bomb, document)
				if cost.time > mostTime || cost.kernel > mostKernel || cost.memory > mostMemory {
					t.Errorf("%s took %s of the processors, the system %s, and %d MiB", way.name, cost.time, cost.kernel, cost.memory>>20)
				}
				t.Logf("%s: %s, the system %s, %d MiB", way.name, cost.time.Round(10*time.Millisecond), cost.kernel.Round(10*time.Millisecond), cost.memory>>20)
			}
		})
	}
}

// A bomb of four times the size may take six times as long, and not sixteen.
func TestCostGrowsWithTheSize(t *testing.T) {
	if testing.Short() || runtime.GOOS != "linux" {
		t.Skip("takes minutes, and counts as Linux does")
	}
	program := compiled(t)
	start := build(t, program, bomb{"x.md", repeated("", 0)}, document).time // whatever there is to read
	for name, bomb := range bombs {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, size := range []int{document / 4, document} {
				few, many := build(t, program, bomb, size/4).time-start, build(t, program, bomb, size).time-start
				if many > 6*few+noise {
					t.Errorf("%d bytes took %s, %d bytes %s", size/4, few, size, many)
				}
			}
		})
	}
}

// noise is what two runs of the same may differ by on a machine that has other
// things to do. What is quadratic and takes less is no harm.
const noise = time.Second

// compiled is the program as users have it: the race detector would multiply what it
// costs.
func compiled(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "launchbook")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return program
}
