package facts_test

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/launchbook/launchbook/site/facts"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/source"
)

func sample() markdown.Document {
	text := "# Title\n\nSee [other](other.md#part) and ![graph](g.png).<!-- note -->\n\n<a id=\"x\"></a>\n"
	return *markdown.Parse(source.NewFile("a.md", []byte(text)), source.Span{End: len(text)})
}

func TestFactsSurvive(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "cache")
	c := facts.Open(dir, "one")
	key := facts.Key{7}
	c.Put(key, sample())
	if err := c.Save(); err != nil {
		t.Fatal(err)
	}
	want := sample()
	want.File = nil
	got, ok := facts.Open(dir, "one").Get(key)
	if !ok || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if _, ok := facts.Open(dir, "one").Get(facts.Key{8}); ok {
		t.Error("facts of another key were found")
	}
	if _, ok := facts.Open(dir, "two").Get(key); ok {
		t.Error("facts of another version were used")
	}
}

func TestDamagedFactsAreNotUsed(t *testing.T) {
	dir := t.TempDir()
	c := facts.Open(dir, "one")
	c.Put(facts.Key{7}, sample())
	if err := c.Save(); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "facts-07")
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(data); i += 41 {
		broken := append([]byte(nil), data...)
		broken[i] ^= 1
		if err := os.WriteFile(name, broken, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, ok := facts.Open(dir, "one").Get(facts.Key{7}); ok {
			t.Fatalf("facts with a flipped bit in byte %d were used", i)
		}
	}
}

func TestWhatAKilledRunLeftIsSwept(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{".new-123", "other"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := facts.Replace(filepath.Join(dir, "kept"), []byte("whole")); err != nil {
		t.Fatal(err)
	}
	left, _ := filepath.Glob(filepath.Join(dir, "*"))
	hidden, _ := filepath.Glob(filepath.Join(dir, ".new-*"))
	if len(left) != 2 || len(hidden) != 0 {
		t.Errorf("there are %v and %v", left, hidden)
	}
}
