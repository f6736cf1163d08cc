package highlight_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"

	"github.com/launchbook/launchbook/site/highlight"
)

// samples have what runbooks have, and what lexers of other languages go by.
var samples = []string{
	"",
	"\n",
	" \n\n  x",
	"kubectl -n prod get pods -l 'app in (a,b)' --watch | grep -v \"Running $HOME\" # all ${X:-y}\nfor i in $(seq 1 10); do\n  echo \"$((i + 1)) `date`\" >&2\ndone\ncat <<'EOF' > a\nhi $X\nEOF\nif [[ $a == *b* ]]; then exit 1; fi",
	"# comment\napiVersion: v1\nspec: &anchor\n  - {a: 1, \"b\": [true, ~, 2.5e3]}\n  - *anchor\ntext: |\n  two\n  lines\n---\n? x : !!str 1\r\nlast: 'it''s'\r",
	"{\"a\": [1, -2.5e+3, true, null, \"\\u00e9\\n\"], // no\n /* comment */ \"b\": {}}",
	"package main\n\nimport \"fmt\"\n\nfunc main() { x := []int{0x1F, 'a'}; fmt.Println(`raw`, x[0] <<2, \"%d\\n\") /* c */ }",
	"def f(x, *a, **k):\n    \"\"\"doc {x}\"\"\"\n    return f'{x!r:>{10}}' if x else r'\\d' + 0b1_0\n@d\nclass A(B): pass",
	"SELECT count(*) AS n FROM `t` WHERE a = 'it''s' AND b >= 1.5 -- comment\nGROUP BY 1;",
	"sum by (job) (rate(http_requests_total{code=~\"5..\"}[5m])) / 2 > 0.01",
	"<?xml version=\"1.0\"?>\n<a href='x'>&amp; <!-- c --><b/></a><script>let a = /re/g;</script><style>p{color:#fff}</style>",
	"FROM golang:1.26 AS b\nRUN go build && \\\n  true\nCOPY --from=b /a /b",
	"$ ls -l\ntotal 0\n> more\nPS C:\\> Get-Item\n>>> print(1)\n[2026-01-01 10:00] ERROR x=1",
	"--- a\n+++ b\n@@ -1 +1 @@\n-old\n+new\n",
	"[section]\nkey = value ; c\n[[table]]\nx = 2026-01-01T00:00:00Z",
	"HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\"a\": 1}",
	"GET /a?b=c HTTP/1.1\nHost: x\n\n",
	"{{ range .X }}{{ .Y | printf \"%s\" }}{{ end }}{% if a %}b{% endif %}",
	"héllo wörld \u2028 日本 🎉 \u00a0x = \"ü\"\n\tß: ≥ 1",
	"\xff\x00bad",
	"''' \"\"\" ``` ''' \\ \\\" $ $$ ${ @ @@ # ## // /* */ <% %> [[ ]] (* *) {- -} ;; !! ~~ ^^",
	"=begin\nx\n=end\n__END__\n%w(a b) /re/i ?a :sym => 1..2 <<~X\n a\nX\n",
}

// languages are all that are coloured, each by its name.
func languages() []string {
	return slices.DeleteFunc(lexers.Names(false), func(name string) bool { return name == "Raku" })
}

// chromas are the tokens that chroma's own loop finds; nil if it fails: it never ends, panics,
// or has another text.
func chromas(language, code string) (tokens []highlight.Token) {
	defer func() {
		if recover() != nil {
			tokens = nil
		}
	}()
	next, err := unending{lexers.Get(language)}.Tokenise(nil, code)
	if err != nil {
		return nil
	}
	text := ""
	for t := range next.Stdlib() {
		if text += t.Value; len(text) > len(code) {
			t.Value = t.Value[:len(t.Value)-1] // a line break that the lexer added
		}
		if last := len(tokens) - 1; last >= 0 && tokens[last].Type == t.Type {
			tokens[last].Text += t.Value
		} else if t.Value != "" {
			tokens = append(tokens, highlight.Token{Type: t.Type, Text: t.Value})
		}
	}
	if text != code && text != code+"\n" {
		return nil
	}
	return tokens
}

// unending is a lexer that panics rather than having no end.
type unending struct{ chroma.Lexer }

func (u unending) Tokenise(o *chroma.TokeniseOptions, code string) (chroma.Iterator, error) {
	next, err := u.Lexer.Tokenise(o, code)
	n := 0
	return func() chroma.Token {
		if n++; n > 10_000+10*len(code) {
			panic("no end")
		}
		return next()
	}, err
}

func tokens(language, code string) []highlight.Token {
	var d highlight.Document
	return d.Tokens(language, code)
}

// sameTokens compares with chroma.
func sameTokens(t *testing.T, language, code string) {
	t.Helper()
	clean := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.ToValidUTF8(code, "\uFFFD"))
	want := chromas(language, clean)
	if want == nil && clean != "" {
		want = []highlight.Token{{Type: chroma.None, Text: clean}}
	}
	if got := tokens(language, code); !slices.Equal(got, want) {
		t.Errorf("%s: %q\n%q\nchroma:\n%q", language, code, got, want)
	}
}

func TestTokensAreThoseOfChroma(t *testing.T) {
	for _, language := range languages() {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			for _, code := range samples {
				sameTokens(t, language, code)
			}
		})
	}
}

// Lexers of chroma have no end, panic, or lose a character on these.
func TestCodeIsShownToTheLetterWhateverItsLexerDoes(t *testing.T) {
	for language, code := range map[string]string{
		"jungle":  "a = 1\nb = 2\n",
		"jsonata": "sum by (job) (rate(http_requests_total{code=~\"5..\"}[5m])) / 2 > 0.01\n",
		"spade":   "spec: &anchor\n  - {a: 1}\n  x : 'a\n",
		"sed":     "\xff\x00bad",
		"c":       strings.Repeat("\n", 1<<20),
	} {
		text := ""
		for _, token := range tokens(language, code) {
			text += token.Text
		}
		if want := strings.ToValidUTF8(code, "\uFFFD"); text != want {
			t.Errorf("%s: %.40q instead of %.40q", language, text, want)
		}
	}
}

func TestCodeInNoLanguageIsOneToken(t *testing.T) {
	for _, language := range []string{"", "klingon", "raku"} {
		if got := tokens(language, "a\r\nb"); !slices.Equal(got, []highlight.Token{{Type: chroma.None, Text: "a\nb"}}) {
			t.Errorf("%q: %v", language, got)
		}
	}
}

func FuzzTokens(f *testing.F) {
	names := languages()
	for _, language := range []string{"Bash", "YAML", "JSON", "Python", "Go", "SQL", "HTML", "Ruby", "PowerShell"} {
		for _, code := range samples {
			f.Add(uint(slices.Index(names, language)), code)
		}
	}
	f.Fuzz(func(t *testing.T, language uint, code string) {
		sameTokens(t, names[language%uint(len(names))], code)
	})
}

func BenchmarkTokens(b *testing.B) {
	for _, language := range []string{"bash", "yaml"} {
		code := samples[3]
		if language == "yaml" {
			code = samples[4]
		}
		b.Run(language, func(b *testing.B) {
			for b.Loop() {
				tokens(language, code)
			}
		})
		b.Run(language+", chroma", func(b *testing.B) {
			for b.Loop() {
				next, err := chroma.Coalesce(lexers.Get(language)).Tokenise(nil, code)
				if err != nil {
					b.Fatal(err)
				}
				next.Tokens()
			}
		})
	}
}
