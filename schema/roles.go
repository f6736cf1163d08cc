package schema

import "github.com/launchbook/launchbook/source/tree"

// Role is a part that somebody plays on launch day or in an incident.
type Role struct {
	Role string `json:"role"`
	// Who and Deputy are contact ids or on-call roles.
	Who    string `json:"who"`
	Deputy string `json:"deputy"`
	Detail string `json:"detail"`

	Place tree.Place `json:"-"`
}

// WarRoom is where people meet: a call to join or to dial into, and a channel.
type WarRoom struct {
	// Video is the URL of the video call.
	Video string `json:"video"`
	// Phone is the number to dial in by, and PIN what to key in after dialling.
	Phone Phone  `json:"phone"`
	PIN   string `json:"pin"`
	// Chat is the name of a channel, such as #checkout-launch.
	Chat   string `json:"chat"`
	Detail string `json:"detail"`

	Place tree.Place `json:"-"`
}

// Reachable tells whether there is any way into it.
func (w WarRoom) Reachable() bool { return w.Video != "" || w.Phone != "" || w.Chat != "" }
