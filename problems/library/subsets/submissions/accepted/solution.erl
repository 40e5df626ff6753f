-spec subsets(Nums :: [integer()]) -> [[integer()]].
subsets([]) -> [[]];
subsets([Num | Rest]) ->
  Without = subsets(Rest),
  [[Num | Subset] || Subset <- Without] ++ Without.
