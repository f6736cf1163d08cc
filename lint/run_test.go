package lint_test

import (
	"slices"
	"testing"
	"time"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/site"
)

var now = time.Date(2027, 3, 1, 9, 0, 0, 0, time.UTC)

// found lints files in memory and lists "path rule key", but for the notes.
func found(t *testing.T, files map[string]string) []string {
	t.Helper()
	overlay := map[string][]byte{site.ConfigName: []byte("content: .\n")}
	for name, text := range files {
		overlay[name] = []byte(text)
	}
	s, err := site.LoadWith(t.TempDir(), site.LoadOptions{Overlay: overlay})
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, d := range lint.Fold(lint.Run(s, rules.All(), lint.Options{Now: now}).Diagnostics) {
		if d.Rule != "contact-unused" {
			list = append(list, d.Path()+" "+d.Rule+" "+d.Key)
		}
	}
	return list
}

func contact(id, more string) string {
	return "  - id: " + id + "\n    name: Ada Example\n    role: Engineer\n    channels: {email: " + id + "@example.com}\n" + more
}

const contactsHead = "---\ntype: contacts\ntitle: Contacts\ncontacts:\n"

func TestKeysOutliveMoves(t *testing.T) {
	text := "---\n\nA line.\n\n## First aid\n\n[x](gone.md)\n"
	want := []string{"a.md schema-unknown-field /contacts/[ada]/pet", "a.md broken-link #first-aid: gone.md"}
	for name, front := range map[string]string{
		"alone":            contactsHead + contact("ada", "    pet: cat\n"),
		"behind another":   contactsHead + contact("ben", "") + contact("ada", "    pet: cat\n"),
		"behind a comment": contactsHead + "# why\n" + contact("ada", "    pet: cat\n"),
	} {
		if got := found(t, map[string]string{"a.md": front + text}); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

// A field of another tool is one finding, whatever the number of documents.
func TestForeignFieldsAreFolded(t *testing.T) {
	page := "---\ntitle: A page\nhero: a.png\n---\n"
	want := []string{"a.md foreign-field /hero", "c.md foreign-field /cover"}
	got := found(t, map[string]string{"a.md": page, "b.md": page, "c.md": "---\ntitle: B\ncover: b.png\n---\n"})
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestConsequences(t *testing.T) {
	link := "page.md broken-link #: gone.md"
	owner := "page.md unresolved-reference /owner"
	owned := func(by string) string {
		return "---\ntype: page\ntitle: A page\nowner: " + by + "\n---\n[x](gone.md)\n"
	}
	other := contactsHead + contact("ben", "") + "---\n"
	for name, c := range map[string]struct {
		contacts, owner string
		want            []string
	}{
		"nothing is unread":                 {contactsHead + contact("ada", "") + "---\n", "adda", []string{owner, link}},
		"the name is in what is unread":     {contactsHead + "  - id: [ada\n---\n", "ada", []string{"contacts.md front-matter-syntax [ada", link}},
		"the name is not in what is unread": {contactsHead + "  - id: [ada\n---\n", "adda", []string{"contacts.md front-matter-syntax [ada", owner, link}},
		"the type is misspelt":              {"---\ntype: contactz\ntitle: Contacts\ncontacts:\n" + contact("ada", "") + "---\n", "ada", []string{"contacts.md unknown-type /type", link}},
		"a recognised slip loses nothing":   {contactsHead + contact("ada", "    respnsibility: Checkout\n") + "---\n", "adda", []string{"contacts.md schema-unknown-field /contacts/[ada]/respnsibility", owner, link}},
	} {
		t.Run(name, func(t *testing.T) {
			got := found(t, map[string]string{"contacts.md": c.contacts, "other.md": other, "page.md": owned(c.owner)})
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
