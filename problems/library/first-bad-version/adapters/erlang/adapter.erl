first_bad_for(N, Bad) ->
  put(first_bad, Bad),
  put(questions, 0),
  first_bad_version(N).
