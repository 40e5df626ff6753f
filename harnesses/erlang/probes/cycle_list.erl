%% Nothing here can hold itself; this is as long.
-spec probe(N :: integer()) -> #list_node{} | null.
probe(N) -> longer(N, null, 1000001).

longer(_, Node, 0) -> Node;
longer(N, Node, Count) -> longer(N, #list_node{val = N, next = Node}, Count - 1).
