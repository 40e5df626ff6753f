-define(MOST_QUESTIONS, 1000).

-spec is_bad_version(Version :: integer()) -> boolean().
is_bad_version(Version) ->
  Questions = get(questions) + 1,
  put(questions, Questions),
  Questions =< ?MOST_QUESTIONS orelse error({asked_more_than, ?MOST_QUESTIONS, times}),
  Version >= get(first_bad).
