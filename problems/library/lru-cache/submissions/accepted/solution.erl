%% Two tables: what a key holds and when it was used, and the keys by their time.
-spec lru_cache_init_(Capacity :: integer()) -> any().
lru_cache_init_(Capacity) ->
  put(capacity, Capacity),
  put(now, 0),
  put(values, #{}),
  put(times, gb_trees:empty()).

-spec lru_cache_get(Key :: integer()) -> integer().
lru_cache_get(Key) ->
  case get(values) of
    #{Key := {Value, _}} -> use(Key, Value), Value;
    _ -> -1
  end.

-spec lru_cache_put(Key :: integer(), Value :: integer()) -> any().
lru_cache_put(Key, Value) ->
  use(Key, Value),
  case map_size(get(values)) > get(capacity) of
    true ->
      {_, Oldest, Rest} = gb_trees:take_smallest(get(times)),
      put(times, Rest),
      put(values, maps:remove(Oldest, get(values)));
    false -> ok
  end.

use(Key, Value) ->
  Now = put(now, get(now) + 1),
  Times =
    case get(values) of
      #{Key := {_, Before}} -> gb_trees:delete(Before, get(times));
      _ -> get(times)
    end,
  put(times, gb_trees:insert(Now, Key, Times)),
  put(values, (get(values))#{Key => {Value, Now}}).
