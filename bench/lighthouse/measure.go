package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
)

var categories = []string{"performance", "accessibility", "best-practices", "seo"}

// lighthouse runs the program, and reads its report.
type lighthouse struct{ program, report, version string }

// result is one measurement: scores between 0 and 1 by category, the cumulative
// layout shift, and the milliseconds until something is painted.
type result struct {
	scores       map[string]float64
	shift, paint float64
	// failed are the audits that cost something.
	failed []string
}

func (l *lighthouse) measure(url string) (result, error) {
	if l.program == "" {
		return result{}, errors.New("say with -lighthouse where the program is")
	}
	cmd := exec.Command(l.program, url, "--quiet", "--output=json", "--output-path="+l.report,
		"--only-categories=performance,accessibility,best-practices,seo", "--chrome-flags=--headless=new --no-sandbox --disable-gpu")
	if out, err := cmd.CombinedOutput(); err != nil {
		return result{}, fmt.Errorf("%w: %s", err, out)
	}
	data, err := os.ReadFile(l.report)
	if err != nil {
		return result{}, err
	}
	var report struct {
		Version    string `json:"lighthouseVersion"`
		Categories map[string]struct {
			Score  float64 `json:"score"`
			Audits []struct {
				ID     string  `json:"id"`
				Weight float64 `json:"weight"`
			} `json:"auditRefs"`
		} `json:"categories"`
		Audits map[string]struct {
			Title string   `json:"title"`
			Score *float64 `json:"score"`
			Value float64  `json:"numericValue"`
		} `json:"audits"`
	}
	if err := json.Unmarshal(data, &report); err != nil {
		return result{}, err
	}
	l.version = report.Version
	r := result{scores: map[string]float64{}, shift: report.Audits["cumulative-layout-shift"].Value, paint: report.Audits["first-contentful-paint"].Value}
	for _, id := range categories {
		r.scores[id] = report.Categories[id].Score
		for _, ref := range report.Categories[id].Audits {
			if a := report.Audits[ref.ID]; ref.Weight > 0 && a.Score != nil && *a.Score < 0.9 {
				r.failed = append(r.failed, fmt.Sprintf("%s: %s (%.2f)", ref.ID, a.Title, *a.Score))
			}
		}
	}
	return r, nil
}
