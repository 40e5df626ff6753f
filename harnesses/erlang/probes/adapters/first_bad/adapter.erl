-spec judge_first_bad(N :: integer(), Bad :: integer()) -> integer().
judge_first_bad(N, Bad) ->
  put(first_bad, Bad),
  first_bad_version(N).
