package lint

import (
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/nearest"
)

// mostGuessed bounds what a rule spends on the misspelt names of one file: bytes
// of a name, times bytes of what it may have been meant to be. Thousands of
// unknown names beside thousands of known ones would take minutes.
const mostGuessed = 100_000_000

// Guess is what an unknown name of a file was most likely meant to be, or "". A
// file with very many of them gets no guesses for the last ones.
func (p *Pass) Guess(file *source.File, name string, candidates func() []string) string {
	if !p.MayGuess(file, 0) {
		return ""
	}
	list := candidates()
	total := 0
	for _, c := range list {
		total += len(c)
	}
	if !p.MayGuess(file, len(name)*total) {
		return ""
	}
	return nearest.Of(name, list)
}

// MayGuess counts a guess of a cost that a rule is about to make for a file, and
// tells whether it should.
func (p *Pass) MayGuess(file *source.File, cost int) bool {
	if p.guessed == nil {
		p.guessed = map[*source.File]int{}
	}
	p.guessed[file] += cost
	return p.guessed[file] <= mostGuessed
}
