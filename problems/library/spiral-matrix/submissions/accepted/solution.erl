-spec spiral_order(Matrix :: [[integer()]]) -> [integer()].
spiral_order([]) -> [];
spiral_order([Top | Rest]) -> Top ++ spiral_order(turned(Rest, [])).

%% Turn counter-clockwise: the last column comes first.
turned([], _) -> [];
turned([[] | _], Columns) -> Columns;
turned(Rows, Columns) -> turned([tl(Row) || Row <- Rows], [[hd(Row) || Row <- Rows] | Columns]).
