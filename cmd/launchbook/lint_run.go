package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/launchbook/launchbook/lint/report"
	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/source"
)

// run is what the report formats write.
func (l lintedSite) run(failOn source.Level) *report.Run {
	r := &report.Run{
		Diagnostics: l.result.Diagnostics, Rules: rules.All(), Proof: l.result.Proof, FailOn: failOn,
		Version: versionName(), Folder: folderFromHere(l.site.Dir), Repository: folderInRepository(l.site.Dir),
	}
	for _, d := range l.site.Documents {
		if l.shows(d.File.Path) {
			r.Documents = append(r.Documents, d.File.Path)
		}
	}
	for _, f := range append([]*source.File{l.site.ConfigFile}, l.site.Alerts.Files...) {
		if l.shows(f.Path) {
			r.Files = append(r.Files, f.Path)
		}
	}
	return r
}

// folderFromHere leads from the working directory to a folder below it, with
// its slash; it is empty for any other folder.
func folderFromHere(dir string) string {
	here, err := os.Getwd()
	if err != nil {
		return ""
	}
	return below(here, dir)
}

// folderInRepository leads from the root of a folder's git repository to the
// folder, with its slash; outside of repositories it is folderFromHere.
func folderInRepository(dir string) string {
	for root := dir; ; root = filepath.Dir(root) {
		if _, err := os.Stat(filepath.Join(root, ".git")); err == nil {
			return below(root, dir)
		}
		if filepath.Dir(root) == root {
			return folderFromHere(dir)
		}
	}
}

func below(root, dir string) string {
	relative, err := filepath.Rel(root, dir)
	relative = filepath.ToSlash(relative)
	if err != nil || relative == "." || relative == ".." || strings.HasPrefix(relative, "../") {
		return ""
	}
	return relative + "/"
}
