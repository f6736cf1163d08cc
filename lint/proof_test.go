package lint

import "testing"

func TestProofIsASentenceForPeople(t *testing.T) {
	var p Proof
	p.add("launches", 1)
	p.add("contacts", 2)
	p.add("hops", 0)
	p.add("escalation paths", 1)
	p.add("contacts", 1)
	if got, want := p.String(), "1 launch, 3 contacts, 1 escalation path"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
