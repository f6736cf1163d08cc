package generator

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/themes"
)

// bundle makes the theme's style and scripts: one minified file each, named by
// its content. The search index keeps its name, as pages know it before it is
// made.
func (p *Portal) bundle(theme *themes.Theme, files map[string][]byte) error {
	p.Index, p.Duty = "assets/search-index.js", "assets/on-call.js"
	css, err := p.tokenCSS()
	if err != nil {
		return err
	}
	words, err := p.scriptWords(theme)
	if err != nil {
		return err
	}
	define := map[string]string{"WORDS": words}
	for _, asset := range []struct {
		entry string
		extra string
		path  *string
	}{
		{"assets/style.css", css + markdown.HighlightCSS(), &p.Style},
		{"assets/app.js", "", &p.Script},
		{"assets/search.js", "", &p.Engine},
	} {
		data, err := bundle(theme, asset.entry, asset.extra, define)
		if err != nil {
			return fmt.Errorf("the theme's %s: %w", asset.entry, err)
		}
		sum := sha256.Sum256(data)
		ext := path.Ext(asset.entry)
		*asset.path = strings.TrimSuffix(asset.entry, ext) + "-" + hex.EncodeToString(sum[:4]) + ext
		files[*asset.path] = data
	}
	return nil
}

// scriptWords are the translations of the texts that scripts have.
func (p *Portal) scriptWords(theme *themes.Theme) (string, error) {
	words := language{}
	names, err := theme.List("assets/*.js")
	if err != nil {
		return "", err
	}
	for _, name := range names {
		source, err := theme.Read(name)
		if err != nil {
			return "", err
		}
		for english, own := range p.words {
			if quoted, err := json.Marshal(english); err == nil && own != english && bytes.Contains(source, quoted) {
				words[english] = own
			}
		}
	}
	data, err := json.Marshal(words)
	return string(data), err
}

// bundle follows the imports of a style or script and minifies the whole.
// define replaces names in scripts by JSON.
func bundle(theme *themes.Theme, entry, extra string, define map[string]string) ([]byte, error) {
	source, err := theme.Read(entry)
	if err != nil {
		return nil, err
	}
	loader := api.LoaderJS
	if path.Ext(entry) == ".css" {
		loader = api.LoaderCSS
	}
	result := api.Build(api.BuildOptions{
		Stdin:             &api.StdinOptions{Contents: string(source) + extra, Sourcefile: entry, Loader: loader},
		Bundle:            true,
		Define:            define,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		Format:            api.FormatIIFE,
		Target:            api.ES2020,
		Charset:           api.CharsetUTF8,
		LegalComments:     api.LegalCommentsInline,
		LogLevel:          api.LogLevelSilent,
		Plugins:           []api.Plugin{fromTheme(theme)},
	})
	if len(result.Errors) > 0 {
		return nil, errors.New(result.Errors[0].Text)
	}
	return result.OutputFiles[0].Contents, nil
}

// fromTheme lets the bundler read files of the theme, and none besides.
func fromTheme(theme *themes.Theme) api.Plugin {
	return api.Plugin{Name: "theme", Setup: func(b api.PluginBuild) {
		b.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
			if strings.HasPrefix(args.Path, "data:") {
				return api.OnResolveResult{Path: args.Path, External: true}, nil // a picture within the style
			}
			from := "assets"
			if args.Namespace == "theme" {
				from = path.Dir(args.Importer)
			}
			return api.OnResolveResult{Path: path.Join(from, args.Path), Namespace: "theme"}, nil
		})
		b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "theme"}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
			data, err := theme.Read(args.Path)
			if err != nil {
				return api.OnLoadResult{}, err
			}
			text, loader := string(data), api.LoaderJS
			if path.Ext(args.Path) == ".css" {
				loader = api.LoaderCSS
			}
			return api.OnLoadResult{Contents: &text, Loader: loader}, nil
		})
	}}
}

// assets copies the files of the content folder that are not Markdown.
func (p *Portal) assets(files map[string][]byte) error {
	for _, a := range p.site.Assets {
		if a.Refused {
			continue // a finding says why
		}
		data, err := p.site.ReadAsset(a.Path)
		if err != nil {
			return err
		}
		if _, taken := files[a.Path]; taken {
			return fmt.Errorf("%s: a page of that name is made from a document; rename one of the two", a.Path)
		}
		if err := p.emit(files, a.Path, data); err != nil {
			return err
		}
	}
	return nil
}
