#!/usr/bin/env escript

main(_) ->
  io:setopts([binary]),
  [N, _ | Numbers] = numbers(),
  Quarrels = quarrels(Numbers, #{}),
  case divide(lists:seq(1, N), Quarrels, #{}) of
    impossible -> io:put_chars("impossible\n");
    Teams ->
      io:put_chars(["possible\n", lists:join(" ", [integer_to_list(map_get(Pupil, Teams)) || Pupil <- lists:seq(1, N)]), "\n"])
  end.

quarrels([], Quarrels) -> Quarrels;
quarrels([A, B | Numbers], Quarrels) ->
  OfA = Quarrels#{A => [B | maps:get(A, Quarrels, [])]},
  quarrels(Numbers, OfA#{B => [A | maps:get(B, OfA, [])]}).

divide([], _, Teams) -> Teams;
divide([Pupil | Pupils], Quarrels, Teams) when is_map_key(Pupil, Teams) -> divide(Pupils, Quarrels, Teams);
divide([Pupil | Pupils], Quarrels, Teams) ->
  case join([{Pupil, 1}], Quarrels, Teams) of
    impossible -> impossible;
    More -> divide(Pupils, Quarrels, More)
  end.

join([], _, Teams) -> Teams;
join([{Pupil, Team} | Others], Quarrels, Teams) ->
  case Teams of
    #{Pupil := Team} -> join(Others, Quarrels, Teams);
    #{Pupil := _} -> impossible;
    _ ->
      Against = [{Other, 3 - Team} || Other <- maps:get(Pupil, Quarrels, [])],
      join(Against ++ Others, Quarrels, Teams#{Pupil => Team})
  end.

numbers() -> [binary_to_integer(Word) || Word <- binary:split(input(), [<<" ">>, <<"\n">>], [global, trim_all])].

input() ->
  case io:get_chars("", 65536) of
    eof -> <<>>;
    Text -> iolist_to_binary([Text, input()])
  end.
