%% The compile step.
%%
%%     solution solution.erl        a function or class problem: module line and records are given
%%     program a.erl a.erl b.erl    a program: the file that starts it, then all of them
%%     wait                         one of the above, when a line of stdin names it, its words apart by tabs
%%
%% Beside a solution there may be an author's api.erl, whose functions it calls, and adapter.erl, which calls the solution's.
%%
%% All modules go into one file, see gavel_run. What is given stands on a line 0, so that all lines keep their numbers.
-module(gavel_compile).

-export([start/0]).

-define(SHOWN_ERRORS, 20).
-define(ADAPTER, "adapter.erl").
-define(RECORDS, "-record(list_node, {val = 0 :: integer(), next = null :: 'null' | #list_node{}}). "
        "-record(tree_node, {val = 0 :: integer(), left = null :: 'null' | #tree_node{}, "
        "right = null :: 'null' | #tree_node{}}). ").
%% What most solutions use; what it takes, the compiler has loaded when the real one comes.
-define(SAMPLE, "-spec f([integer()]) -> integer().\nf([]) -> 0;\nf([X | T]) -> try g(#{1 => X}) + f(T) catch _:_ -> 0 end.\n"
        "g(M) when is_map(M) -> case M of #{1 := N} when N > 0 -> lists:sum([I * I || I <- lists:seq(1, N)]);\n"
        "_ -> F = fun(Y, <<C, R/binary>>) -> {C, R, Y}; (Y, #list_node{val = V}) -> V + Y end, F(<<1, 2>>, 3) end.\n").

start() ->
    spawn(fun() ->
        ets:new(ac_tab, [set, public, named_table]),
        {ok, _} = file_server:start_link(),
        gavel_io:start(true, true),
        Code =
            try
                run(init:get_plain_arguments())
            catch
                throw:refused -> 1;
                Class:Reason:Stack ->
                    io:format(standard_error, "~p:~p~n~p~n", [Class, Reason, Stack]),
                    1
            end,
        gavel_io:flush(),
        erlang:halt(Code, [{flush, false}])
    end).

run(["wait"]) ->
    {ok, _} = compiled("sample.erl", <<?SAMPLE>>, ?RECORDS, []),
    case io:get_line("") of
        eof -> 0;
        Line -> run(string:split(string:trim(Line, trailing, "\n"), "\t", all))
    end;
run(["solution", Source]) ->
    case filelib:is_regular(?ADAPTER) of
        false ->
            {Module, _} = Solution = must(Source, ?RECORDS, []),
            write({erlang, Module, [Solution]});
        true ->
            Api = must("api.erl", ?RECORDS, []),
            Solution = must(Source, ?RECORDS, [Api]),
            {Module, _} = Adapter = must(?ADAPTER, ?RECORDS, [Api, Solution]),
            write({erlang, Module, [Adapter, Solution, Api]})
    end;
run(["program", Source | Sources]) ->
    {Main, _} = Entry = must(Source, "", []),
    Others = [must(Other, "", []) || Other <- Sources, Other =/= Source],
    write({erlang, {Main, gavel_start, []}, [Entry | Others]}).

write(Term) ->
    ok = file:write_file("solution.bin", term_to_binary(Term)),
    0.

must(Source, Records, Imported) ->
    {ok, Text} = file:read_file(Source),
    case compiled(Source, Text, Records, Imported) of
        {ok, Compiled} -> Compiled;
        {error, Errors} ->
            Lines = binary:split(Text, <<"\n">>, [global]),
            {Shown, Rest} = lists:split(min(?SHOWN_ERRORS, length(Errors)), Errors),
            io:put_chars(standard_error, [message(Error, Lines) || Error <- Shown]),
            [io:put_chars(standard_error, ["... and ", integer_to_list(length(Rest)), " more\n"]) || Rest =/= []],
            throw(refused)
    end.

