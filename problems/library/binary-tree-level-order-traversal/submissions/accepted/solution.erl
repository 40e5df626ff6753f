-spec level_order(Root :: #tree_node{} | null) -> [[integer()]].
level_order(null) -> [];
level_order(Root) -> floors([Root]).

floors([]) -> [];
floors(Nodes) ->
  Below = [Child || #tree_node{left = Left, right = Right} <- Nodes, Child <- [Left, Right], Child =/= null],
  [[Node#tree_node.val || Node <- Nodes] | floors(Below)].
