-define(TWO, 2).
-record(point, {x, y = 3}).

-spec probe(N :: integer()) -> integer().
probe(N) ->
  Queue = queue:from_list(lists:seq(1, N)),
  {{value, First}, _} = queue:out(Queue),
  Set = sets:from_list([1, 2, 2]),
  Tree = gb_trees:insert(7, seven, gb_trees:empty()),
  {Smallest, seven} = gb_trees:smallest(Tree),
  Array = array:set(3, 4, array:new()),
  Point = #point{x = 1},
  #{N := Square} = #{X => X * X || X <- [N]},
  <<C, _/binary>> = unicode:characters_to_binary(string:uppercase("abc")),
  2 = string:length(<<"ab"/utf8>>),
  [<<"a">>, <<"b">>] = binary:split(<<"a,b">>, <<",">>),
  match = re:run("abc", "b", [{capture, none}]),
  solution = ?MODULE,
  true = math:sqrt(16) == 4,
  Sum = lists:foldl(fun erlang:'+'/2, 0, [rand:uniform(1), maybe_one()]),
  First + sets:size(Set) + Smallest + array:get(3, Array) + Point#point.y * ?TWO + Square - C + 61 + Sum + hd(ordsets:from_list([0])).

maybe_one() ->
  try erlang:binary_to_integer(<<"x">>) catch error:badarg -> 0 end.
