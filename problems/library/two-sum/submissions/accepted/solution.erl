-spec two_sum(Nums :: [integer()], Target :: integer()) -> [integer()].
two_sum(Nums, Target) ->
  find(Nums, Target, 0, #{}).

find([Num | Rest], Target, At, Seen) ->
  case Seen of
    #{(Target - Num) := Before} -> [Before, At];
    _ -> find(Rest, Target, At + 1, Seen#{Num => At})
  end.
