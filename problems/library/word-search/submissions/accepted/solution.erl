-spec exist(Board :: [[char()]], Word :: unicode:unicode_binary()) -> boolean().
exist(Board, Word) ->
  Fields = #{{R, C} => Letter || {R, Row} <- lists:enumerate(Board), {C, Letter} <- lists:enumerate(Row)},
  lists:any(fun(Place) -> spells(Place, binary_to_list(Word), Fields) end, maps:keys(Fields)).

spells({R, C} = Place, [Letter | Letters], Fields) ->
  case maps:take(Place, Fields) of
    {Letter, _} when Letters =:= [] -> true;
    {Letter, Untouched} ->
      Around = [{R + 1, C}, {R - 1, C}, {R, C + 1}, {R, C - 1}],
      lists:any(fun(Next) -> spells(Next, Letters, Untouched) end, Around);
    _ -> false
  end.
