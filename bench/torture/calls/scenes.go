//go:build linux && amd64

package main

import "maps"

// scene is a run of the program, with what is there before it.
type scene struct {
	name   string
	before []step
	site   map[string]string // the site when the run begins
	args   []string          // the run that is broken; WORK is the folder of the bench
	codes  []int             // that say that all went well
	tree   string            // what is old or new, and never a mix
	swaps  bool              // the tree is old or new as a whole; else each file of it is
}

// step is a run on a site that leads to what is there.
type step struct {
	site map[string]string
	args []string
}

// one and two are the same site before and after an edit: a page changed, one
// went with its folder, one came with a new folder, one became a folder.
var (
	one = map[string]string{
		"launchbook.yaml":      "title: Tiny\nbase_url: https://example.com/\n",
		"content/index.md":     "# Home\n\nSee [one](guide/one.md).\n",
		"content/guide/one.md": "# One\n\nText.\n",
		"content/gone/away.md": "# Away\n\nText.\n",
		"content/turn.md":      "# Turn\n\nText.\n",
	}
	two = map[string]string{
		"launchbook.yaml":       one["launchbook.yaml"],
		"content/index.md":      "# Home\n\nSee [one](guide/one.md) again.\n",
		"content/guide/one.md":  one["content/guide/one.md"],
		"content/new/come.md":   "# Come\n\nText.\n",
		"content/turn/index.md": "# Turn\n\nText.\n",
	}
	// broken has something to fix in two files.
	broken = func() map[string]string {
		files := maps.Clone(one)
		files["content/guide/one.md"] = "---\ntitel: One\n---\n\n# One\n\nText.\n"
		files["content/turn.md"] = "---\ntitel: Turn\n---\n\n# Turn\n\nText.\n"
		return files
	}()
)

var (
	build   = []string{"build", "--allow-findings", "-o", "at/public", "site"}
	publish = []string{"publish", "--from", "at/public", "file://WORK/at/www", "site"}
	mend    = []string{"lint", "--unsafe-fixes", "--fix", "site"}
)

var scenes = []scene{
	{name: "first build", site: one, args: build, codes: []int{0}, tree: "at/public", swaps: true},
	{name: "build of an edit", before: []step{{one, build}}, site: two, args: build, codes: []int{0}, tree: "at/public", swaps: true},
	{name: "build of the same", before: []step{{one, build}}, site: one, args: build, codes: []int{0}, tree: "at/public", swaps: true},
	{name: "publish", before: []step{{one, build}, {one, publish}, {two, build}}, site: two, args: publish, codes: []int{0}, tree: "at/www"},
	{name: "lint --fix", site: broken, args: mend, codes: []int{0, 1}, tree: "site"},
}
