%% The run: serve a function or class problem on descriptors 3 and 4, or start a program that reads stdin.
%%
%% The compile step has left all modules of the solution in one file, written by gavel_compile or compile.ex:
%%
%%     {erlang | elixir, Start, [{Module, Beam}]}
%%
%% Start is the {Module, Function, Arguments} of a program; for a solution, the module that is looked at first.
%%
%% Each test has a process of its own, as fresh as a process can be: its dictionary, its tables and all that it is linked to go
%% with it. What the solution registers unlinked, or makes persistent, stays from test to test.
-module(gavel_run).

-export([start/0]).

-define(SOLUTION, "solution.bin").

start() ->
    spawn(fun() ->
        %% The application controller's table: whoever asks it finds that nothing is set.
        ets:new(ac_tab, [set, public, named_table]),
        try
            case init:get_plain_arguments() of
                ["serve"] -> serve();
                ["program"] -> program()
            end
        catch
            Class:Reason:Stack ->
                io:format(standard_error, "~p:~p~n~p~n", [Class, Reason, Stack]),
                halt_with(1)
        end
    end).

load() ->
    {ok, Text} = prim_file:read_file(?SOLUTION),
    {Language, Start, Modules} = binary_to_term(Text),
    [{module, Module} = erlang:load_module(Module, Beam) || {Module, Beam} <- Modules],
    {Language, Start, [Module || {Module, _} <- Modules]}.

%% ---- programs

program() ->
    {Language, {Module, Function, Arguments}, _} = load(),
    gavel_io:start(true, Language =:= erlang),
    {Pid, Reference} = spawn_monitor(fun() -> main(Language, Module, Function, Arguments) end),
    receive
        {'DOWN', Reference, process, Pid, normal} -> halt_with(0);
        {'DOWN', Reference, process, Pid, reported} -> halt_with(1);
        {'DOWN', Reference, process, Pid, Reason} -> fail(report(Language, exit, Reason, []))
    end.

main(Language, Module, Function, Arguments) ->
    try
        apply(Module, Function, Arguments)
    catch
        Class:Reason:Stack ->
            io:put_chars(standard_error, report(Language, Class, Reason, Stack)),
            exit(reported)
    end.

%% ---- functions and classes

-record(problem, {language, call}).

serve() ->
    process_flag(trap_exit, true),
    Port = open_port({fd, 3, 4}, [binary, stream, eof]),
    case next_line(Port, <<>>) of
        eof -> erlang:halt(0);
        {Header, Rest} -> serve(Port, gavel_values:header(Header), Rest)
    end.

