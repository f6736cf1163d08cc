package stamp

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestAFileThatLooksTheSameIsReadAgain(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.md")
	write := func(text string) {
		t.Helper()
		at := time.Now().Add(-time.Hour)
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(name, at.Truncate(time.Hour), at.Truncate(time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
	c := Load(nil)
	for _, text := range []string{"one", "two", "one", "six"} {
		write(text)
		for range 2 {
			sum, err := c.Sum(name)
			if err != nil || sum != sha256.Sum256([]byte(text)) {
				t.Fatalf("%s: %x, %v", text, sum, err)
			}
			c = Load(c.Encode())
		}
	}
}

func TestFilesLeftAloneAreNotReadAgain(t *testing.T) {
	info, err := os.Stat(".")
	if err != nil {
		t.Fatal(err)
	}
	if _, known := of(info); !known || !trusted(t.TempDir()) {
		t.Skip("no time of the last change here")
	}
	name := filepath.Join(t.TempDir(), "a.md")
	if err := os.WriteFile(name, []byte("one"), 0o644); err != nil {
		t.Fatal(err)
	}
	time.Sleep(settled + 100*time.Millisecond)
	c := Load(nil)
	if _, err := c.Sum(name); err != nil {
		t.Fatal(err)
	}
	c = Load(c.Encode())
	e := c.old[name]
	e.sum = sha256.Sum256([]byte("kept"))
	c.old[name] = e
	if sum, err := c.Sum(name); err != nil || sum != e.sum {
		t.Errorf("read again: %x, %v", sum, err)
	}
	if err := os.WriteFile(name, []byte("two"), 0o644); err != nil {
		t.Fatal(err)
	}
	if sum, err := c.Sum(name); err != nil || sum != sha256.Sum256([]byte("two")) {
		t.Errorf("not read after a change: %x, %v", sum, err)
	}
}

func TestFilesOfOtherFileSystemsAreReadAgain(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.md")
	if err := os.WriteFile(name, []byte("one"), 0o644); err != nil {
		t.Fatal(err)
	}
	time.Sleep(settled + 100*time.Millisecond)
	c := Load(nil)
	if _, err := c.Sum(name); err != nil {
		t.Fatal(err)
	}
	e := c.now[name]
	if e.stamp == (Stamp{}) {
		t.Skip("no time of the last change here")
	}
	e.sum = Sum{}
	c.now[name] = e
	c.local[e.stamp.Device] = false // as where a server was mounted since
	if sum, err := c.Sum(name); err != nil || sum != sha256.Sum256([]byte("one")) {
		t.Errorf("not read again: %x, %v", sum, err)
	}
	if c.now[name].stamp != (Stamp{}) {
		t.Error("the next run would trust it")
	}
}

func TestDamageIsNoCache(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.md")
	if err := os.WriteFile(name, []byte("one"), 0o644); err != nil {
		t.Fatal(err)
	}
	c := Load(nil)
	if _, err := c.Sum(name); err != nil {
		t.Fatal(err)
	}
	data := c.Encode()
	for i := range data {
		bad := append([]byte(nil), data...)
		bad[i] ^= 1
		if len(Load(bad).old) != 0 {
			t.Fatalf("byte %d: damage was not seen", i)
		}
	}
	for i := range data {
		if len(Load(data[:i]).old) != 0 {
			t.Fatalf("cut at %d: damage was not seen", i)
		}
	}
}

func TestLinksAndFoldersHaveNoHash(t *testing.T) {
	dir := t.TempDir()
	if err := os.Symlink("a.md", filepath.Join(dir, "link")); err != nil {
		t.Skip(err)
	}
	for _, name := range []string{dir, filepath.Join(dir, "link"), filepath.Join(dir, "missing")} {
		if _, err := Load(nil).Sum(name); err == nil {
			t.Errorf("%s has a hash", name)
		}
	}
}

func TestWhatOthersReadIsNotedOnlyIfNobodyTouchedItSince(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.md")
	if err := os.WriteFile(name, []byte("one"), 0o644); err != nil {
		t.Fatal(err)
	}
	wrong, right := Sum{1}, sha256.Sum256([]byte("one"))
	info, err := os.Lstat(name)
	if err != nil {
		t.Fatal(err)
	}
	c := Load(nil)
	c.Note(name, info, wrong, time.Now()) // it may have been written after it was read
	if sum, err := c.Sum(name); err != nil || sum != right {
		t.Errorf("believed of a young file: %x, %v", sum, err)
	}
	if _, known := of(info); !known || !trusted(name) {
		t.Skip("no time of the last change here")
	}
	c = Load(nil)
	c.Note(name, info, wrong, time.Now().Add(settled+time.Second))
	if sum, err := c.Sum(name); err != nil || sum != wrong {
		t.Errorf("read again: %x, %v", sum, err)
	}
}
