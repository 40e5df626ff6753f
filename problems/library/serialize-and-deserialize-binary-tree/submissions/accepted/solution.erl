-spec codec_init_() -> any().
codec_init_() -> ok.

-spec codec_serialize(Root :: #tree_node{} | null) -> unicode:unicode_binary().
codec_serialize(Root) -> iolist_to_binary(write(Root)).

write(null) -> "# ";
write(#tree_node{val = Val, left = Left, right = Right}) -> [integer_to_list(Val), " ", write(Left), write(Right)].

-spec codec_deserialize(Data :: unicode:unicode_binary()) -> #tree_node{} | null.
codec_deserialize(Data) ->
  {Root, _} = read(binary:split(Data, <<" ">>, [global])),
  Root.

read([<<"#">> | Words]) -> {null, Words};
read([Val | Words]) ->
  {Left, Rest} = read(Words),
  {Right, Others} = read(Rest),
  {#tree_node{val = binary_to_integer(Val), left = Left, right = Right}, Others}.
