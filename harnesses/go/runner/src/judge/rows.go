package judge

import "unsafe"

// Nodes that lead to one another as they like are written in rows, one a node: its fields' values, another node as the
// number of its row. What they are is the problem's; the glue says it with Define. A Node is rows of its own. Nodes that
// arguments share have one set of rows a test, its last value; everywhere else they are numbers.

type Kind uint8

const (
	IntegerField Kind = iota
	BooleanField
	LinkField  // to another node, or nil
	LinksField // a slice of them
)

// Field is a field of the solution's own type.
type Field struct {
	Kind   Kind
	Offset uintptr
}

var (
	fields  []Field
	newNode func() unsafe.Pointer // the collector has to know the type

	// IsFresh: an answer may hold no node that was given.
	IsFresh bool
	// IsGrowing: a node that was not given gets a row of its own.
	IsGrowing = true

	nodes   []unsafe.Pointer       // by their numbers
	numbers map[unsafe.Pointer]int // made for the first node of an answer
	given   = map[unsafe.Pointer]bool{}
)

// Define says what the problem's nodes are.
func Define(node func() unsafe.Pointer, all ...Field) {
	newNode, fields = node, all
}

// Node reads rows: the first node, nil when there is none.
func Node() unsafe.Pointer {
	nodes = nil
	Rows()
	if IsFresh {
		for _, node := range nodes {
			given[node] = true
		}
	}
	if len(nodes) == 0 {
		return nil
	}
	return nodes[0]
}

// PutNode writes a node, and all that it leads to, as rows.
func PutNode(node unsafe.Pointer) {
	forgetNodes()
	if node != nil {
		numberOf(node)
	}
	start := len(line)
	PutRows()
	for _, node := range nodes {
		if given[node] {
			line = line[:start]
			PutString("the answer holds a node that was given, and should be a copy")
			break
		}
	}
	clear(given)
}

func forgetNodes() { nodes, numbers = nil, nil }

func nodeAt(number int) unsafe.Pointer {
	for len(nodes) <= number {
		nodes = append(nodes, newNode())
	}
	return nodes[number]
}

// Link reads the number of a node, or null.
func Link() unsafe.Pointer {
	if peek() == 'n' {
		expectAll("null")
		return nil
	}
	return nodeAt(Integer())
}

// Rows reads what the nodes hold.
func Rows() {
	Expect('[')
	for number := 0; peek() != ']'; number++ {
		if number > 0 {
			Expect(',')
		}
		readRow(nodeAt(number))
	}
	here++
}

func readRow(node unsafe.Pointer) {
	Expect('[')
	for i, field := range fields {
		if i > 0 {
			Expect(',')
		}
		switch place := unsafe.Add(node, field.Offset); field.Kind {
		case IntegerField:
			*(*int)(place) = Integer()
		case BooleanField:
			*(*bool)(place) = Boolean()
		case LinkField:
			*(*unsafe.Pointer)(place) = Link()
		case LinksField:
			*(*[]unsafe.Pointer)(place) = Array(Link)
		}
	}
	Expect(']')
}

// numberOf returns the number of a node's row, -1 of one that has none and gets none.
func numberOf(node unsafe.Pointer) int {
	if numbers == nil {
		numbers = make(map[unsafe.Pointer]int, len(nodes))
		for number, node := range nodes {
			numbers[node] = number
		}
	}
	number, isThere := numbers[node]
	switch {
	case isThere:
		return number
	case !IsGrowing:
		return -1
	case len(nodes) == maxNodes:
		fail("the result is more than 2000000 nodes")
	}
	numbers[node] = len(nodes)
	nodes = append(nodes, node)
	return numbers[node]
}

// PutLink writes the number of a node, or null.
func PutLink(node unsafe.Pointer) {
	if node == nil {
		PutNull()
	} else if number := numberOf(node); number >= 0 {
		PutInteger(number)
	} else {
		PutString("a node that was not given")
	}
}

// PutRows writes what the nodes hold, and those that they have come to lead to.
func PutRows() {
	Put('[')
	for number := 0; number < len(nodes); number++ {
		if number > 0 {
			Put(',')
		}
		putRow(nodes[number])
	}
	Put(']')
}

func putRow(node unsafe.Pointer) {
	Put('[')
	for i, field := range fields {
		if i > 0 {
			Put(',')
		}
		switch place := unsafe.Add(node, field.Offset); field.Kind {
		case IntegerField:
			PutInteger(*(*int)(place))
		case BooleanField:
			PutBoolean(*(*bool)(place))
		case LinkField:
			PutLink(*(*unsafe.Pointer)(place))
		case LinksField:
			PutArray(*(*[]unsafe.Pointer)(place), PutLink)
		}
	}
	Put(']')
}
