-spec other(N :: integer()) -> integer().
other(N) -> N.
