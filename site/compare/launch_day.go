package compare

import (
	"strings"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
)

// warRoom compares the ways into a war room: what is gone, people try in vain.
func (c *comparison) warRoom(s subject, old, new *schema.WarRoom) {
	if !s.both("war_room", "the war room", old != nil, new != nil) {
		return
	}
	s.name, s.place = s.name+": war room", new.Place
	s.untold("video", old.Video, new.Video)
	s.untold("phone", string(old.Phone), string(new.Phone))
	s.untold("pin", old.PIN, new.PIN)
	s.needed("chat", old.Chat, new.Chat)
}

// untold compares a value that is not repeated, as who reads the comparison may not be
// in the room.
func (s subject) untold(key, before, after string) {
	switch {
	case before == after:
	case before == "":
		s.say(Better, []string{key}, "%s is new", key)
	case after == "":
		s.say(Worse, []string{key}, "%s is gone", key)
	default:
		s.say(Neutral, []string{key}, "%s is another one", key)
	}
}

func (c *comparison) roles(s subject, old, new []schema.Role) {
	both, gone, added := match(old, new, func(r *schema.Role) string { return r.Role })
	for _, r := range gone {
		s.say(Worse, []string{"roles"}, "the role %q is gone", r.Role)
	}
	for _, r := range added {
		s.from(r.Place).say(Better, []string{"role"}, "the role %q is new", r.Role)
	}
	for _, p := range both {
		role := c.about(s.area, s.name+": "+p.new.Role, p.new.Place)
		role.needed("who", person(c.old, p.old.Who), person(c.new, p.new.Who))
		role.needed("deputy", person(c.old, p.old.Deputy), person(c.new, p.new.Deputy))
	}
}

func (c *comparison) incidents() {
	both, _, _ := match(site.All[*schema.Incident](c.old), site.All[*schema.Incident](c.new), func(i *site.Typed[*schema.Incident]) string { return i.Doc.ID })
	for _, p := range both {
		s := c.about("Incidents", p.new.Data.Title, p.new.Data.Place)
		c.warRoom(s, p.old.Data.WarRoom, p.new.Data.WarRoom)
		c.roles(s, p.old.Data.Roles, p.new.Data.Roles)
	}
}

func (c *comparison) signOffs(s subject, old, new []schema.SignOff) {
	name := func(sign *schema.SignOff) string { return either(sign.Area, sign.By) }
	both, gone, added := match(old, new, name)
	for _, sign := range gone {
		s.say(Worse, []string{"sign_offs"}, "the sign-off of %q is gone", name(sign))
	}
	for _, sign := range added {
		s.from(sign.Place).say(Better, []string{"by"}, "the sign-off of %q is new", name(sign))
	}
	for _, p := range both {
		sign := c.about(s.area, s.name+": "+name(p.new), p.new.Place)
		sign.text(Neutral, "by", person(c.old, p.old.By), person(c.new, p.new.By))
		effect := Worse
		if p.new.Decision == "go" {
			effect = Better
		}
		sign.text(effect, "decision", either(p.old.Decision, "pending"), either(p.new.Decision, "pending"))
	}
}

// lines compare a list of texts of which each makes things better.
func (s subject) lines(key string, old, new []string) {
	what := strings.ReplaceAll(key, "_", " ")
	_, gone, added := match(old, new, func(line *string) string { return *line })
	for _, line := range gone {
		s.say(Worse, []string{key}, "%s: %q is gone", what, *line)
	}
	for _, line := range added {
		s.say(Better, []string{key}, "%s: %q is new", what, *line)
	}
}

func (c *comparison) stages(s subject, old, new []schema.RolloutStage) {
	both, gone, added := match(old, new, func(r *schema.RolloutStage) string { return either(r.Title, r.At.String()) })
	for _, r := range gone {
		s.say(Worse, []string{"stages"}, "the stage %q is gone", either(r.Title, r.At.String()))
	}
	for _, r := range added {
		s.from(r.Place).say(Neutral, []string{"title", "at"}, "the stage %q is new", either(r.Title, r.At.String()))
	}
	for _, p := range both {
		stage := c.about(s.area, s.name+": "+either(p.new.Title, p.new.At.String()), p.new.Place)
		stage.text(Neutral, "at", written(p.old.Place, "at"), written(p.new.Place, "at"))
		stage.text(Neutral, "share", p.old.Share.String(), p.new.Share.String())
		stage.needed("owner", person(c.old, p.old.Owner), person(c.new, p.new.Owner))
		stage.lines("abort_if", p.old.AbortIf, p.new.AbortIf)
	}
}
