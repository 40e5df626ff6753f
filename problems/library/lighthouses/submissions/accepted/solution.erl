#!/usr/bin/env escript

main(_) ->
  io:setopts([binary]),
  [_ | Words] = binary:split(input(), [<<" ">>, <<"\n">>], [global, trim_all]),
  {Best, _} = nearest(lists:sort(points(Words))),
  io:format("~.9f~n", [Best]).

points([]) -> [];
points([X, Y | Words]) -> [{number(X), number(Y)} | points(Words)].

number(Word) ->
  case string:to_float(Word) of
    {error, _} -> float(binary_to_integer(Word));
    {Number, _} -> Number
  end.

%% Return the smallest distance among points that are sorted by x, and these points as {Y, X}, sorted by y.
nearest([{X, Y}]) -> {1.0e18, [{Y, X}]};
nearest(Points) ->
  {Left, [{Border, _} | _] = Right} = lists:split(length(Points) div 2, Points),
  {A, Lower} = nearest(Left),
  {B, Upper} = nearest(Right),
  ByY = lists:merge(Lower, Upper),
  Strip = [Point || {_, X} = Point <- ByY, abs(X - Border) < min(A, B)],
  {across(Strip, min(A, B)), ByY}.

across([], Best) -> Best;
across([{Y, X} | Points], Best) ->
  Distances = [math:sqrt((Y - V) * (Y - V) + (X - U) * (X - U)) || {V, U} <- lists:sublist(Points, 7)],
  across(Points, lists:min([Best | Distances])).

input() ->
  case io:get_chars("", 65536) of
    eof -> <<>>;
    Text -> iolist_to_binary([Text, input()])
  end.