serve(Port, Header, Rest) ->
    gavel_io:start(false, false),
    {Language, Start, Modules} = load(),
    Nodes = case Language of erlang -> records; elixir -> structs end,
    try problem(Header, Language, Nodes, [Start | Modules -- [Start]]) of
        Call -> tests(Port, #problem{language = Language, call = Call}, Rest)
    catch
        throw:{refused, Sentence} -> fail([Sentence, $\n])
    end.

tests(Port, Problem, Read) ->
    case next_line(Port, Read) of
        eof -> halt_with(0);
        {Line, Rest} ->
            Answer = test(Line, Problem),
            gavel_io:flush(),
            port_command(Port, Answer),
            tests(Port, Problem, Rest)
    end.

%% Return the next line and what was read beyond it. A long one comes in pieces of 64 KB.
next_line(Port, Read) ->
    case binary:split(Read, <<$\n>>) of
        [Line, Rest] -> {Line, Rest};
        [_] -> more_of_line(Port, [Read])
    end.

more_of_line(Port, Pieces) ->
    receive
        {Port, {data, Data}} ->
            case binary:split(Data, <<$\n>>) of
                [End, Rest] -> {iolist_to_binary(lists:reverse(Pieces, [End])), Rest};
                [_] -> more_of_line(Port, [Data | Pieces])
            end;
        {Port, eof} -> eof;
        {'EXIT', Port, _} -> eof
    end.

%% Answer one test, in a process with room for what the line holds: a heap that grows is copied each time.
test(Line, #problem{language = Language, call = Call}) ->
    Server = self(),
    Answer = fun() -> Server ! {self(), answer(Line, Language, Call)}, leave() end,
    {Pid, Reference} = spawn_opt(Answer, [monitor, {min_heap_size, 4096 + byte_size(Line) div 2}]),
    receive
        {Pid, Result} ->
            receive {'DOWN', Reference, process, Pid, _} -> ok end,
            case Result of
                {answer, Text} -> Text;
                {failure, Text} -> fail(Text)
            end;
        {'DOWN', Reference, process, Pid, Reason} -> fail(report(Language, exit, Reason, []))
    end.

answer(Line, Language, Call) ->
    try
        {answer, iolist_to_binary([Call(Line), $\n])}
    catch
        throw:{refused, Sentence} -> {failure, [Sentence, $\n]};
        throw:{raised, Class, Reason, Stack} -> {failure, report(Language, Class, Reason, Stack)}
    end.

%% End this test's process and all that it is linked to; those have ended when this returns.
leave() ->
    {links, Links} = process_info(self(), links),
    Others = [Pid || Pid <- Links, is_pid(Pid)],
    [begin
         unlink(Pid),
         Reference = monitor(process, Pid),
         exit(Pid, kill),
         receive {'DOWN', Reference, process, Pid, _} -> ok end
     end || Pid <- Others].

%% Return the function from a test's line to the answer; throw what is missing.
problem(#{<<"function">> := Function}, Language, Nodes, Modules) ->
    #{<<"name">> := Name, <<"params">> := Params, <<"returns">> := Returns} = Function,
    Types = types(Params, Nodes),
    Type = gavel_values:type(Returns, Nodes),
    {Module, Atom} = find(Language, Modules, Name, snake(Name), length(Types)),
    Said = [snake(Name), " returned"],
    Write =
        case Function of
            #{<<"output">> := At} when is_integer(At), Type =:= void ->
                Changed = lists:nth(At + 1, Types),
                fun(Value) -> gavel_values:write(Changed, Value, Said) end;
            #{<<"output">> := At} when is_integer(At) ->
                Changed = lists:nth(At + 1, Types),
                fun(Value) -> write_counted(Type, Changed, Value, Said) end;
            _ -> fun(Value) -> gavel_values:write(Type, Value, Said) end
        end,
    fun(Line) ->
        {Arguments, _} = gavel_values:read_arguments(Types, Line, []),
        Write(call(Module, Atom, Arguments))
    end;
problem(#{<<"class">> := Class}, Language, Nodes, Modules) ->
    #{<<"name">> := Name, <<"methods">> := Methods} = Class,
    Params = maps:get(<<"params">>, maps:get(<<"constructor">>, Class, #{}), []),
    Make = callable(Language, Modules, Name, <<"init_">>, Params, <<"void">>, Nodes),
    Calls = #{Method => callable(Language, Modules, Name, snake(Method), maps:get(<<"params">>, One, []),
                                 maps:get(<<"returns">>, One, <<"void">>), Nodes)
              || #{<<"name">> := Method} = One <- Methods},
    fun(<<$[, Line/binary>>) ->
        {[_ | Operations], <<",[", Rest/binary>>} = gavel_values:strings(Line),
        {First, More} = operate(Make, Rest, []),
        [$[, operations(Operations, Calls, More, [First]), $]]
    end.

%% Answers holds the texts of the operations so far, the last one first.
operations([], _, _, Answers) -> lists:join($,, lists:reverse(Answers));
operations([Operation | Operations], Calls, <<$,, Rest/binary>>, Answers) ->
    {Text, More} = operate(map_get(Operation, Calls), Rest, Answers),
    operations(Operations, Calls, More, [Text | Answers]).

operate({Module, Atom, Types, Type, Said}, Text, Answers) ->
    {Arguments, Rest} = gavel_values:read_arguments(Types, Text, Answers),
    {gavel_values:write(Type, call(Module, Atom, Arguments), Said), Rest}.

%% A method's function: LRUCache.get in Elixir, lru_cache_get in Erlang.
callable(Language, Modules, Class, Method, Params, Returns, Nodes) ->
    Types = types(Params, Nodes),
    Function = case Language of elixir -> Method; erlang -> <<(snake(Class))/binary, $_, Method/binary>> end,
    First = case Language of elixir -> [binary_to_atom(<<"Elixir.", Class/binary>>)]; erlang -> [] end,
    {Module, Atom} = find(Language, First ++ (Modules -- First), Class, Function, length(Types)),
    {Module, Atom, Types, gavel_values:type(Returns, Nodes), [Function, " returned"]}.

types(Params, Nodes) -> [gavel_values:type(Type, Nodes) || #{<<"type">> := Type} <- Params].

%% Values do not change here: a function that should change an argument returns it changed, with the count where there is one.
write_counted(Type, Changed, {Count, Values}, Said) ->
    [$[, gavel_values:write(Type, Count, Said), $,, gavel_values:write(Changed, Values, Said), $]];
write_counted(Type, Changed, [Count, Values], Said) -> write_counted(Type, Changed, {Count, Values}, Said);
write_counted(_, _, _, Said) -> throw({refused, [Said, " no pair; expected {count, values}: what was changed is returned"]}).

%% The first module that exports it: the one that is named as it should be, or any other.
find(Language, Modules, Wanted, Function, Arity) ->
    Atom = binary_to_atom(Function),
    case [Module || Module <- Modules, erlang:function_exported(Module, Atom, Arity)] of
        [Module | _] -> {Module, Atom};
        [] ->
            Prefix =
                case {Language, Modules} of
                    {erlang, _} -> "";
                    {elixir, ['Elixir.Solution' | _]} -> "Solution.";
                    {elixir, _} -> [Wanted, $.]
                end,
            throw({refused, ["the solution has no function ", Prefix, Function, $/, integer_to_binary(Arity)]})
    end.

call(Module, Function, Arguments) ->
    try
        apply(Module, Function, Arguments)
    catch
        Class:Reason:Stack -> throw({raised, Class, Reason, Stack})
    end.

%% `getHistory` is get_history, `LRUCache` lru_cache.
snake(Name) -> iolist_to_binary(snake($_, binary_to_list(Name))).

snake(_, []) -> [];
snake(Before, [C | Rest]) when C >= $A, C =< $Z ->
    IsLowerNext = case Rest of [Next | _] -> Next >= $a andalso Next =< $z; [] -> false end,
    IsUpperBefore = Before >= $A andalso Before =< $Z,
    Begins = Before =/= $_ andalso (not IsUpperBefore orelse IsLowerNext),
    [[$_ || Begins], C + 32 | snake(C, Rest)];
snake(_, [C | Rest]) -> [C | snake(C, Rest)].

%% ---- failures

report(Language, Class, Reason, Stack) ->
    Own = [Frame || {Module, _, _, _} = Frame <- Stack, not is_ours(Module)],
    try
        case Language of
            elixir -> ['Elixir.Exception':format(Class, Reason, Own), $\n];
            erlang -> gavel_trace:format(Class, Reason, Own)
        end
    catch
        _:_ -> io_lib:format("~ts: ~tp~n~tp~n", [Class, Reason, Own])
    end.

is_ours(Module) ->
    lists:prefix("gavel_", atom_to_list(Module)).

fail(Text) ->
    io:put_chars(standard_error, Text),
    halt_with(1).

halt_with(Code) ->
    gavel_io:flush(),
    erlang:halt(Code, [{flush, false}]).
