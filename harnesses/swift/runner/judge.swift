// The harness for Swift: reads arguments, writes results (harnesses/README.md has the protocol).
// The glue calls it, with a closure for what is in a list: that is the solver's type in most cases.

import Glibc

private let tests: Int32 = 3
private let answers: Int32 = 4
// A cycle in a result must end somewhere; no test has an answer this long.
@usableFromInline let maxNodes = 2_000_000
private let bufferSize = 1 << 16
// No number of the protocol is longer, but for doubles; below it the buffer is asked for more at each byte.
private let numberSize = 24

// Plain globals, which cost no check for the first use as others do.
private var buffer: UnsafeMutablePointer<UInt8>! = nil
private var here = 0
private var end = 0
private var isFirst = false  // in a list: no value was read yet
private var line: [UInt8] = []  // the answer so far
private var results: [Int] = []  // where in it the result of each operation begins

private func code(_ character: Unicode.Scalar) -> UInt8 { UInt8(truncatingIfNeeded: character.value) }

/// Answers one test: the glue.
@_silgen_name("__answer") private func answer()

/// Answer one test after the other.
@_cdecl("__serve") public func serve() {
    buffer = .allocate(capacity: bufferSize)
    // The header is the signature: known since compile time.
    while peek() != nil && take() != code("\n") {}
    while next() {
        answer()
        send()
    }
}

/// Say why, and end.
public func fail(_ sentence: String) -> Never {
    fflush(stdout)
    fputs(sentence + "\n", stderr)
    exit(1)
}

private func next() -> Bool {
    while peek() == code("\n") { here += 1 }
    return peek() != nil
}

/// Flush the solver's prints, then send what was written.
private func send() {
    fflush(nil)
    put("\n")
    var sent = 0
    while sent < line.count {
        let count = line.withUnsafeBytes { Glibc.write(answers, $0.baseAddress! + sent, line.count - sent) }
        if count < 0 && errno == EINTR { continue }
        if count < 0 { fail("the answer could not be sent") }
        sent += count
    }
    line.removeAll(keepingCapacity: line.count < 1 << 20)
    results = []
}

@inline(never) private func fill() -> Bool {
    var count: Int
    repeat { count = Glibc.read(tests, buffer, bufferSize) } while count < 0 && errno == EINTR
    here = 0
    end = max(count, 0)
    return count > 0
}

private func peek() -> UInt8? {
    while here < end || fill() {
        if buffer[here] != code(" ") { return buffer[here] }
        here += 1
    }
    return nil
}

private func take() -> UInt8 {
    if here == end && !fill() { fail("the test ended too early") }
    here += 1
    return buffer[here - 1]
}

/// The next character of the test is this one.
public func expect(_ character: Unicode.Scalar) {
    if peek() != code(character) { fail("the test does not fit the signature") }
    here += 1
    isFirst = character == "["
}

/// In a list: true before each value, false at its end.
public func more() -> Bool {
    if peek() == code("]") {
        here += 1
        isFirst = false
        return false
    }
    if !isFirst { expect(",") }
    isFirst = false
    return true
}

public func takeNull() -> Bool {
    if peek() != code("n") { return false }
    for character in "null".unicodeScalars { expect(character) }
    return true
}

public func integer() -> Int {
    let isNegative = peek() == code("-")
    if isNegative { here += 1 }
    var value: UInt = 0
    if end - here >= numberSize {
        while case let digit = buffer[here] &- code("0"), digit < 10 {
            value = value &* 10 &+ UInt(digit)
            here += 1
        }
    } else {
        while let byte = peek(), case let digit = byte &- code("0"), digit < 10 {
            value = value &* 10 &+ UInt(digit)
            here += 1
        }
    }
    return Int(bitPattern: isNegative ? 0 &- value : value)
}

public func double() -> Double {
    var digits: [CChar] = []
    while let byte = peek(), byte >= code("0") && byte <= code("9") || "-+.eE".utf8.contains(byte) {
        digits.append(CChar(byte))
        here += 1
    }
    digits.append(0)
    return strtod(digits, nil)
}

public func boolean() -> Bool {
    let value = peek() == code("t")
    for character in (value ? "true" : "false").unicodeScalars { expect(character) }
    return value
}

