-spec group_anagrams(Strs :: [unicode:unicode_binary()]) -> [[unicode:unicode_binary()]].
group_anagrams(Strs) ->
  maps:values(maps:groups_from_list(fun(Str) -> lists:sort(binary_to_list(Str)) end, Strs)).
