%% An exception as Erlang's shell shows it, with places as its compiler names them: solution.erl:3.
-module(gavel_trace).

-export([format/3]).

format(Class, Reason, Stack) ->
    [io_lib:format("** exception ~ts: ", [case Class of throw -> "throw"; _ -> Class end]),
     reason(Class, Reason, Stack), $\n,
     [frame(Frame, Lead) || {Frame, Lead} <- lists:zip(Stack, leads(length(Stack)))]].

leads(0) -> [];
leads(Count) -> ["  in function  " | lists:duplicate(Count - 1, "  in call from ")].

reason(error, Reason, Stack) when is_atom(Reason); is_tuple(Reason) ->
    Words =
        case Reason of
            badarg -> "bad argument";
            badarith -> "an error occurred when evaluating an arithmetic expression";
            function_clause -> ["no function clause matching ", called(Stack)];
            undef -> ["undefined function ", undefined(Stack)];
            if_clause -> "no true branch found when evaluating an if expression";
            {badmatch, Value} -> ["no match of right hand side value ", shown(Value)];
            {case_clause, Value} -> ["no case clause matching ", shown(Value)];
            {badkey, Key} -> ["bad key: ", shown(Key)];
            {badmap, Value} -> ["bad map: ", shown(Value)];
            {badrecord, Value} -> ["bad record: ", shown(Value)];
            {badfun, Value} -> ["bad function ", shown(Value)];
            _ -> shown(Reason)
        end,
    [Words, hint(Reason, Stack)];
reason(exit, {Reason, [{_, _, _, _} | _] = Stack}, _) ->
    [shown(Reason), [[$\n, frame(Frame, "  in ")] || Frame <- lists:sublist(Stack, 3)]];
reason(_, Reason, _) -> shown(Reason).

%% What is wrong with the arguments of a built-in function, where OTP knows it.
hint(badarg, [{Module, _, _, Place} = Frame | _]) ->
    Info = proplists:get_value(error_info, Place, #{}),
    try (maps:get(module, Info, Module)):(maps:get(function, Info, format_error))(badarg, [Frame]) of
        Problems -> [["\n  argument ", integer_to_list(At), ": ", Text] || {At, Text} <- lists:sort(maps:to_list(Problems)),
                                                                         is_integer(At)]
    catch
        _:_ -> ""
    end;
hint(_, _) -> "".

called([{Module, Function, Arguments, _} | _]) when is_list(Arguments) ->
    Shown = lists:join(", ", [shown(Argument) || Argument <- Arguments]),
    io_lib:format("~tp:~tp(~ts)", [Module, Function, Shown]);
called(Stack) -> undefined(Stack).

undefined([{Module, Function, Arguments, _} | _]) -> io_lib:format("~tp:~tp/~w", [Module, Function, arity(Arguments)]);
undefined([]) -> "".

frame({Module, Function, Arguments, Place}, Lead) ->
    Where =
        case {proplists:get_value(file, Place), proplists:get_value(line, Place)} of
            {undefined, _} -> "";
            {_, undefined} -> "";
            {File, Line} -> io_lib:format(" (~ts:~w)", [filename:basename(File), Line])
        end,
    io_lib:format("~ts~tp:~tp/~w~ts~n", [Lead, Module, Function, arity(Arguments), Where]).

arity(Arguments) when is_list(Arguments) -> length(Arguments);
arity(Arity) -> Arity.

shown(Value) -> io_lib:format("~tp", [Value], [{chars_limit, 500}]).
