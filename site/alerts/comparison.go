package alerts

import (
	"math"
	"regexp"
	"strconv"
	"strings"
)

// maxExpr bounds the expressions that are looked at, in bytes: the time it takes
// grows with the square of the parentheses.
const maxExpr = 10_000

// Limit is the constant that the expression is compared with, such as 0.05 in
// `rate(errors[5m]) > 0.05`. ok is false unless the whole expression is one
// plain comparison: a limit cannot be told where it is another metric, where
// the operator is == or !=, or where `and`, `or`, `unless` or `bool` stand
// beside the comparison.
func (a Alert) Limit() (limit float64, ok bool) {
	if len(a.Expr.Value) > maxExpr {
		return 0, false
	}
	expr := unwrap(withoutComments(a.Expr.Value))
	outer := outermost(expr)
	operators := comparison.FindAllStringIndex(outer, -1)
	if len(operators) != 1 || setOperator.MatchString(outer) {
		return 0, false
	}
	at := operators[0]
	if operator := outer[at[0]:at[1]]; operator == "==" || operator == "!=" {
		return 0, false
	}
	left, leftOK := constant(expr[:at[0]])
	right, rightOK := constant(expr[at[1]:])
	switch {
	case leftOK == rightOK:
		return 0, false
	case leftOK:
		return left, true
	}
	return right, true
}

var (
	comparison  = regexp.MustCompile(`[<>]=?|[=!]=`)
	setOperator = regexp.MustCompile(`(?i)\b(and|or|unless|bool)\b`)
	factor      = regexp.MustCompile(`[*/]`)
)

// constant is the value of a number, of a product or quotient of some, or of a
// duration, which Prometheus takes for seconds.
func constant(expr string) (float64, bool) {
	expr = unwrap(expr)
	outer := outermost(expr)
	value, ok := 1.0, true
	operator, start := "*", 0
	for _, at := range append(factor.FindAllStringIndex(outer, -1), []int{len(expr), len(expr)}) {
		next, known := number(expr[start:at[0]])
		if operator == "*" {
			value *= next
		} else {
			value /= next
		}
		ok = ok && known
		operator, start = expr[at[0]:at[1]], at[1]
	}
	return value, ok && !math.IsInf(value, 0) && !math.IsNaN(value)
}

func number(text string) (float64, bool) {
	text = strings.TrimSpace(text)
	if inner := unwrap(text); inner != text {
		return constant(inner)
	}
	if strings.ContainsAny(strings.ToLower(strings.TrimPrefix(text, "0x")), "_nip") {
		return 0, false // Inf, NaN and what Go reads beside
	}
	if value, err := strconv.ParseFloat(text, 64); err == nil {
		return value, true
	}
	seconds, ok := parseDuration(text)
	return seconds.Seconds(), ok
}

// unwrap takes off space and the parentheses around a whole expression.
func unwrap(expr string) string {
	for {
		expr = strings.TrimSpace(expr)
		if len(expr) < 2 || expr[0] != '(' || strings.Trim(outermost(expr), " ") != "" {
			return expr
		}
		expr = expr[1 : len(expr)-1]
	}
}

// outermost is the expression with spaces, byte by byte, for what stands in
// brackets or quotes, and for those themselves.
func outermost(expr string) string {
	outer := []byte(expr)
	depth := 0
	for i := 0; i < len(expr); i++ {
		end := i
		switch c := expr[i]; c {
		case '"', '\'', '`':
			end = stringEnd(expr, i)
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		default:
			if depth == 0 {
				continue
			}
		}
		for ; i < end; i++ {
			outer[i] = ' '
		}
		outer[i] = ' '
	}
	return string(outer)
}

// stringEnd is the place of the closing quote of the string that starts at i,
// or of the last byte.
func stringEnd(expr string, i int) int {
	quote := expr[i]
	for i++; i < len(expr) && expr[i] != quote; i++ {
		if expr[i] == '\\' && quote != '`' {
			i++
		}
	}
	return min(i, len(expr)-1)
}

// withoutComments puts spaces for comments, which go on to the end of their line.
func withoutComments(expr string) string {
	plain := []byte(expr)
	for i := 0; i < len(expr); i++ {
		switch expr[i] {
		case '"', '\'', '`':
			i = stringEnd(expr, i)
		case '#':
			for ; i < len(expr) && expr[i] != '\n'; i++ {
				plain[i] = ' '
			}
		}
	}
	return string(plain)
}
