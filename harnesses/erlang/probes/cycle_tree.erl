%% Nothing here can hold itself; one whose nodes share their subtrees has no end either.
-spec probe(N :: integer()) -> #tree_node{} | null.
probe(N) -> lists:foldl(fun(_, Node) -> #tree_node{val = N, left = Node, right = Node} end, null, lists:seq(1, 64)).
