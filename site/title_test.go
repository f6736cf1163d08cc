package site

import (
	"testing"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/markdown"
)

func TestTitlesFromFileNames(t *testing.T) {
	for path, want := range map[string]string{
		"restart-the-db.md":         "Restart the db",
		"über_uns.md":               "Über uns",
		"VirtHandlerDown.md":        "VirtHandlerDown",
		"mTLS-rotation.md":          "mTLS rotation",
		"runbooks/index.md":         "Runbooks",
		"503-errors.md":             "503 errors",
		"billing/k8s_api/README.md": "K8s api",
	} {
		if got := titleOf(&Document{Path: path, Common: &schema.Common{}, Body: &markdown.Document{}, ID: ""}); got != want {
			t.Errorf("%s: %q, not %q", path, got, want)
		}
	}
}
