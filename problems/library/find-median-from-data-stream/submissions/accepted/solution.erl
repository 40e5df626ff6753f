%% Two heaps as ordered sets of {Number, When}: the lower half, which may have one more, and the upper one.
-spec median_finder_init_() -> any().
median_finder_init_() ->
  put(halves, {gb_sets:empty(), gb_sets:empty()}).

-spec median_finder_add_num(Num :: integer()) -> any().
median_finder_add_num(Num) ->
  {Lower, Upper} = get(halves),
  Count = gb_sets:size(Lower) + gb_sets:size(Upper),
  {Largest, Rest} = gb_sets:take_largest(gb_sets:add({Num, Count}, Lower)),
  More = gb_sets:add(Largest, Upper),
  case gb_sets:size(More) > gb_sets:size(Rest) of
    true ->
      {Smallest, Left} = gb_sets:take_smallest(More),
      put(halves, {gb_sets:add(Smallest, Rest), Left});
    false -> put(halves, {Rest, More})
  end.

-spec median_finder_find_median() -> float().
median_finder_find_median() ->
  {Lower, Upper} = get(halves),
  {Below, _} = gb_sets:largest(Lower),
  case gb_sets:size(Lower) > gb_sets:size(Upper) of
    true -> Below / 1;
    false ->
      {Above, _} = gb_sets:smallest(Upper),
      (Below + Above) / 2
  end.
