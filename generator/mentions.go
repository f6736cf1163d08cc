package generator

import (
	"cmp"
	"slices"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
)

// mention is one place where a contact is named.
type mention struct {
	// Part says in what capacity, in English; the language translates it.
	Part string
	// Title is what the contact is named in.
	Title  string
	Doc    *site.Document
	Anchor string
}

// findMentions collects for every contact what names it.
func (p *Portal) findMentions() map[string][]mention {
	found := map[string][]mention{}
	for _, d := range p.nav.all {
		add := func(part, title, anchor string, ids ...string) {
			for _, id := range ids {
				m := mention{part, title, d, anchor}
				if list := found[id]; id != "" && (len(list) == 0 || list[len(list)-1] != m) {
					found[id] = append(list, m)
				}
			}
		}
		switch data := d.Data.(type) {
		case *schema.Launch:
			p.launchMentions(data, add)
		case *schema.Checklist:
			itemMentions(data.Items, add)
		case *schema.Contacts:
			for _, c := range data.Contacts {
				add("Substitute of", c.Name, c.ID, c.Substitute)
				for _, a := range c.Absences {
					add("Substitute of", c.Name, c.ID, a.Substitute)
				}
			}
		case *schema.Escalation:
			for _, path := range data.Paths {
				for _, step := range path.Steps {
					add("Escalation path", path.Issue+severityWords(path.Severities), site.AnchorID(path.ID, path.Issue), step.Notify...)
				}
			}
		case *schema.OnCall:
			rotationMentions(d, data, add)
		case *schema.Monitoring:
			for _, g := range data.Groups {
				for _, m := range g.Metrics {
					add("Owner of a metric", m.Name, site.AnchorID(m.ID, m.Name), m.Owner)
				}
			}
		case *schema.Decisions:
			decisionMentions(data, add)
		case *schema.Incident:
			for _, phase := range data.Phases {
				add("Owner of a phase", phase.Title, site.AnchorID(phase.ID, phase.Title), phase.Owner)
			}
			for _, role := range data.Roles {
				add("Role in an incident", role.Role, "roles", role.Who, role.Deputy)
			}
		case *schema.Onboarding:
			for _, m := range data.Documentation {
				add("Documentation", m.Title, "documentation", m.Owner)
			}
			for _, t := range data.Training {
				add("Training", t.Title, "training", t.Owner)
			}
			for _, s := range data.Support {
				add("Support", s.Title, "support", s.Who...)
			}
		}
		add("Owner of a document", d.Title, "", d.Common.Owner)
	}
	return found
}

type addMention func(part, title, anchor string, ids ...string)

func (p *Portal) launchMentions(l *schema.Launch, add addMention) {
	if g := l.GoNoGo; g != nil {
		add("Decides", p.words.gateTitle(g), "go-no-go", g.Decider)
		add("Deputy", p.words.gateTitle(g), "go-no-go", g.Deputy)
		for _, s := range g.SignOffs {
			add("Signs off", cmp.Or(s.Area, p.words.gateTitle(g)), "go-no-go", s.By)
		}
	}
	for _, role := range l.Roles {
		add("Role on launch day", role.Role, "roles", role.Who, role.Deputy)
	}
	for _, g := range l.Checklist {
		itemMentions(slices.Concat(g.Items, p.site.Stated(g)), add)
	}
	for _, step := range l.Timeline {
		add("Timeline", step.Title, site.AnchorID(step.ID, step.Title), step.Owner)
	}
	if l.Rollout != nil {
		for _, stage := range l.Rollout.Stages {
			add("Rollout", stage.Title, "rollout", stage.Owner)
		}
		add("Rollback", p.words.t("Rollback"), "rollout", l.Rollout.Rollback.Owner)
	}
	for _, m := range l.Communication {
		add("Message", m.Title, "communication", m.Owner)
	}
	for _, r := range l.Reviews {
		add("Review", r.Title, "reviews", append([]string{r.Owner}, r.Participants...)...)
	}
	for _, i := range l.Improvement {
		add("Improvement", i.Title, "improvement", i.Owner)
	}
}

func itemMentions(items []schema.ChecklistItem, add addMention) {
	for _, item := range items {
		add("Checklist", item.Title, site.ItemID(item), item.Owner)
		if item.Waiver != nil {
			add("Waived by", item.Title, site.ItemID(item), item.Waiver.By)
		}
	}
}

func rotationMentions(d *site.Document, r *schema.OnCall, add addMention) {
	add("Primary", d.Title, "", r.Primary...)
	add("Secondary", d.Title, "", r.Secondary...)
	for _, c := range r.Changes {
		add("Primary", d.Title, "", c.Primary...)
		add("Secondary", d.Title, "", c.Secondary...)
	}
	for _, o := range r.Overrides {
		add("Override", d.Title, "calendar", o.Who)
	}
}

func decisionMentions(list *schema.Decisions, add addMention) {
	for _, one := range list.Decisions {
		title, anchor := one.Scenario+severityWords(one.Severities), site.AnchorID(one.ID, one.Scenario)
		add("Decides", title, anchor, one.Decider)
		add("Deputy", title, anchor, one.Deputy)
		add("Consulted", title, anchor, one.Consulted...)
		add("Informed", title, anchor, one.Informed...)
	}
}

// severityWords sets what is said of some severities apart from the rest.
func severityWords(list []schema.Severity) string {
	text := ""
	for i, s := range list {
		if i > 0 {
			text += ", "
		}
		text += string(s)
	}
	if text == "" {
		return ""
	}
	return " (" + text + ")"
}
