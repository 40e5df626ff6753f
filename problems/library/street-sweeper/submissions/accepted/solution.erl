#!/usr/bin/env escript

main(_) ->
  io:setopts([binary]),
  [_, M | Numbers] = numbers(),
  At = streets(Numbers, 1, #{}),
  IsOdd = lists:any(fun(Ends) -> length(Ends) rem 2 =:= 1 end, maps:values(At)),
  case IsOdd orelse walk([1], At, #{}, []) of
    Tour when is_list(Tour), length(Tour) =:= M + 1 ->
      io:put_chars([lists:join(" ", [integer_to_list(Crossing) || Crossing <- Tour]), "\n"]);
    _ -> io:put_chars("impossible\n")
  end.

streets([], _, At) -> At;
streets([A, B | Numbers], Street, At) ->
  AtA = At#{A => [{B, Street} | maps:get(A, At, [])]},
  streets(Numbers, Street + 1, AtA#{B => [{A, Street} | maps:get(B, AtA, [])]}).

%% Go on while there is a street; where there is none, the tour is written from its end.
walk([], _, _, Tour) -> Tour;
walk([Crossing | Way], At, Swept, Tour) ->
  case At of
    #{Crossing := [{_, Street} | Ends]} when is_map_key(Street, Swept) ->
      walk([Crossing | Way], At#{Crossing := Ends}, Swept, Tour);
    #{Crossing := [{Next, Street} | Ends]} ->
      walk([Next, Crossing | Way], At#{Crossing := Ends}, Swept#{Street => true}, Tour);
    _ -> walk(Way, At, Swept, [Crossing | Tour])
  end.

numbers() -> [binary_to_integer(Word) || Word <- binary:split(input(), [<<" ">>, <<"\n">>], [global, trim_all])].

input() ->
  case io:get_chars("", 65536) of
    eof -> <<>>;
    Text -> iolist_to_binary([Text, input()])
  end.
