// Package highlight says which parts of code are keywords, texts, comments and so on, by
// the lexers of chroma.
//
// It shows code to the letter, whatever a lexer does: one that loses or invents a
// character, panics or never ends says nothing of that code. And it is quicker than
// chroma's own loop, which tries all rules of its state for every token, most of which
// cannot match where their first character is another one. The tokens are the same.
package highlight

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// A Token is a part of code.
type Token struct {
	Type chroma.TokenType
	Text string
}

// A Document has the code of one document, and how much time it took. The zero value is
// one without any.
type Document struct {
	size  int // of what was split, in bytes
	clock clock
}

const (
	// maxBlock is the size of code, in bytes, above which it is not split: some lexers take
	// time that goes with its square.
	maxBlock = 64 << 10
	// maxDocument is the size of all code of a document that is split, in bytes.
	maxDocument = 512 << 10
	// maxWhole is maxBlock for lexers that split all of the code at once, and cannot be
	// stopped.
	maxWhole = 4 << 10
)

// Tokens splits code in a language, named as in a Markdown fence. All texts together are
// the code, with LF for CR LF and CR and U+FFFD for what is no UTF-8. Code is one token of type
// [chroma.None] if it is long, its language is not known, or the lexer cannot read
// it or takes far too long.
//
// Several goroutines may have a document each.
func (d *Document) Tokens(language, code string) []Token {
	code = toLF.Replace(strings.ToValidUTF8(code, string(utf8.RuneError)))
	if code == "" {
		return nil
	}
	if language != "" && len(code) <= maxBlock && d.size+len(code) <= maxDocument && !d.clock.out() {
		if l := languages().Get(language); l != nil {
			d.size += len(code)
			d.clock.start()
			if read := (reading{code: code, clock: &d.clock}); read.by(l) {
				return read.tokens
			}
		}
	}
	return []Token{{chroma.None, code}}
}

// languages are those of chroma without Raku: its lexer rewrites its rules, which all
// goroutines share, while it reads, and what it says depends on what it read before.
var languages = sync.OnceValue(func() *chroma.LexerRegistry {
	list := chroma.NewLexerRegistry()
	for _, l := range lexers.GlobalLexerRegistry.Lexers {
		if l.Config().Name != "Raku" {
			list.Register(l)
		}
	}
	return list
})

var toLF = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// maxIdle is how often a lexer may do something without going on in the text. Those that
// do so to change their state do it a few times.
const maxIdle = 1000

// A reading is the part of code that is split already.
type reading struct {
	code   string
	end    int // in code, in bytes
	tokens []Token
	idle   int // how often nothing was added, one after the other
	clock  *clock
}

// by reads all of the code, or says that the lexer failed. Chroma's panic where their rules
// are wrong.
func (r *reading) by(l chroma.Lexer) (ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	if regex, isRegex := l.(*chroma.RegexLexer); isRegex {
		if own := lexerOf(regex); own != nil {
			return own.read(r)
		}
	}
	if len(r.code) > maxWhole {
		return false
	}
	next, err := l.Tokenise(nil, r.code)
	return err == nil && r.all(next) && r.end == len(r.code)
}

// all adds what an iterator has, and says whether that is what the code goes on with.
func (r *reading) all(next chroma.Iterator) bool {
	for t := range next.Stdlib() {
		if t.Type == chroma.Ignore {
			continue
		}
		left := r.code[r.end:]
		// Some lexers want a line break at the end, and have it in a token.
		if t.Value != left+"\n" && !strings.HasPrefix(left, t.Value) || !r.add(t.Type, len(t.Value)) {
			return false
		}
	}
	return true
}

// add adds a token of so many bytes, but for a line break that the code does not have, and
// says whether there is any sense in going on.
func (r *reading) add(kind chroma.TokenType, size int) bool {
	if size = min(size, len(r.code)-r.end); size == 0 {
		r.idle++
		return r.idle <= maxIdle && r.clock.tick()
	}
	r.idle = 0
	from := r.end
	r.end += size
	if last := len(r.tokens) - 1; last >= 0 && r.tokens[last].Type == kind {
		from -= len(r.tokens[last].Text)
		r.tokens = r.tokens[:last]
	}
	r.tokens = append(r.tokens, Token{kind, r.code[from:r.end]})
	return r.clock.tick()
}
