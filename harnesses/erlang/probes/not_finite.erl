%% No float is one of them; atoms say it.
-spec probe(N :: integer()) -> [float() | atom()].
probe(_N) -> [nan, infinity, '-infinity'].
