package main

import "fmt"

func main() {
	var crossings, streets int
	fmt.Scan(&crossings, &streets)
	ends := make([]int, crossings) // the last crossing has no place
	for range streets {
		var a, b int
		fmt.Scan(&a, &b)
		ends[a]++
		ends[b]++
	}
	fmt.Println("impossible")
}
