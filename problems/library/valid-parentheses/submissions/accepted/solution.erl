-spec is_valid(S :: unicode:unicode_binary()) -> boolean().
is_valid(S) -> is_valid(S, []).

is_valid(<<>>, Open) -> Open =:= [];
is_valid(<<$(, Rest/binary>>, Open) -> is_valid(Rest, [$) | Open]);
is_valid(<<$[, Rest/binary>>, Open) -> is_valid(Rest, [$] | Open]);
is_valid(<<${, Rest/binary>>, Open) -> is_valid(Rest, [$} | Open]);
is_valid(<<Close, Rest/binary>>, [Close | Open]) -> is_valid(Rest, Open);
is_valid(_, _) -> false.
