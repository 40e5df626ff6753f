%% The first clause keeps the compiler from seeing that it never returns, and from making a loop of it.
-spec probe(N :: integer()) -> integer().
probe(-1) -> 0;
probe(N) -> 1 + probe(N + 1).
