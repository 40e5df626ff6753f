package main

import (
	"bufio"
	"fmt"
	"os"
)

type end struct{ crossing, street int }

func main() {
	in := bufio.NewReader(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()

	var crossings, streets int
	fmt.Fscan(in, &crossings, &streets)
	at := make([][]end, crossings+1)
	for street := range streets {
		var a, b int
		fmt.Fscan(in, &a, &b)
		at[a] = append(at[a], end{b, street})
		at[b] = append(at[b], end{a, street})
	}
	for _, ends := range at {
		if len(ends)%2 == 1 {
			fmt.Fprintln(out, "impossible")
			return
		}
	}
	swept := make([]bool, streets)
	var tour []int
	for way := []int{1}; len(way) > 0; {
		here := way[len(way)-1]
		for len(at[here]) > 0 && swept[at[here][len(at[here])-1].street] {
			at[here] = at[here][:len(at[here])-1]
		}
		if len(at[here]) == 0 {
			tour = append(tour, here)
			way = way[:len(way)-1]
			continue
		}
		next := at[here][len(at[here])-1]
		swept[next.street] = true
		way = append(way, next.crossing)
	}
	if len(tour) != streets+1 {
		fmt.Fprintln(out, "impossible")
		return
	}
	for _, crossing := range tour {
		fmt.Fprint(out, crossing, " ")
	}
	fmt.Fprintln(out)
}
