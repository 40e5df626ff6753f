import gavel.Input;
import gavel.Nodes;
import gavel.Output;
import gavel.Refusal;
import java.util.ArrayDeque;
import java.util.ArrayList;

/** Lists and trees. In the package without a name, since that is where a solution's nodes are. */
public final class GavelNodes implements Nodes {
    private static final int MAX_NODES = 2_000_000;

    @Override
    public Class<?> type(boolean isTree) {
        return isTree ? TreeNode.class : ListNode.class;
    }

    @Override
    public Object readList(Input in) {
        ListNode before = new ListNode(), last = before;
        in.expect('[');
        while (in.more()) {
            last.next = new ListNode((int) in.readLong());
            last = last.next;
        }
        return before.next;
    }

    @Override
    public Object readTree(Input in) {
        TreeNode root = null;
        ArrayDeque<TreeNode> parents = new ArrayDeque<>();
        boolean isLeft = true;
        in.expect('[');
        while (in.more()) {
            TreeNode node = in.takeNull() ? null : new TreeNode((int) in.readLong());
            if (root == null) {
                root = node;
            } else {
                TreeNode parent = parents.peek();
                if (parent == null) throw new Refusal("a tree node without a parent");
                if (isLeft) {
                    parent.left = node;
                } else {
                    parent.right = node;
                    parents.remove();
                }
                isLeft = !isLeft;
            }
            if (node != null) parents.add(node);
        }
        return root;
    }

    @Override
    public void writeList(Object value, Output out) {
        int count = 0;
        out.put('[');
        for (ListNode node = (ListNode) value; node != null; node = node.next) {
            if (count++ > 0) out.put(',');
            if (count > MAX_NODES) throw new Refusal("the result is a linked list of more than " + MAX_NODES + " nodes; it may have a cycle");
            out.write(node.val);
        }
        out.put(']');
    }

    @Override
    public void writeTree(Object value, Output out) {
        ArrayList<TreeNode> level = new ArrayList<>();
        level.add((TreeNode) value);
        int count = 0, nulls = 0; // nulls are written when a node follows
        out.put('[');
        while (!level.isEmpty()) {
            ArrayList<TreeNode> below = new ArrayList<>();
            for (TreeNode node : level) {
                if (node == null) {
                    nulls++;
                    continue;
                }
                if (count++ > 0) out.put(',');
                if (count > MAX_NODES) throw new Refusal("the result is a tree of more than " + MAX_NODES + " nodes; it may have a cycle");
                for (; nulls > 0; nulls--) out.write("null,");
                out.write(node.val);
                below.add(node.left);
                below.add(node.right);
            }
            level = below;
        }
        out.put(']');
    }
}
