package main

import (
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

// NOTICE names every module that is in one of the two programs, or says that it
// names all modules of a repository.
func TestNoticeNamesEveryModule(t *testing.T) {
	text, err := os.ReadFile("../../NOTICE")
	if err != nil {
		t.Fatal(err)
	}
	notice := strings.NewReplacer(",", " ", "\n", " \n").Replace(string(text))
	named := func(module string) bool {
		if strings.Contains(notice, " "+module+" ") {
			return true
		}
		for dir := module; dir != "."; dir = path.Dir(dir) {
			if strings.Contains(notice, " "+dir+" and its modules ") {
				return true
			}
		}
		return false
	}
	for _, tags := range []string{"", "cloud"} {
		cmd := exec.Command("go", "list", "-tags", tags, "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}{{end}}{{end}}", ".")
		out, err := cmd.Output()
		if err != nil {
			t.Skip("the modules cannot be listed here: ", err)
		}
		modules := strings.Fields(string(out))
		slices.Sort(modules)
		for _, module := range slices.Compact(modules) {
			if !named(module) {
				t.Errorf("with the tags %q, %s is missing", tags, module)
			}
		}
	}
}
