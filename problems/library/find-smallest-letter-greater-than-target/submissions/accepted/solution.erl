-spec next_greatest_letter(Letters :: [char()], Target :: char()) -> char().
next_greatest_letter(Letters, Target) ->
  case lists:dropwhile(fun(Letter) -> Letter =< Target end, Letters) of
    [Next | _] -> Next;
    [] -> hd(Letters)
  end.
