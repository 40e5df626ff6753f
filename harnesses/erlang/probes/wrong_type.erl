-spec probe(N :: integer()) -> integer().
probe(_N) -> <<"five">>.
