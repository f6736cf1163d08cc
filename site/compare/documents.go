package compare

import (
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
)

// documents compares which documents there are, and who keeps them true.
func (c *comparison) documents() {
	both, gone, added := match(c.old.Documents, c.new.Documents, func(d **site.Document) string { return (*d).Type + "/" + (*d).ID })
	for _, d := range gone {
		c.document(*d).say(goneEffect((*d).Type), nil, "the %s is gone", (*d).Type)
	}
	for _, d := range added {
		c.document(*d).say(Neutral, nil, "the %s is new", (*d).Type)
	}
	for _, p := range both {
		old, new := *p.old, *p.new
		s := c.document(new)
		if old.Type != "launch" { // said with the launch
			s.needed("owner", person(c.old, old.Common.Owner), person(c.new, new.Common.Owner))
		}
		s.text(Neutral, "audiences", people(c.old, old.Common.Audiences), people(c.new, new.Common.Audiences))
		if !old.Common.Draft && new.Common.Draft {
			s.say(Worse, []string{"draft"}, "is a draft, which the portal leaves out")
		}
		if old.Page != new.Page {
			s.say(Neutral, nil, "moved from %s to %s", old.Page, new.Page)
		}
		c.runbook(s, old.Data, new.Data)
	}
}

func (c *comparison) document(d *site.Document) subject {
	return c.about("Documents", d.Title, d.Front)
}

func goneEffect(typeName string) Effect {
	if typeName == "runbook" || typeName == "incident" {
		return Worse
	}
	return Neutral
}

// runbook compares which alerts a runbook serves.
func (c *comparison) runbook(s subject, old, new any) {
	before, ok := old.(*schema.Runbook)
	after, still := new.(*schema.Runbook)
	if !ok || !still {
		return
	}
	_, gone, added := match(before.Alerts, after.Alerts, func(a *string) string { return *a })
	for _, alert := range gone {
		s.say(Worse, []string{"alerts"}, "does not serve the alert %s any more", *alert)
	}
	for _, alert := range added {
		s.say(Better, []string{"alerts"}, "serves the alert %s", *alert)
	}
}
