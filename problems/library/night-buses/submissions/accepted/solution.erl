#!/usr/bin/env escript

main(_) ->
  io:setopts([binary]),
  [_, _, Start, Home | Numbers] = numbers(),
  case ride(gb_sets:singleton({0, Start}), Home, lines(Numbers, #{}), #{}) of
    stranded -> io:put_chars("stranded\n");
    Minutes -> io:format("~w~n", [Minutes])
  end.

lines([], Lines) -> Lines;
lines([From, To, Minutes | Numbers], Lines) ->
  lines(Numbers, Lines#{From => [{To, Minutes} | maps:get(From, Lines, [])]}).

%% Dijkstra: the stop that can be reached soonest comes next.
ride(Waiting, Home, Lines, Left) ->
  case gb_sets:is_empty(Waiting) of
    true -> stranded;
    false ->
      case gb_sets:take_smallest(Waiting) of
        {{Minutes, Home}, _} -> Minutes;
        {{_, Stop}, Others} when is_map_key(Stop, Left) -> ride(Others, Home, Lines, Left);
        {{Minutes, Stop}, Others} ->
          Next = [{Minutes + More, To} || {To, More} <- maps:get(Stop, Lines, []), not is_map_key(To, Left)],
          ride(lists:foldl(fun gb_sets:add_element/2, Others, Next), Home, Lines, Left#{Stop => true})
      end
  end.

numbers() -> [binary_to_integer(Word) || Word <- binary:split(input(), [<<" ">>, <<"\n">>], [global, trim_all])].

input() ->
  case io:get_chars("", 65536) of
    eof -> <<>>;
    Text -> iolist_to_binary([Text, input()])
  end.