%% Compile one file; return its module, or what is wrong with it as {File, Location, Module, Description}. What the modules
%% Imported define, it can call by its bare name.
compiled(Source, Text, Records, Imported) ->
    Name = filename:basename(Source),
    Copy = "/tmp/" ++ Name,
    Given = ["-module(", io_lib:write_atom(list_to_atom(filename:rootname(Name))), "). ", Records, $\n],
    ok = file:write_file(Copy, [Given, without_interpreter(Text)]),
    {ok, Read} = epp:parse_file(Copy, [{location, {0, 1}}, {source_name, Source}, {includes, ["."]}]),
    file:delete(Copy),
    case [{Source, Location, Module, Description} || {error, {Location, Module, Description}} <- Read] of
        [] ->
            Options = [return_errors, export_all, nowarn_export_all, deterministic],
            case compile:forms(entry(importing(Imported, own(Read))), Options) of
                {ok, Module, Beam} -> {ok, {Module, Beam}};
                {error, Errors, _} ->
                    {error, [{File, Location, Mod, Description} || {File, Ones} <- Errors,
                                                                   {Location, Mod, Description} <- Ones]}
            end;
        Errors -> {error, Errors}
    end.

%% escript's first line.
without_interpreter(<<"#!", Text/binary>>) ->
    case binary:split(Text, <<"\n">>) of
        [_, Rest] -> [$\n, Rest];
        [_] -> <<>>
    end;
without_interpreter(Text) -> Text.

%% What the solver gives himself, a module's name or a record, is not given to him. His module's name comes before what is given.
own(Forms) ->
    His = [defines(Form) || Form <- Forms, not is_given(Form)],
    Kept = [Form || Form <- Forms, not (is_given(Form) andalso lists:member(defines(Form), His -- [none]))],
    {Names, [File | Rest]} = lists:partition(fun(Form) -> defines(Form) =:= module end, Kept),
    [File | Names ++ Rest].

is_given({attribute, {0, _}, Name, _}) when Name =/= file -> true;
is_given(_) -> false.

defines({attribute, _, module, _}) -> module;
defines({attribute, _, record, {Name, _}}) -> {record, Name};
defines(_) -> none.

%% Its own functions come before imported ones of the same name, the first module's before the second's, the language's before all.
importing([], Forms) -> Forms;
importing(Imported, Forms) ->
    {Before, [Module | After]} = lists:splitwith(fun(Form) -> defines(Form) =/= module end, Forms),
    Own = [{Name, Arity} || {function, _, Name, Arity, _} <- Forms] ++ [{module_info, 0}, {module_info, 1}],
    {Imports, _} = lists:mapfoldl(fun(One, Known) -> import(One, Known) end, Own, Imported),
    Before ++ [Module | Imports] ++ After.

import({Module, Beam}, Known) ->
    {ok, {_, [{exports, Exports}]}} = beam_lib:chunks(Beam, [exports]),
    Functions = [One || {Name, Arity} = One <- Exports, not erl_internal:bif(Name, Arity)] -- Known,
    {{attribute, {0, 1}, import, {Module, Functions}}, Functions ++ Known}.

%% A program starts with main/1, as escript has it, main/0 or start/0.
entry(Forms) ->
    There = [{Name, Arity} || {function, _, Name, Arity, _} <- Forms],
    case [One || One <- [{main, 1}, {main, 0}, {start, 0}], lists:member(One, There)] of
        [{Name, Arity} | _] ->
            Arguments = [{nil, 0} || _ <- lists:seq(1, Arity)],
            Body = [{call, 0, {atom, 0, Name}, Arguments}],
            {Before, [End]} = lists:split(length(Forms) - 1, Forms),
            Before ++ [{function, 0, gavel_start, 0, [{clause, 0, [], [], Body}]}, End];
        [] -> Forms
    end.

message({File, Location, Module, Description}, Lines) ->
    {Line, Column} = case Location of {L, C} -> {L, C}; none -> {1, 1}; L -> {L, 1} end,
    Text = unicode:characters_to_list(Module:format_error(Description)),
    Shown =
        case Line >= 1 andalso Line =< length(Lines) of
            true ->
                Number = string:pad(integer_to_list(Line), 5, leading),
                ["% ", Number, "| ", lists:nth(Line, Lines), "\n%      | ", lists:duplicate(Column - 1, $\s), "^\n"];
            false -> ""
        end,
    [File, $:, integer_to_list(Line), $:, integer_to_list(Column), ": ", Text, $\n, Shown].
