package leetcode

import "sort"

func init() { debug.SetGCPercent(-1) }

// Names that Go has, and that the harness must not.
func min(a, b int) int { return a - b }
func next() int        { return 4 }
func main()            { fmt.Println(next()) }

type pile struct{ sort.IntSlice }

func (p *pile) Push(x any) { p.IntSlice = append(p.IntSlice, x.(int)) }
func (p *pile) Pop() any {
	last := p.Len() - 1
	x := p.IntSlice[last]
	p.IntSlice = p.IntSlice[:last]
	return x
}

func (node *ListNode) length() int {
	if node == nil {
		return 0
	}
	return 1 + node.Next.length()
}

func probe(n int) int {
	heap.Init(&pile{sort.IntSlice{3, 1}})
	list := []int{3, 1, 2}
	slices.Sort(list)
	tree := redblacktree.NewWithIntComparator()
	for i := range n {
		tree.Put(i, strconv.Itoa(i))
	}
	queue := priorityqueue.NewWith(utils.IntComparator)
	queue.Enqueue(bits.OnesCount(7))
	found, _ := queue.Dequeue()
	ordered := treemap.New[int, string]()
	ordered.Put(1, "version 2 has type parameters")
	parts := strings.Fields("a b")
	whole := big.NewInt(20).Int64()
	return min(n, list[0]) + next() + tree.Size() + found.(int) + len(parts) + int(whole) + (&ListNode{}).length() +
		int(math.Abs(-2)) + utf8.RuneLen('é') - cmp.Compare(1, 2) - rand.Intn(1) - 2 - ordered.Size() + 1 - max(0, 0) +
		len(slices.Collect(maps.Keys(map[int]bool{1: unicode.IsUpper('A')}))) - 1
}
