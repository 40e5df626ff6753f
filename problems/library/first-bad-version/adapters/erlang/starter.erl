%% Defined for you: is_bad_version(Version :: integer()) -> boolean()

-spec first_bad_version(N :: integer()) -> integer().
first_bad_version(N) ->
  .
