package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// action is what the test reads of action.yml.
type action struct {
	Inputs map[string]struct {
		Description string `yaml:"description"`
		Default     string `yaml:"default"`
	} `yaml:"inputs"`
	Runs struct {
		Using string       `yaml:"using"`
		Steps []actionStep `yaml:"steps"`
	} `yaml:"runs"`
}

type actionStep struct {
	Name  string            `yaml:"name"`
	If    string            `yaml:"if"`
	Shell string            `yaml:"shell"`
	Env   map[string]string `yaml:"env"`
	Run   string            `yaml:"run"`
}

func readYAML(t *testing.T, name string, target any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(data, target); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

func TestActionIsComposite(t *testing.T) {
	var a action
	readYAML(t, "action.yml", &a)
	if a.Runs.Using != "composite" {
		t.Fatalf("it uses %q", a.Runs.Using)
	}
	for name, input := range a.Inputs {
		if input.Description == "" {
			t.Errorf("the input %s is not described", name)
		}
	}
	for _, step := range a.Runs.Steps {
		if step.Shell != "bash" {
			t.Errorf("%s runs in %q", step.Name, step.Shell)
		}
		if strings.Contains(step.Run, "${{") {
			t.Errorf("%s has an expression in its script, through which an input could be code", step.Name)
		}
	}
}

// stub writes its arguments, one a line, and fails as lint does with findings.
const stub = "#!/bin/bash\nprintf '%s\\n' \"$@\" > \"$RECORD\"\nexit 1\n"

func TestActionRunsLint(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("bash is not installed")
	}
	var a action
	readYAML(t, "action.yml", &a)
	script := a.Runs.Steps[len(a.Runs.Steps)-1].Run
	for name, c := range map[string]struct{ args, sarif, want, output string }{
		"without inputs":      {"", "", "lint --report github", ""},
		"with words":          {"docs/launch\n  --since origin/main\n", "", "lint --report github docs/launch --since origin/main", ""},
		"with SARIF":          {"--fail-on warning", "out file.sarif", "lint --report github --report sarif=out file.sarif --fail-on warning", "sarif=out file.sarif\n"},
		"code is only a word": {"$(touch owned) `touch owned` * ;touch owned", "", "lint --report github $(touch owned) `touch owned` * ;touch owned", ""},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			binary, record, output := filepath.Join(dir, "launchbook"), filepath.Join(dir, "record"), filepath.Join(dir, "output")
			for path, text := range map[string]string{binary: stub, output: ""} {
				if err := os.WriteFile(path, []byte(text), 0o755); err != nil {
					t.Fatal(err)
				}
			}
			cmd := exec.Command(bash, "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script)
			cmd.Dir = dir
			cmd.Env = append(os.Environ(), "BINARY="+binary, "ARGS="+c.args, "SARIF="+c.sarif, "RECORD="+record, "GITHUB_OUTPUT="+output)
			text, err := cmd.CombinedOutput()
			if got := exitCode(err); got != "1" {
				t.Errorf("the step ends with %s, not with lint's 1: %s", got, text)
			}
			if got := strings.Join(strings.Split(strings.TrimSpace(readText(t, record)), "\n"), " "); got != c.want {
				t.Errorf("it runs %s, want %s", got, c.want)
			}
			if got := readText(t, output); got != c.output {
				t.Errorf("the outputs are %q, want %q", got, c.output)
			}
			if _, err := os.Stat(filepath.Join(dir, "owned")); err == nil {
				t.Error("an argument was run as code")
			}
		})
	}
}

// The action builds its own source, from wherever GitHub has put it.
func TestActionBuilds(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("bash is not installed")
	}
	var a action
	readYAML(t, "action.yml", &a)
	step := a.Runs.Steps[0]
	if step.If != "inputs.binary == ''" {
		t.Errorf("it builds if %s", step.If)
	}
	dir := t.TempDir()
	record := filepath.Join(dir, "record")
	if err := os.WriteFile(filepath.Join(dir, "go"), []byte(stub), 0o755); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(bash, "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step.Run)
	cmd.Env = append(os.Environ(), "PATH="+dir+":"+os.Getenv("PATH"), "RECORD="+record, "SOURCE=/the action", "TARGET=/tmp/the target")
	if _, err := cmd.CombinedOutput(); exitCode(err) != "1" {
		t.Errorf("the step ends with %s where the build fails with 1", exitCode(err))
	}
	want := "build\n-C\n/the action\n-trimpath\n-o\n/tmp/the target\n./cmd/launchbook\n"
	if got := readText(t, record); got != want {
		t.Errorf("go gets %q, want %q", got, want)
	}
}

// The project's own workflow calls what there is.
func TestWorkflow(t *testing.T) {
	var workflow struct {
		Jobs map[string]struct {
			Steps []struct {
				Uses, Run string
				With      map[string]string
			}
		}
	}
	readYAML(t, ".github/workflows/ci.yml", &workflow)
	makefile := readText(t, filepath.Join("..", "..", "Makefile"))
	used := 0
	for name, job := range workflow.Jobs {
		for _, step := range job.Steps {
			target, made := strings.CutPrefix(step.Run, "make ")
			target, _, _ = strings.Cut(target, " ")
			if made && !strings.Contains(makefile, "\n"+target+":") {
				t.Errorf("%s runs %s, and there is no such target", name, step.Run)
			}
			if step.Uses != "./" {
				continue
			}
			used++
			checkCommand(t, "launchbook lint "+step.With["args"])
			site, _, _ := strings.Cut(step.With["args"], " ")
			if _, err := os.Stat(filepath.Join("..", "..", site)); err != nil {
				t.Error(err)
			}
		}
	}
	if used != 1 {
		t.Errorf("the action is used %d times", used)
	}
}

func readText(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestPreCommitHooksRunCommandsThatExist(t *testing.T) {
	var hooks []struct {
		ID, Name, Entry, Language, Files string
	}
	readYAML(t, ".pre-commit-hooks.yaml", &hooks)
	if len(hooks) == 0 {
		t.Fatal("there is no hook")
	}
	for _, h := range hooks {
		if h.ID == "" || h.Name == "" || h.Language != "golang" {
			t.Errorf("the hook %+v lacks something", h)
		}
		checkCommand(t, h.Entry)
	}
}

// checkCommand wants a command line of the documentation to be one that the
// program takes.
func checkCommand(t *testing.T, line string) {
	t.Helper()
	words := strings.Fields(line)
	if len(words) < 2 || words[0] != "launchbook" {
		t.Errorf("%q does not run launchbook", line)
		return
	}
	cmd, rest, err := root().Find(words[1:])
	if err != nil {
		t.Errorf("%q: %v", line, err)
		return
	}
	if err := cmd.ParseFlags(rest); err != nil {
		t.Errorf("%q: %v", line, err)
	}
}
