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
	var numbers []int
	for words.Scan() {
		number, err := strconv.Atoi(words.Text())
		if err != nil {
			panic(err)
		}
		numbers = append(numbers, number)
	}
	fmt.Println(len(numbers))
}
