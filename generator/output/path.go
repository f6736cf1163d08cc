package output

import (
	"fmt"
	"io/fs"
	"strings"
	"unicode/utf8"
)

// maxName is the longest name of a file or folder, in bytes, that the usual
// file systems take.
const maxName = 255

// checkPath accepts the slash paths that mean the same file on Linux, macOS and
// Windows, whatever machine builds or serves the portal.
func checkPath(path string) error {
	if !utf8.ValidString(path) || !fs.ValidPath(path) || path == "." {
		return fmt.Errorf("`%s` is not a path inside the output folder; write it like `launches/index.html`", printable(path))
	}
	if strings.EqualFold(path, manifestName) {
		return fmt.Errorf("`%s` is launchbook's own list of files; choose another name", path)
	}
	for name := range strings.SplitSeq(path, "/") {
		if why := badName(name); why != "" {
			return fmt.Errorf("`%s` cannot be a file on every system: `%s` %s; choose another name", printable(path), printable(name), why)
		}
	}
	return nil
}

// badName says why a file or folder cannot have the name, or "".
func badName(name string) string {
	switch {
	case len(name) > maxName:
		return fmt.Sprintf("is longer than %d bytes", maxName)
	case strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == 0x7f || strings.ContainsRune(`<>:"|?*\`, r) }):
		return `holds a control character or one of <>:"|?*\`
	case strings.HasSuffix(name, ".") || strings.HasSuffix(name, " "):
		return "ends in a dot or a space, which Windows drops"
	case isDevice(name):
		return "is a device on Windows"
	}
	return ""
}

// isDevice knows the names that Windows reserves, with any extension.
func isDevice(name string) bool {
	stem, _, _ := strings.Cut(strings.ToUpper(name), ".")
	stem = strings.TrimRight(stem, " ")
	switch stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	number, ok := strings.CutPrefix(stem, "COM")
	if !ok {
		number, ok = strings.CutPrefix(stem, "LPT")
	}
	return ok && utf8.RuneCountInString(number) == 1 && strings.Contains("0123456789¹²³", number)
}

// printable shows control characters and broken UTF-8 as a replacement, so that
// a message cannot steer a terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return utf8.RuneError
		}
		return r
	}, strings.ToValidUTF8(s, string(utf8.RuneError)))
}
