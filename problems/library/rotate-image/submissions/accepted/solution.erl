%% Values cannot be changed in place here: return the changed Matrix.
-spec rotate(Matrix :: [[integer()]]) -> [[integer()]].
rotate([[] | _]) -> [];
rotate(Matrix) -> [lists:reverse([hd(Row) || Row <- Matrix]) | rotate([tl(Row) || Row <- Matrix])].
