#!/usr/bin/env escript

main(_) ->
  {ok, [N, Capacity]} = io:fread("", "~d ~d"),
  io:format("~w~n", [lists:last(pack(N, lists:duplicate(Capacity + 1, 0)))]).

%% Best holds, for each load, what the crates so far can bring in.
pack(0, Best) -> Best;
pack(N, Best) ->
  {ok, [Weight, Price]} = io:fread("", "~d ~d"),
  pack(N - 1, with_crate(min(Weight, length(Best)), Price, Best)).

with_crate(Weight, Price, Best) ->
  {Light, Heavy} = lists:split(Weight, Best),
  Beside = lists:sublist(Best, length(Heavy)),
  Light ++ lists:zipwith(fun(Without, With) -> max(Without, With + Price) end, Heavy, Beside).
