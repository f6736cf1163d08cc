// Package nearest finds what a misspelt word was most likely meant to be.
package nearest

import (
	"slices"
	"strings"
)

// Of is the candidate that text is most likely a misspelling of, or its only
// beginning, or "".
func Of(text string, candidates []string) string {
	if whole := beginning(text, candidates); whole != "" {
		return whole
	}
	best, least := "", max(1, len(text)/3)+1
	lower := strings.ToLower(text)
	rows := new([3][]int)
	for _, c := range candidates {
		other := strings.ToLower(c)
		if len(other)-len(lower) >= least || len(lower)-len(other) >= least {
			continue // so many bytes at least are missing
		}
		if d := editDistance(lower, other, rows); d < least {
			best, least = c, d
		}
	}
	return best
}

// minBeginning is how many bytes a word needs to be taken for the beginning of
// another.
const minBeginning = 3

// beginning is the one candidate that begins with text, or "".
func beginning(text string, candidates []string) string {
	found, lower := "", strings.ToLower(text)
	for _, c := range candidates {
		if len(text) < minBeginning || !strings.HasPrefix(strings.ToLower(c), lower) {
			continue
		}
		if found != "" {
			return ""
		}
		found = c
	}
	return found
}

// editDistance is the optimal string alignment distance in bytes: insertions,
// deletions, substitutions and swaps of neighbours count one each. The rows are
// used again by the next call.
func editDistance(a, b string, space *[3][]int) int {
	rows := *space
	for i := range rows {
		rows[i] = slices.Grow(rows[i][:0], len(b)+1)[:len(b)+1]
	}
	*space = rows
	for j := range rows[1] {
		rows[1][j] = j
	}
	for i := 1; i <= len(a); i++ {
		before, above, row := rows[0], rows[1], rows[2]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		rows = [3][]int{above, row, before}
	}
	return rows[1][len(b)]
}
