-spec two_sum(Nums :: [integer()], Target :: integer()) -> [integer()].
two_sum([Num | Rest], Target) ->
  case lists:member(Target - Num, Rest) of
    true -> [Num, Target - Num];
    false -> two_sum(Rest, Target)
  end.
