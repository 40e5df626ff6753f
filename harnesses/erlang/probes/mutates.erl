-spec probe(Values :: [integer()]) -> integer().
probe(Values) ->
  put(values, [0 || _ <- Values]),
  length(Values).
