package judge

// Array reads an array of what `one` reads. It has its exact size: an append to an argument shares nothing.
func Array[T any](one func() T) []T {
	Expect('[')
	if peek() == ']' {
		here++
		return []T{}
	}
	array := make([]T, 0, 4)
	for {
		array = append(array, one())
		if peek() != ',' {
			break
		}
		here++
	}
	Expect(']')
	exact := make([]T, len(array))
	copy(exact, array)
	return exact
}

// PutArray writes an array of what `one` writes; a nil slice is empty.
func PutArray[T any](array []T, one func(T)) {
	Put('[')
	for i, item := range array {
		if i > 0 {
			Put(',')
		}
		one(item)
	}
	Put(']')
}

// What signatures name, compiled once here instead of with each solution.

func Integers() []int       { return Array(Integer) }
func Integers2() [][]int    { return Array(Integers) }
func Longs() []int64        { return Array(Long) }
func Longs2() [][]int64     { return Array(Longs) }
func Doubles() []float64    { return Array(Double) }
func Doubles2() [][]float64 { return Array(Doubles) }
func Booleans() []bool      { return Array(Boolean) }
func Booleans2() [][]bool   { return Array(Booleans) }
func Strings() []string     { return Array(String) }
func Strings2() [][]string  { return Array(Strings) }
func Characters() []byte    { return Array(Character) }
func Characters2() [][]byte { return Array(Characters) }

func PutIntegers(array []int)       { PutArray(array, PutInteger) }
func PutIntegers2(array [][]int)    { PutArray(array, PutIntegers) }
func PutLongs(array []int64)        { PutArray(array, PutLong) }
func PutLongs2(array [][]int64)     { PutArray(array, PutLongs) }
func PutDoubles(array []float64)    { PutArray(array, PutDouble) }
func PutDoubles2(array [][]float64) { PutArray(array, PutDoubles) }
func PutBooleans(array []bool)      { PutArray(array, PutBoolean) }
func PutBooleans2(array [][]bool)   { PutArray(array, PutBooleans) }
func PutStrings(array []string)     { PutArray(array, PutString) }
func PutStrings2(array [][]string)  { PutArray(array, PutStrings) }
func PutCharacters(array []byte)    { PutArray(array, PutCharacter) }
func PutCharacters2(array [][]byte) { PutArray(array, PutCharacters) }
