%% Values cannot be changed in place here: return the changed S.
-spec reverse_string(S :: [char()]) -> [char()].
reverse_string(S) -> lists:reverse(S).
