package judge

import (
	"math"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// digits takes an integer.
func digits() int64 {
	isNegative := peek() == '-'
	if isNegative {
		here++
	}
	var value uint64
	for {
		for i, letter := range buffer[here:end] {
			digit := letter - '0'
			if digit > 9 {
				here += i
				if isNegative {
					return int64(-value)
				}
				return int64(value)
			}
			value = value*10 + uint64(digit)
		}
		if !fill() {
			fail("the test ended too early")
		}
	}
}

func Integer() int { return int(digits()) }

func Long() int64 { return digits() }

func Double() float64 {
	var room [64]byte
	text := room[:0]
	for c := peek(); c == '+' || c == '-' || c == '.' || c|32 == 'e' || (c >= '0' && c <= '9'); c = peek() {
		text = append(text, c)
		here++
	}
	value, _ := strconv.ParseFloat(string(text), 64)
	return value
}

func Boolean() bool {
	if peek() == 't' {
		expectAll("true")
		return true
	}
	expectAll("false")
	return false
}

// text takes a string into a buffer that the next one overwrites.
func text() []byte {
	scratch := letters[:0]
	Expect('"')
	for {
		if here == end && !fill() {
			fail("the test ended too early")
		}
		// Up to the next quote or backslash in one piece.
		start := here
		for here < end && buffer[here] != '"' && buffer[here] != '\\' {
			here++
		}
		scratch = append(scratch, buffer[start:here]...)
		if here == end {
			continue
		}
		here++
		if buffer[here-1] == '"' {
			break
		}
		scratch = unescaped(scratch)
	}
	if letters = scratch; cap(scratch) > kept {
		letters = nil
	}
	return scratch
}

var letters []byte

func unescaped(text []byte) []byte {
	switch c := take(); c {
	case 'b':
		return append(text, '\b')
	case 'f':
		return append(text, '\f')
	case 'n':
		return append(text, '\n')
	case 'r':
		return append(text, '\r')
	case 't':
		return append(text, '\t')
	case 'u':
		letter := hex4()
		if utf16.IsSurrogate(letter) {
			take()
			take()
			letter = utf16.DecodeRune(letter, hex4())
		}
		return utf8.AppendRune(text, letter)
	default:
		return append(text, c)
	}
}

func hex4() rune {
	var value rune
	for range 4 {
		digit := rune(take())
		if digit > '9' {
			digit = digit | 32 + '9' + 1 - 'a'
		}
		value = value*16 + digit - '0'
	}
	return value
}

func String() string { return string(text()) }

// Character reads a character, which is a byte in Go.
func Character() byte {
	letter, size := utf8.DecodeRune(text())
	if size == 0 || letter > 0xFF {
		fail("a character that does not fit into a byte")
	}
	return byte(letter)
}

func PutInteger(value int) { line = strconv.AppendInt(line, int64(value), 10) }

func PutLong(value int64) { line = strconv.AppendInt(line, value, 10) }

func PutDouble(value float64) {
	switch {
	case math.IsNaN(value):
		line = append(line, "NaN"...)
	case math.IsInf(value, 1):
		line = append(line, "Infinity"...)
	case math.IsInf(value, -1):
		line = append(line, "-Infinity"...)
	default:
		line = strconv.AppendFloat(line, value, 'g', -1, 64)
	}
}

func PutBoolean(value bool) { line = strconv.AppendBool(line, value) }

func PutCharacter(value byte) { PutString(string(rune(value))) }

// PutString writes a string; bytes that are no UTF-8 become the replacement character.
func PutString(text string) {
	const hex = "0123456789abcdef"
	Put('"')
	start := 0 // of what is not yet written
	for at := 0; at < len(text); {
		c := text[at]
		if c >= ' ' && c < utf8.RuneSelf && c != '"' && c != '\\' {
			at++
			continue
		}
		if c >= utf8.RuneSelf {
			letter, size := utf8.DecodeRuneInString(text[at:])
			if letter != utf8.RuneError || size > 1 {
				at += size
				continue
			}
		}
		line = append(line, text[start:at]...)
		switch {
		case c >= utf8.RuneSelf:
			line = append(line, "\uFFFD"...)
		case c < ' ':
			line = append(line, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		default:
			line = append(line, '\\', c)
		}
		at++
		start = at
	}
	line = append(line, text[start:]...)
	Put('"')
}
