package main

func probe(n int) int {
	retrun n // HERE
}
