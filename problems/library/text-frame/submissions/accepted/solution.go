package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Scan()
	n, _ := strconv.Atoi(in.Text())
	lines := make([]string, n)
	width := 0
	for i := range lines {
		in.Scan()
		lines[i] = in.Text()
		width = max(width, len(lines[i]))
	}
	edge := "+" + strings.Repeat("-", width+2) + "+"
	fmt.Println(edge)
	for _, line := range lines {
		left := (width - len(line)) / 2
		fmt.Printf("| %-*s |\n", width, strings.Repeat(" ", left)+line)
	}
	fmt.Println(edge)
}
