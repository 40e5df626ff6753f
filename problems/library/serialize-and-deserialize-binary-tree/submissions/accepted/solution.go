type Codec struct{}

func Constructor() Codec {
	return Codec{}
}

// Serializes a tree to a single string.
func (this *Codec) serialize(root *TreeNode) string {
	var text strings.Builder
	var write func(*TreeNode)
	write = func(node *TreeNode) {
		if node == nil {
			text.WriteString("# ")
			return
		}
		text.WriteString(strconv.Itoa(node.Val) + " ")
		write(node.Left)
		write(node.Right)
	}
	write(root)
	return text.String()
}

// Deserializes your encoded data to tree.
func (this *Codec) deserialize(data string) *TreeNode {
	words := strings.Fields(data)
	var read func() *TreeNode
	read = func() *TreeNode {
		word := words[0]
		words = words[1:]
		if word == "#" {
			return nil
		}
		val, _ := strconv.Atoi(word)
		return &TreeNode{val, read(), read()}
	}
	return read()
}
