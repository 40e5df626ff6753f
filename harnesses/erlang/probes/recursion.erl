-spec probe(N :: integer()) -> integer().
probe(0) -> 0;
probe(N) -> 1 + probe(N - 1).
