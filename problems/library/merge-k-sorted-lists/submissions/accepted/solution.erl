-spec merge_k_lists(Lists :: [#list_node{} | null]) -> #list_node{} | null.
merge_k_lists([]) -> null;
merge_k_lists([List]) -> List;
merge_k_lists(Lists) -> merge_k_lists(pairs(Lists)).

pairs([One, Other | Lists]) -> [merge(One, Other) | pairs(Lists)];
pairs(Lists) -> Lists.

merge(null, Other) -> Other;
merge(One, null) -> One;
merge(#list_node{val = A} = One, #list_node{val = B} = Other) when A =< B ->
  One#list_node{next = merge(One#list_node.next, Other)};
merge(One, Other) -> Other#list_node{next = merge(One, Other#list_node.next)}.
