func probe(n int) int {
	fmt.Println("hello", n)
	fmt.Print("no newline")
	println("warning", n)
	return n
}

func main() {}
