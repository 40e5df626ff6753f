using System.Collections.Generic;

namespace Judge;

/// <summary>A linked list, as an array of its values.</summary>
sealed class ListNodeCodec : Codec<ListNode> {
    internal const int MaxNodes = 2_000_000;

    internal static Refusal Endless(string what) =>
        new Refusal("the result is a " + what + " of more than " + MaxNodes + " nodes; it may have a cycle");

    internal override ListNode Get(Input input) {
        ListNode before = new ListNode(), last = before;
        input.Expect('[');
        while (input.More()) last = last.next = new ListNode((int)input.ReadLong());
        return before.next;
    }

    internal override void Put(ListNode value, Output output, string who) {
        int count = 0;
        output.Put('[');
        for (ListNode node = value; node != null; node = node.next) {
            if (count++ > 0) output.Put(',');
            if (count > MaxNodes) throw Endless("linked list");
            output.Write(node.val);
        }
        output.Put(']');
    }

    internal override void Write(object value, Output output, string who) {
        if (value != null && value is not ListNode) throw Wrong(value, who);
        Put((ListNode)value, output, who);
    }
}

/// <summary>A binary tree, in level order, nulls at the end dropped.</summary>
sealed class TreeNodeCodec : Codec<TreeNode> {
    internal override TreeNode Get(Input input) {
        TreeNode root = null;
        var parents = new Queue<TreeNode>();
        bool isLeft = true;
        input.Expect('[');
        while (input.More()) {
            TreeNode node = input.TakeNull() ? null : new TreeNode((int)input.ReadLong());
            if (root == null) {
                root = node;
            } else {
                if (parents.Count == 0) throw new Refusal("a tree node without a parent");
                if (isLeft) parents.Peek().left = node;
                else parents.Dequeue().right = node;
                isLeft = !isLeft;
            }
            if (node != null) parents.Enqueue(node);
        }
        return root;
    }

    internal override void Put(TreeNode value, Output output, string who) {
        var level = new Queue<TreeNode>();
        level.Enqueue(value);
        int count = 0, nulls = 0; // nulls are written when a node follows
        output.Put('[');
        while (level.Count > 0) {
            TreeNode node = level.Dequeue();
            if (node == null) {
                nulls++;
                continue;
            }
            if (count++ > 0) output.Put(',');
            if (count > ListNodeCodec.MaxNodes) throw ListNodeCodec.Endless("tree");
            for (; nulls > 0; nulls--) output.Write("null,");
            output.Write(node.val);
            level.Enqueue(node.left);
            level.Enqueue(node.right);
        }
        output.Put(']');
    }

    internal override void Write(object value, Output output, string who) {
        if (value != null && value is not TreeNode) throw Wrong(value, who);
        Put((TreeNode)value, output, who);
    }
}
