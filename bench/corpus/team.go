package corpus

import (
	"fmt"
	"strings"
)

// team is what the templates of a team's documents show.
type team struct {
	N       string
	Name    string
	Day     string
	People  []person
	Metrics []metric
}

type person struct {
	ID, Name, Role, Duty, Phone, Substitute string
	Executive                               bool
}

type metric struct {
	ID, Name, Unit, Severity, Alert, Runbook string
	Average, Peak                            int
}

// procedure is what the templates of runbooks and pages show.
type procedure struct {
	N, Name, ID, Title, Severity, Alert string
}

var symptoms = []string{"High error rate", "Slow answers", "Disk full", "Queue grows", "Certificate expires", "Memory leak", "Failed deployment", "Replica lags"}

func newTeam(number int) team {
	n := fmt.Sprintf("%04d", number)
	t := team{N: n, Name: "Service " + n, Day: fmt.Sprintf("%02d", 1+number%28)}
	for i, role := range []string{"first", "second", "third", "lead", "head", "deputy"} {
		t.People = append(t.People, person{
			ID: role + "-" + n, Name: strings.ToUpper(role[:1]) + role[1:] + " Person " + n, Role: "Engineer", Duty: "Operates " + t.Name,
			Phone: phone(number, i), Executive: role == "head",
			Substitute: []string{"second", "third", "first", "head", "lead", "first"}[i] + "-" + n,
		})
	}
	t.Metrics = []metric{
		{"error-rate-" + n, "Error rate", "errors/s", "SEV1", "Errors", runbookID(n, 0), 2, 5},
		{"response-time-" + n, "Response time", "ms", "SEV2", "Slow", runbookID(n, 1), 180, 350},
		{"queue-" + n, "Queue", "requests/s", "SEV3", "Queue", runbookID(n, 3), 40, 90},
	}
	return t
}

// phone is a number of those that are kept for examples in each area, so that
// each person has their own; the deputy has none.
func phone(number, i int) string {
	if i == 5 {
		return ""
	}
	n := number*5 + i
	return fmt.Sprintf("+1-%03d-555-01%02d", 201+n/100%799, n%100)
}

func runbookID(n string, i int) string { return fmt.Sprintf("runbook-%s-%02d", n, i) }

// documents are the names of a team's files: one of every type, then as many
// runbooks as pages.
func (t team) documents(n int) []string {
	var names []string
	for _, kind := range typed {
		names = append(names, kind+"-"+t.N)
	}
	for i := 0; len(names) < perTeam; i++ {
		names = append(names, runbookID(t.N, i), fmt.Sprintf("note-%s-%02d", t.N, i))
	}
	return names[:n]
}

// kind is the template of a document, and its data.
func (t team) kind(name string, i int) (string, any) {
	if i < len(typed) {
		return typed[i], t
	}
	symptom := symptoms[i/2%len(symptoms)]
	p := procedure{N: t.N, Name: t.Name, ID: name, Severity: fmt.Sprintf("SEV%d", 1+i%4), Alert: strings.ReplaceAll(symptom, " ", "") + t.N}
	if strings.HasPrefix(name, "runbook-") {
		p.Title = fmt.Sprintf("%s of %s (%02d)", symptom, t.Name, i)
		return "runbook", p
	}
	p.Title = fmt.Sprintf("Notes on %s (%02d)", t.Name, i)
	return "page", p
}
