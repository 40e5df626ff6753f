-spec longest_palindrome(S :: unicode:unicode_binary()) -> unicode:unicode_binary().
longest_palindrome(S) ->
  Ends = [Ends || Centre <- lists:seq(0, byte_size(S) - 1), Ends <- [{Centre, Centre}, {Centre, Centre + 1}]],
  {Length, From} = lists:max([grown(S, Left, Right) || {Left, Right} <- Ends]),
  binary:part(S, From, Length).

%% Return how long the palindrome becomes, and where it begins.
grown(S, Left, Right) when Left >= 0, Right < byte_size(S) ->
  case binary:at(S, Left) =:= binary:at(S, Right) of
    true -> grown(S, Left - 1, Right + 1);
    false -> {Right - Left - 1, Left + 1}
  end;
grown(_, Left, Right) -> {Right - Left - 1, Left + 1}.
