// Lighthouse measures one page of each type of the starter portal and writes the
// figures into a page of documentation.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"log"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/bench/section"
)

// pages are one page of each type.
var pages = []string{
	"index.html", "launch.html", "contacts.html", "contacts/senior-engineer.html", "escalation.html", "on-call.html", "monitoring.html", "decisions.html",
	"incident.html", "runbooks/slow-responses.html", "checklists/go-live-security.html", "onboarding.html", "faq.html", "plain.html", "404.html",
}

func main() {
	log.SetFlags(0)
	program := flag.String("lighthouse", "", "the program lighthouse")
	runs := flag.Int("runs", 3, "how often each page is measured; the median counts")
	out := flag.String("o", "", "the page of documentation to write into; the figures are printed where it is empty")
	only := flag.String("page", "", "measure this page alone")
	flag.Parse()
	if err := run(*program, *runs, *out, *only); err != nil {
		log.Fatal(err)
	}
}

func run(program string, runs int, out, only string) error {
	files, err := portal()
	if err != nil {
		return err
	}
	server := httptest.NewServer(compressed(files))
	defer server.Close()
	dir, err := os.MkdirTemp("", "lighthouse-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	l := lighthouse{program: program, report: filepath.Join(dir, "report.json")}
	table := "| page | performance | accessibility | best practices | search engines | layout shift | first paint |\n|---|---|---|---|---|---|---|\n"
	for _, page := range pages {
		if only != "" && page != only {
			continue
		}
		if files[page] == nil {
			return fmt.Errorf("the starter portal has no %s", page)
		}
		var all []result
		for range runs {
			r, err := l.measure(server.URL + "/" + page)
			if err != nil {
				return fmt.Errorf("%s: %w", page, err)
			}
			all = append(all, r)
		}
		row := fmt.Sprintf("| `%s` | %s |\n", strings.TrimSuffix(page, ".html"), median(all))
		fmt.Fprint(os.Stderr, row)
		for _, r := range all[:1] {
			for _, failed := range r.failed {
				fmt.Fprintln(os.Stderr, "  ", failed)
			}
		}
		table += row
	}
	text := fmt.Sprintf("Lighthouse %s, its phone on a slow line, median of %d runs:\n\n%s", l.version, runs, table)
	if out == "" {
		fmt.Print(text)
		return nil
	}
	return section.Replace(out, "lighthouse", text)
}

// median is the row of the medians of all figures.
func median(all []result) string {
	middle := func(of func(result) float64) float64 {
		var list []float64
		for _, r := range all {
			list = append(list, of(r))
		}
		slices.SortFunc(list, cmp.Compare)
		return list[len(list)/2]
	}
	var cells []string
	for _, id := range categories {
		cells = append(cells, fmt.Sprintf("%.0f", 100*middle(func(r result) float64 { return r.scores[id] })))
	}
	cells = append(cells, fmt.Sprintf("%.3f", middle(func(r result) float64 { return r.shift })))
	cells = append(cells, fmt.Sprintf("%.1f s", middle(func(r result) float64 { return r.paint })/1000))
	return strings.Join(cells, " | ")
}
