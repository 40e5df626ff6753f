package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()

	var pupils, quarrels int
	fmt.Fscan(in, &pupils, &quarrels)
	foes := make([][]int, pupils+1)
	for range quarrels {
		var a, b int
		fmt.Fscan(in, &a, &b)
		foes[a] = append(foes[a], b)
		foes[b] = append(foes[b], a)
	}
	team := make([]int, pupils+1)
	for start := 1; start <= pupils; start++ {
		if team[start] != 0 {
			continue
		}
		team[start] = 1
		for queue := []int{start}; len(queue) > 0; queue = queue[1:] {
			for _, foe := range foes[queue[0]] {
				if team[foe] == 0 {
					team[foe] = 3 - team[queue[0]]
					queue = append(queue, foe)
				} else if team[foe] == team[queue[0]] {
					fmt.Fprintln(out, "impossible")
					return
				}
			}
		}
	}
	fmt.Fprintln(out, "possible")
	for _, one := range team[1:] {
		fmt.Fprint(out, one, " ")
	}
	fmt.Fprintln(out)
}
