-spec is_bad_version(Version :: integer()) -> boolean().
is_bad_version(Version) ->
  Version >= get(first_bad).
