// Package utils names how the containers compare.
package utils

// Comparator returns a negative number, 0 or a positive one.
type Comparator[T any] func(x, y T) int
