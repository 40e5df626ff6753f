package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	var n, c int
	fmt.Fscan(in, &n, &c)
	best := make([]int, c+1)
	for range n {
		var weight, price int
		fmt.Fscan(in, &weight, &price)
		for load := c; load >= weight; load-- {
			best[load] = max(best[load], best[load-weight]+price)
		}
	}
	fmt.Println(best[c])
}
