%% The stack holds each value with the least at and below it.
-spec min_stack_init_() -> any().
min_stack_init_() -> put(stack, []).

-spec min_stack_push(Val :: integer()) -> any().
min_stack_push(Val) ->
  case get(stack) of
    [] -> put(stack, [{Val, Val}]);
    [{_, Least} | _] = Stack -> put(stack, [{Val, min(Val, Least)} | Stack])
  end.

-spec min_stack_pop() -> any().
min_stack_pop() -> put(stack, tl(get(stack))).

-spec min_stack_top() -> integer().
min_stack_top() -> element(1, hd(get(stack))).

-spec min_stack_get_min() -> integer().
min_stack_get_min() -> element(2, hd(get(stack))).
