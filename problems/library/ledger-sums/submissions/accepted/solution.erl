#!/usr/bin/env escript

main(_) ->
  io:setopts([binary]),
  [N, _ | Numbers] = numbers(),
  {Amounts, Questions} = lists:split(N, Numbers),
  {_, Sums} = lists:foldl(fun(Amount, {Sum, All}) -> {Sum + Amount, [Sum + Amount | All]} end, {0, [0]}, Amounts),
  io:put_chars(answers(Questions, list_to_tuple(lists:reverse(Sums)))).

answers([], _) -> [];
answers([Left, Right | Questions], Sums) ->
  Sum = element(Right + 1, Sums) - element(Left, Sums),
  [integer_to_list(Sum), $\n | answers(Questions, Sums)].

numbers() -> [binary_to_integer(Word) || Word <- binary:split(input(), [<<" ">>, <<"\n">>], [global, trim_all])].

input() ->
  case io:get_chars("", 65536) of
    eof -> <<>>;
    Text -> iolist_to_binary([Text, input()])
  end.
