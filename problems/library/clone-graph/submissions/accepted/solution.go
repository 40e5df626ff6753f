/**
 * Definition for a Node.
 * type Node struct {
 *     Val int
 *     Neighbors []*Node
 * }
 */

func cloneGraph(node *Node) *Node {
	copies := map[*Node]*Node{nil: nil}
	var copyOf func(*Node) *Node
	copyOf = func(original *Node) *Node {
		if known, ok := copies[original]; ok {
			return known
		}
		made := &Node{Val: original.Val}
		copies[original] = made
		for _, neighbor := range original.Neighbors {
			made.Neighbors = append(made.Neighbors, copyOf(neighbor))
		}
		return made
	}
	return copyOf(node)
}