public func character() -> Character {
    _ = peek()
    if end - here > 2 && buffer[here + 2] == code("\"") && buffer[here + 1] != code("\\") {
        here += 3
        return Character(Unicode.Scalar(buffer[here - 2]))
    }
    return string().first ?? "\0"
}

public func string() -> String {
    expect("\"")
    // Most are in the buffer as they are.
    let stop = (here..<end).first { buffer[$0] == code("\"") || buffer[$0] == code("\\") }
    if let at = stop, buffer[at] == code("\"") {
        defer { here = at + 1 }
        return String(decoding: UnsafeBufferPointer(start: buffer + here, count: at - here), as: UTF8.self)
    }
    var text: [UInt8] = []
    while case let byte = take(), byte != code("\"") {
        text.append(byte)
        if byte == code("\\") {
            text.removeLast()
            escaped(&text)
        }
    }
    return String(decoding: text, as: UTF8.self)
}

private func escaped(_ text: inout [UInt8]) {
    let byte = take()
    switch Unicode.Scalar(byte) {
    case "b": text.append(8)
    case "f": text.append(12)
    case "n": text.append(10)
    case "r": text.append(13)
    case "t": text.append(9)
    case "u":
        var units = [hex4()]
        if UTF16.isLeadSurrogate(units[0]) && peek() == code("\\") {
            here += 2
            units.append(hex4())
        }
        text += String(decoding: units, as: UTF16.self).utf8
    default: text.append(byte)
    }
}

private func hex4() -> UInt16 {
    (0..<4).reduce(0) { value, _ in value << 4 | UInt16(Character(Unicode.Scalar(take())).hexDigitValue ?? 0) }
}

@inlinable public func list<T>(_ item: () -> T) -> [T] {
    var values: [T] = []
    expect("[")
    while more() { values.append(item()) }
    return values
}

public func put(_ character: Unicode.Scalar) { line.append(code(character)) }

private func put(text: StaticString) {
    line.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
}

public func write(_ value: Int) {
    var left = value.magnitude
    let start = line.count
    repeat {
        line.append(code("0") + UInt8(truncatingIfNeeded: left % 10))
        left /= 10
    } while left > 0
    if value < 0 { put("-") }
    line[start...].reverse()
}

public func write(_ value: Double) {
    if value.isNaN { return put(text: "NaN") }
    if value.isInfinite { return put(text: value < 0 ? "-Infinity" : "Infinity") }
    line += value.description.utf8
}

public func write(_ value: Bool) { put(text: value ? "true" : "false") }

public func write(_ value: Character) { write(String(value)) }

public func write(_ value: String) {
    put("\"")
    for byte in value.utf8 {
        switch byte {
        case code("\""), code("\\"): line += [code("\\"), byte]
        case 0..<0x20, 0x7F:
            line += (byte < 16 ? "\\u000" : "\\u00").utf8
            line += String(byte, radix: 16).utf8
        default: line.append(byte)
        }
    }
    put("\"")
}

@inlinable public func writeList<T>(_ values: [T], _ item: (T) -> Void) {
    var isFirst = true
    put("[")
    for value in values {
        if !isFirst { put(",") }
        isFirst = false
        item(value)
    }
    put("]")
}

public func writeNull() { put(text: "null") }

/// What is written now is the next operation's result.
public func beginResult() { results.append(line.count) }

/// Read an argument; where it is `{"result":1}`, from what that operation was answered with.
public func argument<T>(_ read: () -> T) -> T {
    if peek() != code("{") { return read() }
    while take() != code(":") {}
    let start = results[integer()]
    expect("}")
    let kept = (buffer, here, end)
    defer { (buffer, here, end) = kept }
    var text = Array(line[start...])  // after it, a comma at least: no need for more to be read
    return text.withUnsafeMutableBufferPointer { bytes in
        (buffer, here, end) = (bytes.baseAddress, 0, bytes.count)
        return read()
    }
}

/// A linked list of the solver's own nodes.
@inlinable public func linkedList<Node>(_ new: (Int) -> Node, _ setNext: (Node, Node?) -> Void) -> Node? {
    var head: Node?
    for value in list(integer).reversed() {
        let node = new(value)
        setNext(node, head)
        head = node
    }
    return head
}

