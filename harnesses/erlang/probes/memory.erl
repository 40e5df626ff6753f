-spec probe(N :: integer()) -> integer().
probe(N) -> keep(N, []).

keep(N, Kept) -> keep(N, [binary:copy(<<1>>, 1 bsl 20) | Kept]).
