-spec probe(N :: integer()) -> integer().
probe(0) ->
  io:fwrite("bye~n"),
  halt(0);
probe(N) ->
  N.
