package highlight

import (
	"sync"
	"unicode/utf8"

	"github.com/alecthomas/chroma/v2"
	"github.com/dlclark/regexp2/v2"
	"github.com/dlclark/regexp2/v2/syntax"
)

// A state has rules, of which the first that matches is applied.
type state struct {
	rules []*rule
	at    func() *[utf8.RuneSelf][]*rule // those that can match where a character of ASCII is
}

type rule struct {
	*chroma.CompiledRule
	index  int  // among all rules of the state
	plain  bool // it is one token, and changes nothing
	groups []int
}

func newState(compiled []*chroma.CompiledRule) *state {
	var s state
	for i, c := range compiled {
		kind, isToken := c.Type.(chroma.TokenType)
		s.rules = append(s.rules, &rule{
			CompiledRule: c,
			index:        i,
			plain:        isToken && kind != chroma.Ignore && c.Mutator == nil,
			groups:       c.Regexp.GetGroupNumbers(),
		})
	}
	s.at = sync.OnceValue(func() *[utf8.RuneSelf][]*rule {
		var at [utf8.RuneSelf][]*rule
		for _, r := range s.rules {
			first := prefix(r.Regexp)
			for c := range at {
				if first == nil || first.PrefixSet.Contains(rune(c)) {
					at[c] = append(at[c], r)
				}
			}
		}
		return &at
	})
	return &s
}

// prefix is with what each match begins; nil if that is not known.
func prefix(re *regexp2.Regexp) *syntax.Prefix {
	tree, err := syntax.Parse(re.String(), syntax.ParseOptions{})
	if err != nil {
		return nil
	}
	code, err := syntax.Write(tree)
	if err != nil || code.FcPrefix == nil || code.FcPrefix.CaseInsensitive {
		return nil
	}
	return code.FcPrefix
}

// match finds the rule for the text at l.Pos, and goes behind what it matches. It is nil
// where there is none.
func (s *state) match(l *chroma.LexerState) *rule {
	rules := s.rules
	if c := l.Text[l.Pos]; c < utf8.RuneSelf {
		rules = s.at()[c]
	}
	for _, r := range rules {
		if r.match(l) {
			return r
		}
	}
	return nil
}

// match says whether the rule matches at l.Pos. One that takes too long does not, as with
// chroma.
func (r *rule) match(l *chroma.LexerState) (matches bool) {
	_ = r.Regexp.FindRunesMatches(l.Text, l.Pos, func(m regexp2.MatchView) bool {
		from, length, _ := m.GroupRange(0)
		if matches = from == l.Pos; matches {
			if !r.plain {
				r.capture(l, m)
			}
			l.Pos += length
		}
		return false
	})
	return matches
}

// capture is for those rules that look at groups.
func (r *rule) capture(l *chroma.LexerState, m regexp2.MatchView) {
	l.Rule = r.index
	l.Groups = make([]string, len(r.groups))
	l.NamedGroups = make(map[string]string, len(r.groups))
	for i, number := range r.groups {
		from, length, _ := m.GroupRange(number)
		l.Groups[i] = string(l.Text[from : from+length])
		l.NamedGroups[r.Regexp.GroupNameFromNumber(number)] = l.Groups[i]
	}
}
