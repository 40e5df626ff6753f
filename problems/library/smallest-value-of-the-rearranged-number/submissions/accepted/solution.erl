-spec smallest_number(Num :: integer()) -> integer().
smallest_number(Num) when Num < 0 ->
  -list_to_integer(lists:reverse(lists:sort(integer_to_list(-Num))));
smallest_number(Num) ->
  case lists:splitwith(fun(Digit) -> Digit =:= $0 end, lists:sort(integer_to_list(Num))) of
    {Zeros, [First | Rest]} -> list_to_integer([First | Zeros ++ Rest]);
    {_, []} -> 0
  end.
