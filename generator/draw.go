package generator

import (
	"fmt"
	"html/template"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/site/reach"
	"github.com/launchbook/launchbook/site/threshold"
)

// Measures of a flowchart, in SVG units; it is as wide as a phone.
const (
	chartWidth  = 340
	boxWidth    = 300
	boxLeft     = (chartWidth - boxWidth) / 2
	lineHeight  = 20
	arrowHeight = 44
	lineRunes   = 34
	arrowLeft   = 96 // leaves room for what is written beside an arrow
)

// flowchart draws an escalation path from top to bottom. The numbered steps
// beside it say the same in words; the drawing has a text for screen readers.
func (pg *page) flowchart(path schema.EscalationPath, hops []reach.Hop, id string) template.HTML {
	var b, spoken strings.Builder
	y := 4
	box := func(class string, first string, lines []string) {
		height := lineHeight*(len(lines)+1) + 12
		fmt.Fprintf(&b, `<g class="%s"><rect x="%d" y="%d" width="%d" height="%d" rx="8"/>`, class, boxLeft, y, boxWidth, height)
		fmt.Fprintf(&b, `<text class="at" x="%d" y="%d" text-anchor="middle">%s</text>`, chartWidth/2, y+lineHeight+2, template.HTMLEscapeString(first))
		for i, line := range lines {
			fmt.Fprintf(&b, `<text x="%d" y="%d" text-anchor="middle">%s</text>`, chartWidth/2, y+lineHeight*(i+2)+2, template.HTMLEscapeString(line))
		}
		b.WriteString("</g>")
		y += height
	}
	arrow := func(label string) {
		fmt.Fprintf(&b, `<line x1="%d" y1="%d" x2="%d" y2="%d"/><path class="head" d="M%d %dl-5-8h10z"/>`, arrowLeft, y, arrowLeft, y+arrowHeight-4, arrowLeft, y+arrowHeight)
		fmt.Fprintf(&b, `<text class="wait" x="%d" y="%d">%s</text>`, arrowLeft+10, y+arrowHeight/2+4, template.HTMLEscapeString(label))
		y += arrowHeight
	}
	for i, hop := range hops {
		var names []string
		for _, ref := range hop.Step.Notify {
			names = append(names, pg.plainName(ref))
		}
		when := pg.reached(hop, i)
		box("step", when, wrap(strings.Join(names, ", ")))
		fmt.Fprintf(&spoken, "%s: %s. ", when, strings.Join(names, ", "))
		if i < len(hops)-1 {
			arrow(pg.t("%s in %s", pg.reason(hop.Step), hop.Step.After))
		}
	}
	if path.IfNobodyAnswers != "" {
		last := markdown.InlineText(path.IfNobodyAnswers)
		arrow(pg.t("nobody answers"))
		box("end", pg.t("then"), wrap(last))
		spoken.WriteString(pg.t("If nobody answers: %s", last))
	}
	return template.HTML(fmt.Sprintf(`<svg class="flow" role="img" aria-labelledby="%s" viewBox="0 0 %d %d" width="%d" height="%d"><title id="%s">%s %s</title>%s</svg>`,
		id, chartWidth, y+4, chartWidth, y+4, id, template.HTMLEscapeString(pg.t("Escalation of %s.", path.Issue)), template.HTMLEscapeString(spoken.String()), b.String()))
}

// wrap breaks a text into lines that fit into a box.
func wrap(text string) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > lineRunes {
			lines = append(lines, line)
			line = ""
		}
		line = strings.TrimSpace(line + " " + word)
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// gaugeRune is about how wide a character beside a gauge is.
const gaugeRune = 8.2

// gauge draws the baseline against the threshold.
func (pg *page) gauge(m schema.Metric) template.HTML {
	limit, ok := threshold.Of(m, pg.Portal.site.Config.Policy.ThresholdOverPeak)
	if !ok || m.Baseline.Average == nil {
		return ""
	}
	average, peak := *m.Baseline.Average, *m.Baseline.Average
	if m.Baseline.Peak != nil {
		peak = *m.Baseline.Peak
	}
	low, high := min(average, peak, limit.Value), max(average, peak, limit.Value)
	warning, warns := threshold.Warning(m)
	warns = warns && (warning < limit.Value) == (m.Direction != "lower-is-worse") && low <= warning && warning <= high
	room := (high - low) * 0.25
	if low >= 0 && low < (high-low)*2 {
		low = 0
	} else {
		low -= room
	}
	high += room
	if high <= low {
		return ""
	}
	const width, top, height = 320, 22, 12
	x := func(value float64) float64 { return (value - low) / (high - low) * width }
	label := pg.t("%s: average %s, peak %s, threshold %s", m.Name, threshold.Format(average, m.Unit), threshold.Format(peak, m.Unit), threshold.Format(limit.Value, m.Unit))
	if warns {
		label += pg.t(", warning %s", threshold.Format(warning, m.Unit))
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="gauge" role="img" aria-label="%s" viewBox="0 0 %d 56" width="%d" height="56">`, template.HTMLEscapeString(label), width, width)
	fmt.Fprintf(&b, `<rect class="track" x="0" y="%d" width="%d" height="%d" rx="4"/>`, top, width, height)
	rect := func(class string, one, other float64) {
		fmt.Fprintf(&b, `<rect class="%s" x="%.1f" y="%d" width="%.1f" height="%d"/>`, class, min(x(one), x(other)), top, max(2, math.Abs(x(one)-x(other))), height)
	}
	if m.Direction == "lower-is-worse" {
		rect("over", low, limit.Value)
	} else {
		rect("over", limit.Value, high)
	}
	if warns {
		rect("warns", warning, limit.Value)
	}
	rect("normal", average, peak)
	fmt.Fprintf(&b, `<line x1="%.1f" y1="%d" x2="%.1f" y2="%d"/>`, x(limit.Value), top-6, x(limit.Value), top+height+6)
	normal := threshold.Format(min(average, peak), m.Unit)
	if peak != average {
		normal += "–" + threshold.Format(max(average, peak), m.Unit)
	}
	text := func(value float64, y int, words string) {
		half := min(width/2, float64(utf8.RuneCountInString(words))*gaugeRune/2)
		at := min(max(x(value), half), width-half)
		fmt.Fprintf(&b, `<text x="%.1f" y="%d" text-anchor="middle">%s</text>`, at, y, template.HTMLEscapeString(words))
	}
	text(limit.Value, 12, pg.t("alerts at %s", threshold.Format(limit.Value, m.Unit)))
	text((average+peak)/2, 52, pg.t("normal %s", normal))
	b.WriteString("</svg>")
	return template.HTML(b.String())
}
