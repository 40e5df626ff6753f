package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
)

func main() {
	words := bufio.NewScanner(os.Stdin)
	words.Split(bufio.ScanWords)
	next := func() int {
		words.Scan()
		value, _ := strconv.Atoi(words.Text())
		return value
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()

	days, questions := next(), next()
	sums := make([]int, days+1)
	for i := range days {
		sums[i+1] = sums[i] + next()
	}
	for range questions {
		first, last := next(), next()
		fmt.Fprintln(out, sums[last]-sums[first-1])
	}
}