@inlinable public func writeLinkedList<Node>(_ head: Node?, _ value: (Node) -> Int, _ next: (Node) -> Node?) {
    var values: [Int] = []
    var node = head
    while let one = node {
        if values.count == maxNodes {
            fail("the result is a linked list of more than 2000000 nodes; it may have a cycle")
        }
        values.append(value(one))
        node = next(one)
    }
    writeList(values) { write($0) }
}

/// A tree in level order. A child is set by its side: false is left, true is right.
@inlinable public func tree<Node>(_ new: (Int) -> Node, _ set: (Node, Bool, Node) -> Void) -> Node? {
    var nodes: [Node] = []
    var place = -1  // in the order of a heap, but of the nodes that are there
    expect("[")
    while more() {
        defer { place += 1 }
        if takeNull() { continue }
        let node = new(integer())
        if place >= 0 {
            if place / 2 >= nodes.count { fail("a tree node without a parent") }
            set(nodes[place / 2], place % 2 == 1, node)
        }
        nodes.append(node)
    }
    return nodes.first
}

@inlinable public func writeTree<Node>(_ root: Node?, _ value: (Node) -> Int, _ children: (Node) -> [Node?]) {
    var nodes = [root]
    var at = 0
    while at < nodes.count {
        if nodes.count > 2 * maxNodes { fail("the result is a tree of more than 2000000 nodes; it may have a cycle") }
        if let node = nodes[at] { nodes += children(node) }
        at += 1
    }
    let last = nodes.lastIndex { $0 != nil } ?? -1
    writeList(Array(nodes[...last])) { $0 == nil ? writeNull() : write(value($0!)) }
}

/// Nodes of the solver's own class that come and go as rows: those of a problem's Node, and those that arguments share.
public final class Rows<Node: AnyObject> {
    public typealias Each = (Node, Rows<Node>) -> Void

    public private(set) var nodes: [Node] = []
    private var numbers: [ObjectIdentifier: Int] = [:]
    private let new: () -> Node
    private let readFields, reachLinks, writeFields: Each

    public init(new: @escaping () -> Node, read: @escaping Each, reach: @escaping Each, write: @escaping Each) {
        self.new = new
        (readFields, reachLinks, writeFields) = (read, reach, write)
    }

    /// A node by its number, made when it is first heard of; or none.
    public func take() -> Node? {
        if takeNull() { return nil }
        return at(integer())
    }

    private func at(_ number: Int) -> Node {
        while nodes.count <= number { nodes.append(new()) }
        return nodes[number]
    }

    public func read() {
        var number = 0
        expect("[")
        while more() {
            expect("[")
            readFields(at(number), self)
            expect("]")
            number += 1
        }
    }

    /// From now on nodes are known by their numbers.
    public func know() {
        for (number, node) in nodes.enumerated() { numbers[ObjectIdentifier(node)] = number }
    }

    @discardableResult public func number(_ node: Node) -> Int {
        let found = numbers[ObjectIdentifier(node), default: nodes.count]
        if found == nodes.count {
            numbers[ObjectIdentifier(node)] = found
            nodes.append(node)
        }
        return found
    }

    public func reach(_ node: Node?) {
        if let node { number(node) }
    }

    /// Take in all that hangs on the nodes.
    public func reach() {
        var at = 0
        while at < nodes.count {
            if at == maxNodes { fail("the result is more than 2000000 nodes") }
            reachLinks(nodes[at], self)
            at += 1
        }
    }

    public func isKnown(_ node: Node) -> Bool { numbers[ObjectIdentifier(node)] != nil }

    public func give(_ node: Node?, mayBeNew: Bool = true) {
        guard let node else { return writeNull() }
        if mayBeNew || isKnown(node) { return __judge.write(number(node)) }
        __judge.write("a node that was not given")
    }

    /// The rows of all nodes, after `reach`.
    public func write() {
        writeList(nodes) { node in
            put("[")
            writeFields(node, self)
            put("]")
        }
    }

    public func forget() {
        nodes = []
        numbers = [:]
    }
}
