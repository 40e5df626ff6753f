-spec invert_tree(Root :: #tree_node{} | null) -> #tree_node{} | null.
invert_tree(null) -> null;
invert_tree(#tree_node{left = Left, right = Right} = Node) ->
  Node#tree_node{left = invert_tree(Right), right = invert_tree(Left)}.
