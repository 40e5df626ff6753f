package judge

import "unsafe"

// Nodes that lead to one another as they like are written in rows, one a node: its fields' values, another node as the
// number of its row. What they are is the problem's; the glue says it with Define.

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
	isFresh bool                  // an answer may hold no node that was given

	nodes   []unsafe.Pointer       // by their numbers
	numbers map[unsafe.Pointer]int // of those that were met in an answer
	given   = map[unsafe.Pointer]bool{}
)

// Define says what the problem's nodes are.
func Define(node func() unsafe.Pointer, fresh bool, all ...Field) {
	newNode, isFresh, fields = node, fresh, all
}

// Node reads rows: the first node, nil when there is none.
func Node() unsafe.Pointer {
	nodes = nil
	readRows()
	if len(nodes) == 0 {
		return nil
	}
	return nodes[0]
}

// PutNode writes a node, and all that it leads to, as rows.
func PutNode(node unsafe.Pointer) {
	nodes, numbers = nil, map[unsafe.Pointer]int{}
	if node != nil {
		numberOf(node)
	}
	start := len(line)
	putRows()
	for _, node := range nodes {
		if given[node] {
			line = line[:start]
			PutString("the answer holds a node that was given, and should be a copy")
			break
		}
	}
	clear(given)
}

func nodeAt(number int) unsafe.Pointer {
	for len(nodes) <= number {
		nodes = append(nodes, newNode())
	}
	return nodes[number]
}

func link() unsafe.Pointer {
	if peek() == 'n' {
		expectAll("null")
		return nil
	}
	return nodeAt(Integer())
}

func readRows() {
	Expect('[')
	for number := 0; peek() != ']'; number++ {
		if number > 0 {
			Expect(',')
		}
		readRow(nodeAt(number))
	}
	here++
	if isFresh {
		for _, node := range nodes {
			given[node] = true
		}
	}
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
			*(*unsafe.Pointer)(place) = link()
		case LinksField:
			*(*[]unsafe.Pointer)(place) = Array(link)
		}
	}
	Expect(']')
}

// numberOf returns the number of a node's row; one that is met for the first time comes last.
func numberOf(node unsafe.Pointer) int {
	number, isThere := numbers[node]
	if !isThere {
		number = len(nodes)
		if number == maxNodes {
			fail("the result is more than 2000000 nodes")
		}
		numbers[node] = number
		nodes = append(nodes, node)
	}
	return number
}

func putLink(node unsafe.Pointer) {
	if node == nil {
		PutNull()
		return
	}
	PutInteger(numberOf(node))
}

func putRows() {
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
			putLink(*(*unsafe.Pointer)(place))
		case LinksField:
			PutArray(*(*[]unsafe.Pointer)(place), putLink)
		}
	}
	Put(']')
}
