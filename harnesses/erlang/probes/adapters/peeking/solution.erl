peeking_iterator_init_(Iterator) ->
  put(iterator, Iterator),
  put(ahead, []).

peeking_iterator_peek() ->
  [put(ahead, [iterator_next(get(iterator))]) || get(ahead) =:= []],
  hd(get(ahead)).

peeking_iterator_next() ->
  Value = peeking_iterator_peek(),
  put(ahead, []),
  Value.

peeking_iterator_has_next() ->
  get(ahead) =/= [] orelse iterator_has_next(get(iterator)).
