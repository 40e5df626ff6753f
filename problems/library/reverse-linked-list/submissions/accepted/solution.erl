-spec reverse_list(Head :: #list_node{} | null) -> #list_node{} | null.
reverse_list(Head) -> reverse_list(Head, null).

reverse_list(null, Reversed) -> Reversed;
reverse_list(#list_node{next = Next} = Node, Reversed) -> reverse_list(Next, Node#list_node{next = Reversed}).
