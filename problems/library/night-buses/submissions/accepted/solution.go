package main

import (
	"bufio"
	"container/heap"
	"fmt"
	"os"
)

type line struct{ to, minutes int }

// arrivals is a heap of lines taken, by the minutes since the start.
type arrivals []line

func (a arrivals) Len() int           { return len(a) }
func (a arrivals) Less(i, j int) bool { return a[i].minutes < a[j].minutes }
func (a arrivals) Swap(i, j int)      { a[i], a[j] = a[j], a[i] }
func (a *arrivals) Push(x any)        { *a = append(*a, x.(line)) }
func (a *arrivals) Pop() any {
	last := (*a)[len(*a)-1]
	*a = (*a)[:len(*a)-1]
	return last
}

func main() {
	in := bufio.NewReader(os.Stdin)
	var stops, lines, start, home int
	fmt.Fscan(in, &stops, &lines, &start, &home)
	leaving := make([][]line, stops+1)
	for range lines {
		var from, to, minutes int
		fmt.Fscan(in, &from, &to, &minutes)
		leaving[from] = append(leaving[from], line{to, minutes})
	}
	left := make([]bool, stops+1)
	for waiting := (&arrivals{{start, 0}}); waiting.Len() > 0; {
		here := heap.Pop(waiting).(line)
		if here.to == home {
			fmt.Println(here.minutes)
			return
		}
		if left[here.to] {
			continue
		}
		left[here.to] = true
		for _, next := range leaving[here.to] {
			heap.Push(waiting, line{next.to, here.minutes + next.minutes})
		}
	}
	fmt.Println("stranded")
}
