// Package compare says what a change to a site means: not which lines differ,
// but who is called later than before, who is no longer called at all, which
// launch has moved, and which hour of launch night has lost its secondary. It
// compares two loaded sites and reads nothing else.
package compare
