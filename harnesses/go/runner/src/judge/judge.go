// Package judge reads the arguments of a test and writes its result (harnesses/README.md has the protocol). The glue
// calls it, with the types that the signature names. It imports little: what it takes along is linked each time.
package judge

import (
	_ "judge/limits"
	"syscall"
)

const (
	tests   = 3
	answers = 4
	kept    = 1 << 20 // of what grew for a test: given back beyond this
)

var (
	room       = make([]byte, 1<<16)
	buffer     = room
	here, end  int // what is read and not yet taken: buffer[here:end]
	line       []byte
	hasHeader  bool
	operations []string // of a class problem's test: those not yet called
	results    []int    // where in the line each result begins
	after      []byte   // what comes after a result that is read as an argument
)

func fail(sentence string) {
	send(2, []byte(sentence+"\n"))
	syscall.Exit(1)
}

func send(descriptor int, text []byte) {
	for len(text) > 0 {
		count, problem := syscall.Write(descriptor, text)
		if problem == syscall.EINTR {
			continue
		}
		if problem != nil {
			syscall.Exit(1)
		}
		text = text[count:]
	}
}

// fill reads on; false at the end.
func fill() bool {
	if after != nil {
		buffer, here, end, after = after, 0, len(after), nil
		if end > 0 {
			return true
		}
	}
	for {
		count, problem := syscall.Read(tests, room)
		if problem == syscall.EINTR {
			continue
		}
		buffer, here, end = room, 0, max(count, 0)
		return end > 0
	}
}

// peek returns the next character that is no space, 0 at the end.
func peek() byte {
	for here < end || fill() {
		if c := buffer[here]; c != ' ' {
			return c
		}
		here++
	}
	return 0
}

func take() byte {
	if here == end && !fill() {
		fail("the test ended too early")
	}
	here++
	return buffer[here-1]
}

// Next waits for the next test; false at the end.
func Next() bool {
	if !hasHeader {
		hasHeader = true // the signature: known since compile time
		for peek() != 0 && take() != '\n' {
		}
	}
	for peek() == '\n' {
		here++
	}
	line = line[:0]
	forgetNodes()
	return peek() != 0
}

// Expect takes a character that must be there.
func Expect(c byte) {
	if peek() != c {
		fail("the test does not fit the signature")
	}
	here++
}

func expectAll(word string) {
	for i := range len(word) {
		Expect(word[i])
	}
}

// Begin takes a class problem's operations, up to the constructor's arguments.
func Begin() {
	Expect('[')
	operations = Strings()
	Expect(',')
	Expect('[')
	Put('[')
	results = append(results[:0], len(line))
}

// Argument comes before each of a method's: `{"result":1}` stands for what operation 1 was answered with.
func Argument() {
	if peek() != '{' {
		return
	}
	expectAll(`{"result":`)
	number := Integer()
	Expect('}')
	result := line[results[number] : results[number+1]-1]
	after = buffer[here:end]
	buffer, here, end = result, 0, len(result)
}

// Operation returns the next method to call, "" after the last.
func Operation() string {
	if len(operations) < 2 {
		Expect(']')
		Expect(']')
		Put(']')
		return ""
	}
	operations = operations[1:]
	Expect(',')
	Put(',')
	results = append(results, len(line))
	return operations[0]
}

// Put writes a character of the answer.
func Put(c byte) { line = append(line, c) }

// PutNull writes what a constructor or a void method gives.
func PutNull() { line = append(line, "null"...) }

// Answer sends what was written.
func Answer() {
	line = append(line, '\n')
	send(answers, line)
	if cap(line) > kept {
		line = nil
	}
}
