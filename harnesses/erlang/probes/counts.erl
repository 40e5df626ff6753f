-spec probe(Values :: [integer()]) -> {integer(), [integer()]}.
probe(Values) ->
  {Even, Odd} = lists:partition(fun(Value) -> Value rem 2 =:= 0 end, Values),
  {length(Even), Even ++ Odd}.
