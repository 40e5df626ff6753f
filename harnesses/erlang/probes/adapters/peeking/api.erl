%% An iterator is a tuple of integers and how many of them it has given.
iterator(Nums) ->
  {list_to_tuple(Nums), counters:new(1, [])}.

iterator_has_next({Nums, Given}) ->
  counters:get(Given, 1) < tuple_size(Nums).

iterator_next({Nums, Given}) ->
  counters:add(Given, 1, 1),
  element(counters:get(Given, 1), Nums).
