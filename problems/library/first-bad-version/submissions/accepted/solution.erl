%% Defined for you: is_bad_version(Version :: integer()) -> boolean()

-spec first_bad_version(N :: integer()) -> integer().
first_bad_version(N) -> search(1, N).

search(Low, Low) -> Low;
search(Low, High) ->
  Middle = (Low + High) div 2,
  case is_bad_version(Middle) of
    true -> search(Low, Middle);
    false -> search(Middle + 1, High)
  end.
