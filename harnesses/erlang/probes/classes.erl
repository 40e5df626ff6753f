-spec account_init_(Owner :: unicode:unicode_binary(), Balance :: integer()) -> any().
account_init_(Owner, Balance) ->
  ets:new(account, [named_table]),
  ets:insert(account, {history, [Balance]}),
  put(owner, Owner).

-spec account_add(Amount :: integer()) -> any().
account_add(Amount) ->
  [{history, [Last | _] = History}] = ets:lookup(account, history),
  ets:insert(account, {history, [Last + Amount | History]}).

-spec account_get_history() -> [integer()].
account_get_history() ->
  lists:reverse(ets:lookup_element(account, history, 2)).

-spec account_greet(Words :: [unicode:unicode_binary()]) -> unicode:unicode_binary().
account_greet(Words) ->
  iolist_to_binary(lists:join(<<" ">>, Words ++ [get(owner)])).
