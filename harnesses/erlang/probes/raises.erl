-spec probe(N :: integer()) -> integer().
probe(N) ->
  Inner = inner(N),
  Inner + 0.

inner(0) ->
  error(boom); % HERE
inner(N) ->
  N.
