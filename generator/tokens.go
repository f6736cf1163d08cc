package generator

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// tokens are the colours of the built-in theme, light and dark, by the name of
// their CSS variable. A site changes any of them with theme_tokens.
var tokens = map[string][2]string{
	"bg": {"#ffffff", "#101318"}, "surface": {"#f5f6f8", "#1a1f26"}, "text": {"#16181d", "#e6e8eb"}, "muted": {"#4a5160", "#aab2bf"},
	"link": {"#0b57d0", "#9cc0ff"}, "line": {"#d5d9e0", "#39414d"},
	"ok": {"#0f6b3a", "#8fe0b0"}, "ok-bg": {"#e6f4ec", "#10301f"},
	"warn": {"#7a4b00", "#ffd479"}, "warn-bg": {"#fff3d6", "#33260a"},
	"bad": {"#b3141c", "#ffb3ad"}, "bad-bg": {"#fdebec", "#3d1517"},
	"sev1": {"#b3141c", "#b3141c"}, "sev2": {"#a34a00", "#a34a00"}, "sev3": {"#1f5fbf", "#1f5fbf"}, "sev4": {"#4a5160", "#4a5160"},
}

// legible are the pairs of colours that text is shown in.
var legible = [][2]string{
	{"text", "bg"}, {"text", "surface"}, {"muted", "bg"}, {"muted", "surface"}, {"link", "bg"}, {"link", "surface"}, {"text", "warn-bg"},
	{"ok", "ok-bg"}, {"warn", "warn-bg"}, {"bad", "bad-bg"}, {"#ffffff", "sev1"}, {"#ffffff", "sev2"}, {"#ffffff", "sev3"}, {"#ffffff", "sev4"},
}

// minContrast is WCAG 2.2 §1.4.3, level AA.
const minContrast = 4.5

// tokenCSS are the variables of both schemes. Colours have been checked by the
// schema to be hexadecimal, so that nothing else can get into the style.
func (p *Portal) tokenCSS() (string, error) {
	var schemes [2]string
	for i := range schemes {
		for _, name := range tokenNames() {
			schemes[i] += "--" + name + ":" + p.token(name, i) + ";"
		}
		for _, pair := range legible {
			front, back := p.token(pair[0], i), p.token(pair[1], i)
			ratio, err := contrast(front, back)
			if err != nil {
				return "", err
			}
			if ratio < minContrast {
				return "", fmt.Errorf("launchbook.yaml: `theme_tokens` makes text unreadable in the %s scheme: %s (%s) on %s (%s) has a contrast of %.1f, and 4.5 is the least",
					[]string{"light", "dark"}[i], pair[0], front, pair[1], back, math.Floor(ratio*10)/10)
			}
		}
	}
	return ":root{color-scheme:light dark;" + schemes[0] + "}@media (prefers-color-scheme:dark){:root{" + schemes[1] + "}}", nil
}

func tokenNames() []string {
	names := make([]string, 0, len(tokens))
	for name := range tokens {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// color is a token of the light scheme.
func (p *Portal) color(name string) string { return p.token(name, 0) }

// token is a colour of a scheme, 0 light and 1 dark; other names are colours
// already.
func (p *Portal) token(name string, scheme int) string {
	own := p.site.Config.ThemeTokens.Light
	if scheme == 1 {
		own = p.site.Config.ThemeTokens.Dark
	}
	if value := own[name]; value != "" {
		return value
	}
	if built, ok := tokens[name]; ok {
		return built[scheme]
	}
	return name
}

// contrast is the ratio of WCAG 2.2 between two colours such as #0b57d0.
func contrast(a, b string) (float64, error) {
	first, err := luminance(a)
	if err != nil {
		return 0, err
	}
	second, err := luminance(b)
	if err != nil {
		return 0, err
	}
	return (max(first, second) + 0.05) / (min(first, second) + 0.05), nil
}

func luminance(color string) (float64, error) {
	value, err := strconv.ParseUint(strings.TrimPrefix(color, "#"), 16, 32)
	if err != nil || len(color) != 7 {
		return 0, fmt.Errorf("launchbook.yaml: the theme token %q is not a colour such as #0b57d0", color)
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		c := float64(value>>(16-8*i)&0xff) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum, nil
}
