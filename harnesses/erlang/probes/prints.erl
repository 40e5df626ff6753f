-spec probe(N :: integer()) -> integer().
probe(N) ->
  io:format("hello ~p~n", [N]),
  io:put_chars("no newline"),
  io:format(standard_error, "warning ~p~n", [N]),
  N.
