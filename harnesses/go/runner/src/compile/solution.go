package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"os"
	"path"
	"slices"
	"strings"
)

// nodes are the fields of the types that LeetCode defines beside a solution: the harness counts on them where a solver
// defines such a type too. The glue adds what a Node is.
var nodes = map[string][]string{
	"ListNode": {"Val int", "Next *ListNode"},
	"TreeNode": {"Val int", "Left *TreeNode", "Right *TreeNode"},
}

func definition(name string) string {
	return fmt.Sprintf("package main\n\ntype %s %s\n", name, structOf(name))
}

func structOf(name string) string {
	return fmt.Sprintf("struct { %s }", strings.Join(nodes[name], "; "))
}

// solution is a source made ready for the compiler; so is what the author adds.
type solution struct {
	text     string          // with a package clause and imports; lines and columns are those of the source
	declared map[string]bool // names of the package, and of methods with a dot before them
}

// edit replaces text[from:to]; what follows keeps its place.
type edit struct {
	from, to int
	text     string
}

// prepared adds what solvers leave out: the package clause and imports. And it takes away what they add: another
// package's name, and a main of their own.
func prepared(path string, source, glue []byte) (solution, error) {
	text := strings.TrimPrefix(string(source), "\uFEFF")
	nameAt, nameEnd := packageName(text)
	parsed := text
	if nameAt < 0 {
		parsed = "package main;" + text
	}
	files := token.NewFileSet()
	// Of a source with mistakes it returns what it could read; the compiler will say the same in better words.
	file, _ := parser.ParseFile(files, path, parsed, 0)
	if file == nil {
		file = &ast.File{}
	}
	offset := func(at token.Pos) int { return files.PositionFor(at, false).Offset - (len(parsed) - len(text)) }

	var edits []edit
	imports := missingImports(file)
	if nameAt < 0 {
		edits = append(edits, edit{0, 0, "package main;" + imports})
	} else {
		edits = append(edits, edit{nameAt, nameEnd, strings.TrimSuffix("main;"+imports, ";")})
	}
	declared := map[string]bool{}
	for _, one := range file.Decls {
		switch one := one.(type) {
		case *ast.FuncDecl:
			if one.Recv != nil {
				declared["."+one.Name.Name] = true
				continue
			}
			if one.Name.Name == "main" {
				edits = append(edits, edit{offset(one.Name.Pos()), offset(one.Name.End()), "_"})
			}
			declared[one.Name.Name] = true
		case *ast.GenDecl:
			for _, spec := range one.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					name := spec.Name.Name
					declared[name] = true
					isUsed := bytes.Contains(glue, []byte("*"+name))
					if wanted, ok := nodes[name]; ok && isUsed && !slices.Equal(fields(spec), wanted) {
						line := files.PositionFor(spec.Pos(), false).Line
						return solution{}, fmt.Errorf("%s:%d: the problem defines `type %s %s`",
							path, line, name, structOf(name))
					}
				case *ast.ValueSpec:
					for _, name := range spec.Names {
						declared[name.Name] = true
					}
				}
			}
		}
	}
	return solution{edited(path, text, edits), declared}, nil
}

// packageName returns where the package's name stands, -1 where there is no package clause.
func packageName(text string) (from, to int) {
	var words scanner.Scanner
	file := token.NewFileSet().AddFile("", -1, len(text))
	words.Init(file, []byte(text), nil, 0)
	if _, word, _ := words.Scan(); word != token.PACKAGE {
		return -1, -1
	}
	at, _, name := words.Scan()
	return file.Offset(at), file.Offset(at) + len(name)
}

// missingImports returns an import for each package that is used by its name and neither imported nor declared.
func missingImports(file *ast.File) string {
	unresolved := map[*ast.Ident]bool{}
	for _, name := range file.Unresolved {
		unresolved[name] = true
	}
	imported := map[string]bool{}
	for _, one := range file.Imports {
		at := strings.Trim(one.Path.Value, "\"`")
		name := path.Base(at)
		if name == "v2" {
			name = path.Base(path.Dir(at))
		}
		if one.Name != nil {
			name = one.Name.Name
		}
		imported[name] = true
	}
	library := packages()
	generic := genericUses(file)
	var added []string
	ast.Inspect(file, func(part ast.Node) bool {
		selector, ok := part.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		name, ok := selector.X.(*ast.Ident)
		if !ok || !unresolved[name] || imported[name.Name] {
			return true
		}
		path := library[name.Name]
		if newer := library["v2/"+name.Name]; newer != "" && generic[name.Name] {
			path = newer
		}
		if path != "" {
			imported[name.Name] = true
			added = append(added, fmt.Sprintf("import %q;", path))
		}
		return true
	})
	return strings.Join(added, "")
}

