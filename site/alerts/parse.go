package alerts

import (
	"fmt"

	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// maxBroken is how many documents of a file may have mistakes before the rest of
// it is left alone: reading one that is broken takes several times as long.
const maxBroken = 100

// Parse reads the alerts of one file. Recording rules, and objects of other
// kinds, are passed over; a file in which there are no rules at all is a
// mistake of whoever named it.
func Parse(file *source.File) ([]Alert, []source.Diagnostic) {
	p := &parser{file: file}
	broken := 0
	for _, span := range documents(file.Data()) {
		if broken == maxBroken {
			p.report(source.At(span.Start), fmt.Sprintf("%d documents of this file have mistakes; the rest is not read", maxBroken), "mend those first")
			break
		}
		node, found := tree.ParseYAML(file, span)
		if len(found) > 0 {
			broken++
		}
		for _, d := range found {
			d.Rule = Rule
			p.found = append(p.found, d)
		}
		known := len(p.found)
		p.document(node)
		if len(found) > 0 {
			p.found = p.found[:known] // what is missing stands behind the mistake
		}
	}
	if p.groups == 0 && len(p.found) == 0 {
		p.report(source.Span{}, "this file has no rules", "name files with `groups:` or with PrometheusRule objects in `rules_files`")
	}
	return p.alerts, p.found
}

type parser struct {
	file   *source.File
	alerts []Alert
	found  []source.Diagnostic
	groups int // keys `groups`, whatever they hold
}

func (p *parser) report(span source.Span, message, help string) {
	p.found = append(p.found, source.Diagnostic{
		Rule: Rule, Level: source.Error, File: p.file, Span: span, Message: message, Help: help,
	})
}

// document reads a file of groups, a PrometheusRule, or a list of those.
func (p *parser) document(n *tree.Node) {
	switch kind := text(n.Get("kind")).Value; kind {
	case "":
		p.rules(n)
	case "PrometheusRule":
		p.rules(n.Get("spec"))
	case "List", "PrometheusRuleList":
		if items := n.Get("items"); items != nil {
			for _, item := range items.Items() {
				p.document(item)
			}
		}
	}
}

func (p *parser) rules(n *tree.Node) {
	groups := n.Get("groups")
	if groups == nil {
		return
	}
	p.groups++
	for _, group := range p.list(groups, "`groups`", "a list of groups") {
		rules := group.Get("rules")
		if rules == nil {
			continue
		}
		for _, rule := range p.list(rules, "`rules`", "a list of rules") {
			p.rule(rule)
		}
	}
}

// list is the items of a list that has to be one of mappings.
func (p *parser) list(n *tree.Node, name, want string) []*tree.Node {
	if n.Kind != tree.List && n.Kind != tree.Null {
		p.report(n.Span, fmt.Sprintf("%s must be %s, got %s", name, want, n.Kind), "write its items as `- ` lines")
	}
	return n.Items()
}

func (p *parser) rule(n *tree.Node) {
	if n.Get("record") != nil {
		return
	}
	a := Alert{
		File: p.file, Name: text(n.Get("alert")), Expr: text(n.Get("expr")), For: text(n.Get("for")),
		Labels: texts(n.Get("labels")), Annotations: texts(n.Get("annotations")),
	}
	at := tree.Place{File: p.file, Node: n}.Span()
	switch {
	case a.Name.Value == "":
		p.report(at, "this rule is neither an alert nor a recording rule", "add `alert:` with its name")
		return
	case a.Expr.Value == "":
		p.report(a.Name.Span, fmt.Sprintf("the alert `%s` has no `expr`", a.Name.Value), "add the expression on which it fires")
	}
	if _, ok := a.Pending(); !ok {
		p.report(a.For.Span, fmt.Sprintf("`for` of `%s` must be a duration such as `5m` or `1h30m`, got `%s`", a.Name.Value, a.For.Value), "")
	}
	p.alerts = append(p.alerts, a)
}

// text is a scalar's value; the zero Text for anything else.
func text(n *tree.Node) Text {
	if n == nil || !n.Scalar() || n.Kind == tree.Null {
		return Text{}
	}
	return Text{n.Text, n.Span}
}

func texts(n *tree.Node) map[string]Text {
	if n == nil {
		return nil
	}
	all := make(map[string]Text, len(n.Entries()))
	for _, e := range n.Entries() {
		all[e.Key] = text(e.Value)
	}
	return all
}
