package alerts_test

import (
	"testing"

	"github.com/launchbook/launchbook/site/alerts"
)

// The limit of an expression is told only where there can be no doubt.
func TestLimit(t *testing.T) {
	for _, test := range []struct {
		expr string
		want float64
		ok   bool
	}{
		{`rate(errors[5m]) > 0.05`, 0.05, true},
		{`( sum(rate(a{code=~"5..|x > 3"}[5m]))
			/ sum(rate(a[5m])) * 100 > 5 )  # more than 5 and less`, 5, true},
		{`5 <= a`, 5, true},
		{`a < -1.5e3`, -1500, true},
		{`a > 5 * 60`, 300, true},
		{`a > (2 * 1024 * 1024 / 2)`, 1 << 20, true},
		{`(a) > (5)`, 5, true},
		{`time() - last > 1h30m`, 5400, true},
		{`a{x="(", y='\'>', z=` + "`[`" + `} > 7`, 7, true},
		{`a == 1`, 0, false},
		{`a != 0`, 0, false},
		{`a > b`, 0, false},
		{`a > 5 and b > 3`, 0, false},
		{`a > 5 OR b`, 0, false},
		{`a > bool 5`, 0, false},
		{`(a > 5) * 100`, 0, false},
		{`(a > 5) and (b > 3)`, 0, false},
		{`a > 5 < 9`, 0, false},
		{`a > 5 + b`, 0, false},
		{`a > Inf`, 0, false},
		{`a > 1 / 0`, 0, false},
		{`1 < 2`, 0, false},
		{`absent(up{job="x"})`, 0, false},
		{`a > `, 0, false},
		{`"`, 0, false},
		{`a > 5)`, 0, false},
		{``, 0, false},
	} {
		got, ok := alerts.Alert{Expr: alerts.Text{Value: test.expr}}.Limit()
		if got != test.want || ok != test.ok {
			t.Errorf("%s: got %v, %v, want %v, %v", test.expr, got, ok, test.want, test.ok)
		}
	}
}

// Durations are read as Prometheus reads them.
func TestPending(t *testing.T) {
	for text, want := range map[string]string{
		"": "0s", "0": "0s", "5m": "5m0s", "1h30m": "1h30m0s", "1d": "24h0m0s", "2w": "336h0m0s", "500ms": "500ms", "0s": "0s",
		"5 m": "", "m": "", "30m1h": "", "999999999999999999999y": "", "201y": "", "-5m": "",
	} {
		got, ok := alerts.Alert{For: alerts.Text{Value: text}}.Pending()
		if ok != (want != "") || ok && got.String() != want {
			t.Errorf("%q: got %v, %v, want %s", text, got, ok, want)
		}
	}
}