// packages returns the packages that there are by name, and those of a second version as "v2/name".
func packages() map[string]string {
	text, err := os.ReadFile(importcfg)
	check(err)
	found := map[string]string{"unsafe": "unsafe"}
	for _, line := range strings.Fields(string(text)) {
		at, _, _ := strings.Cut(line, "=")
		name := path.Base(at)
		if at == line || name == "v2" || strings.Contains(at, "internal") || strings.HasPrefix(at, "judge") {
			continue
		}
		if strings.Contains(at, "/v2/") {
			name = "v2/" + name
		}
		// There are two packages `rand`.
		if found[name] == "" || at == "math/rand" {
			found[name] = at
		}
	}
	return found
}

// genericUses returns the packages that a solution uses as version 2 of gods has them: `redblacktree.New[int, int]()`,
// or a comparator whose parameters have types. Version 1 compares values of any type.
func genericUses(file *ast.File) map[string]bool {
	functions := map[string]*ast.FuncType{}
	for _, one := range file.Decls {
		if one, ok := one.(*ast.FuncDecl); ok && one.Recv == nil {
			functions[one.Name.Name] = one.Type
		}
	}
	found := map[string]bool{}
	uses := func(used ast.Expr) {
		if selector, ok := used.(*ast.SelectorExpr); ok {
			if name, ok := selector.X.(*ast.Ident); ok {
				found[name.Name] = true
			}
		}
	}
	ast.Inspect(file, func(part ast.Node) bool {
		switch part := part.(type) {
		case *ast.IndexExpr:
			uses(part.X)
		case *ast.IndexListExpr:
			uses(part.X)
		case *ast.CallExpr:
			if len(part.Args) == 0 {
				break
			}
			var comparator *ast.FuncType
			switch first := part.Args[0].(type) {
			case *ast.FuncLit:
				comparator = first.Type
			case *ast.Ident:
				comparator = functions[first.Name]
			case *ast.IndexExpr: // cmp.Compare[int]
				uses(part.Fun)
			}
			if comparator != nil && len(comparator.Params.List) > 0 && !isAny(comparator.Params.List[0].Type) {
				uses(part.Fun)
			}
		}
		return true
	})
	return found
}

func isAny(kind ast.Expr) bool {
	if name, ok := kind.(*ast.Ident); ok {
		return name.Name == "any"
	}
	_, ok := kind.(*ast.InterfaceType)
	return ok
}

// fields returns a struct's, one by one, e.g. "Val int".
func fields(spec *ast.TypeSpec) []string {
	kind, ok := spec.Type.(*ast.StructType)
	if !ok {
		return nil
	}
	var found []string
	for _, field := range kind.Fields.List {
		for _, name := range field.Names {
			found = append(found, name.Name+" "+word(field.Type))
		}
	}
	return found
}

// word spells a type that a node's field may have, e.g. "[]*Node".
func word(kind ast.Expr) string {
	switch kind := kind.(type) {
	case *ast.Ident:
		return kind.Name
	case *ast.StarExpr:
		return "*" + word(kind.X)
	case *ast.ArrayType:
		if kind.Len == nil {
			return "[]" + word(kind.Elt)
		}
	}
	return "?"
}

// edited makes the edits, from the first to the last, each followed by the place where the source goes on.
func edited(path, text string, edits []edit) string {
	var made strings.Builder
	at := 0
	for _, one := range edits {
		made.WriteString(text[at:one.from])
		made.WriteString(one.text)
		before := text[:one.to]
		line := 1 + strings.Count(before, "\n")
		column := len(before) - strings.LastIndexByte(before, '\n')
		fmt.Fprintf(&made, "/*line %s:%d:%d*/", path, line, column)
		at = one.to
	}
	made.WriteString(text[at:])
	return made.String()
}
