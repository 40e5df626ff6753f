-spec probe(N :: integer()) -> integer().
probe(0) -> probe(0);
probe(N) -> N.
