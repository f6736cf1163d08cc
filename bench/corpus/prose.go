package corpus

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
)

var words = strings.Fields(`the service answers when every replica has caught up and the queue is empty operators watch
latency errors traffic and saturation before they change anything rollback takes ten minutes because caches have to warm
a certificate expires quietly and pages nobody unless its age is measured deploy small steps announce each of them in the
channel and write down what was seen database connections pool timeouts retries budget threshold dashboard primary
secondary handover customer payment order refund gateway region zone shard leader follower snapshot restore backup`)

// pageSize is the size that a page grows to, in bytes.
const pageSize = 4000

// prose appends sections until the page has its size.
func prose(b *bytes.Buffer, r *rand.Rand, neighbours []string, kind string) {
	titles := []string{"Meaning", "Impact", "Diagnosis", "Mitigation", "Background", "History", "Limits", "Contacts"}
	for i := 0; b.Len() < pageSize; i++ {
		title := titles[i%len(titles)]
		if i >= len(titles) {
			title = fmt.Sprintf("%s, part %d", title, 1+i/len(titles))
		}
		if kind == "faq" {
			title = fmt.Sprintf("What about the %s?", strings.Join([]string{word(r), word(r), word(r)}, " "))
		}
		fmt.Fprintf(b, "\n## %s\n\n", title)
		paragraph(b, r, neighbours)
		switch i % 4 {
		case 0:
			tasks(b, r)
		case 1:
			table(b, r)
		case 2:
			code(b, r)
		case 3:
			fmt.Fprintf(b, "> [!WARNING]\n> %s\n", sentence(r))
		}
	}
}

func word(r *rand.Rand) string { return words[r.IntN(len(words))] }

func sentence(r *rand.Rand) string {
	list := make([]string, 8+r.IntN(10))
	for i := range list {
		list[i] = word(r)
	}
	list[0] = strings.ToUpper(list[0][:1]) + list[0][1:]
	return strings.Join(list, " ") + "."
}

func paragraph(b *bytes.Buffer, r *rand.Rand, neighbours []string) {
	for range 2 {
		to := neighbours[r.IntN(len(neighbours))]
		fmt.Fprintf(b, "%s %s See [%s](%s.md) and `%s-%s`, **%s**.\n\n", sentence(r), sentence(r), word(r)+" "+word(r), to, word(r), word(r), word(r))
	}
}

func tasks(b *bytes.Buffer, r *rand.Rand) {
	for i := range 4 {
		mark := " "
		if i == 0 {
			mark = "x"
		}
		fmt.Fprintf(b, "- [%s] %s\n", mark, sentence(r))
	}
}

func table(b *bytes.Buffer, r *rand.Rand) {
	b.WriteString("| Signal | Normal | Act |\n|---|---:|---|\n")
	for range 5 {
		fmt.Fprintf(b, "| %s %s | %d ms | %s |\n", word(r), word(r), r.IntN(900), word(r))
	}
}

func code(b *bytes.Buffer, r *rand.Rand) {
	fmt.Fprintf(b, "```bash\n# %s\nkubectl -n %s get pods -o wide | grep -v Running\nfor pod in $(kubectl get pods -o name); do\n  kubectl logs \"$pod\" --tail=%d | grep \"%s\"\ndone\n```\n",
		sentence(r), word(r), 10+r.IntN(90), word(r))
	fmt.Fprintf(b, "\n```yaml\n%s:\n  replicas: %d\n  %s: \"%s\"\n```\n", word(r), r.IntN(9), word(r), word(r))
}
