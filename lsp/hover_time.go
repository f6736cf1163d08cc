package lsp

import (
	"fmt"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/source/tree"
)

// times says when an offset or a local time is.
func (s *server) times(h hovered) string {
	if !h.inData || h.doc == nil || !h.spot.value().Scalar() {
		return ""
	}
	f, ok := fieldAt(h.doc.Type, h.spot.path)
	if !ok {
		return ""
	}
	text := h.spot.value().Text
	switch f.get("format") {
	case "launchbook-offset":
		offset, err := schema.ParseOffset(text)
		if launch, zone, ok := h.launch(); ok && err == nil {
			return fmt.Sprintf("`%s` is %s.", text, instant(offset.From(launch.LaunchAt.In(zone))))
		}
	case "launchbook-time":
		var at schema.Time
		if at.UnmarshalText([]byte(text)) == nil {
			return fmt.Sprintf("This is %s.", instant(at.In(h.zone())))
		}
	}
	return ""
}

// launch is the launch that offsets at the place are counted from: the document
// itself, or the one that a drill names. Its T-0 is known.
func (h hovered) launch() (*schema.Launch, *time.Location, bool) {
	launch, ok := h.doc.Data.(*schema.Launch)
	if !ok {
		name := h.inDrill()
		if name == nil {
			return nil, nil, false
		}
		d, found := h.site.Document("launch", name.Text)
		if !found {
			return nil, nil, false
		}
		launch = d.Data.(*schema.Launch)
	}
	return launch, h.site.ZoneOf(launch.TimeZone), !launch.LaunchAt.IsZero()
}

// inDrill is the launch that the drill at the place names; nil outside of one.
func (h hovered) inDrill() *tree.Node {
	if len(h.spot.path) < 3 || h.spot.path[0] != "drills" {
		return nil
	}
	return h.spot.around[2].Get("launch")
}

// zone is the zone of the document's local times.
func (h hovered) zone() *time.Location {
	if name := h.doc.Front.Node.Get("time_zone"); name != nil {
		return h.site.ZoneOf(name.Text)
	}
	return h.site.Zone
}

// instant is a time in its zone, and in UTC where that is another one.
func instant(t time.Time) string {
	const form = "Mon 2006-01-02 15:04 MST"
	text := "**" + t.Format(form) + "**"
	if _, shift := t.Zone(); shift != 0 {
		text += ", " + t.UTC().Format("Mon 15:04") + " UTC"
	}
	return text
}
