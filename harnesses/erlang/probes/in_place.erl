-spec probe(Values :: [integer()]) -> [integer()].
probe(Values) -> lists:reverse(Values).
