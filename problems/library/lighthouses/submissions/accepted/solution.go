package main

import (
	"bufio"
	"cmp"
	"fmt"
	"math"
	"os"
	"slices"
)

type point struct{ x, y float64 }

// nearest returns the smallest distance among points that are sorted by x, and sorts them by y.
func nearest(points []point) float64 {
	if len(points) < 2 {
		return math.Inf(1)
	}
	middle := len(points) / 2
	border := points[middle].x
	best := min(nearest(points[:middle]), nearest(points[middle:]))
	slices.SortFunc(points, func(a, b point) int { return cmp.Compare(a.y, b.y) })

	var strip []point
	for _, p := range points {
		if math.Abs(p.x-border) >= best {
			continue
		}
		for i := len(strip) - 1; i >= 0 && p.y-strip[i].y < best; i-- {
			best = min(best, math.Hypot(p.x-strip[i].x, p.y-strip[i].y))
		}
		strip = append(strip, p)
	}
	return best
}

func main() {
	in := bufio.NewReader(os.Stdin)
	var n int
	fmt.Fscan(in, &n)
	points := make([]point, n)
	for i := range points {
		fmt.Fscan(in, &points[i].x, &points[i].y)
	}
	slices.SortFunc(points, func(a, b point) int { return cmp.Compare(a.x, b.x) })
	fmt.Printf("%.9f\n", nearest(points))
}
