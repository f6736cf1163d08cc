package highlight

import (
	"maps"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/alecthomas/chroma/v2"
)

// A lexer has the compiled rules of one of chroma.
type lexer struct {
	of     *chroma.RegexLexer
	rules  chroma.CompiledRules
	states map[string]*state
}

// known has what gives the lexer for each *chroma.RegexLexer that was asked for.
var known sync.Map

// lexerOf is nil if there are rules that cannot be compiled.
func lexerOf(of *chroma.RegexLexer) *lexer {
	once, ok := known.Load(of)
	if !ok {
		once, _ = known.LoadOrStore(of, sync.OnceValue(func() *lexer { return newLexer(of) }))
	}
	return once.(func() *lexer)()
}

func newLexer(of *chroma.RegexLexer) *lexer {
	rules, copied, err := compile(of)
	if err != nil {
		return nil
	}
	l := &lexer{of: copied, rules: rules, states: map[string]*state{}}
	for name, rules := range rules {
		l.states[name] = newState(rules)
	}
	return l
}

// compile compiles the rules of a lexer. It keeps them to itself, but shows them to a rule
// that may change them: a copy of it gets such a rule.
func compile(of *chroma.RegexLexer) (chroma.CompiledRules, *chroma.RegexLexer, error) {
	raw, err := of.Rules()
	if err != nil {
		return nil, nil, err
	}
	var taken takeRules
	copied, err := chroma.NewLexer(of.Config(), func() chroma.Rules {
		rules := maps.Clone(raw)
		rules["take rules"] = []chroma.Rule{{Mutator: &taken}}
		return rules
	})
	if err != nil {
		return nil, nil, err
	}
	copied.SetRegistry(languages())
	_, err = copied.Rules()
	return taken.rules, copied, err
}

type takeRules struct{ rules chroma.CompiledRules }

func (t *takeRules) MutateLexer(rules chroma.CompiledRules, state string, _ int) error {
	delete(rules, state)
	t.rules = rules
	return nil
}

func (*takeRules) Mutate(*chroma.LexerState) error { return nil }

// root is the state in which a lexer begins.
const root = "root"

// read does what [chroma.LexerState.Iterator] does, and says whether it came to an end with
// all of the code.
func (l *lexer) read(r *reading) bool {
	s := &chroma.LexerState{
		Lexer: l.of, Registry: languages(), Rules: l.rules,
		Text: []rune(r.code), Stack: []string{root}, MutatorContext: map[any]any{},
	}
	end := len(s.Text)
	if l.of.Config().EnsureNL && !strings.HasSuffix(r.code, "\n") {
		s.Text = append(s.Text, '\n')
	}
	for s.Pos < end && len(s.Stack) > 0 {
		if !l.step(s, r) {
			return false
		}
	}
	return r.end == len(r.code) || r.add(chroma.Error, len(r.code)-r.end)
}

// step applies the one rule that matches.
func (l *lexer) step(s *chroma.LexerState, r *reading) bool {
	from, end := s.Pos, r.end
	s.State = s.Stack[len(s.Stack)-1]
	rule := l.states[s.State].match(s)
	switch {
	case rule == nil && s.Text[from] == '\n' && s.State != root:
		s.Stack = []string{root}
		return true
	case rule == nil:
		s.Pos++
		return r.add(chroma.Error, utf8.RuneLen(s.Text[from]))
	case rule.plain:
		return r.add(rule.Type.(chroma.TokenType), width(s.Text[from:s.Pos]))
	}
	if rule.Mutator != nil {
		if err := rule.Mutator.Mutate(s); err != nil {
			return false
		}
	}
	if rule.Type != nil && !r.all(rule.Type.Emit(s.Groups, s)) {
		return false
	}
	if s.Pos == from {
		return r.add(chroma.None, 0)
	}
	return from < s.Pos && r.end == min(end+width(s.Text[from:s.Pos]), len(r.code))
}

// width is the size of runes in UTF-8, in bytes.
func width(runes []rune) int {
	size := 0
	for _, r := range runes {
		size += utf8.RuneLen(r)
	}
	return size
}
