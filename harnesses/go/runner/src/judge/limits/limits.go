// Package limits tells Go's runtime the memory that a program has here. Every program is linked with it.
package limits

import (
	"syscall"
	_ "unsafe" // for linkname: runtime/debug itself would take fmt along, and 15 ms of the linker's time
)

//go:linkname setMemoryLimit runtime/debug.setMemoryLimit
func setMemoryLimit(bytes int64) int64

//go:linkname setMaxStack runtime/debug.setMaxStack
func setMaxStack(bytes int) int

//go:linkname setGCPercent runtime/debug.setGCPercent
func setGCPercent(percent int32) int32

const (
	smallest = 16 << 20
	largest  = 1 << 40
	// The collector starts at 16 MB instead of 4, and comes a fourth as often while there is room: a program that makes
	// and drops trees takes half the time.
	percent = 400
)

func init() {
	// The limit of the stack is that of all memory (harnesses/README.md).
	var memory syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_STACK, &memory) != nil || memory.Cur < smallest || memory.Cur > largest {
		return
	}
	// Near the limit the collector works harder rather than let the program be ended.
	setMemoryLimit(int64(memory.Cur / 10 * 9))
	setGCPercent(percent)
	// A stack grows by being copied into one of twice its size: with more than a half, endless recursion would end for
	// want of memory.
	setMaxStack(int(memory.Cur / 2))
}
