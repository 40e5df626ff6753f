%% Write run.boot and compile.boot, and take out of all modules what is only for debuggers and readers: they load faster.
-mode(compile).

-define(HERE, "/usr/lib/gavel/erlang/").

%% What a run loads at once, in one go; a module that comes later costs twice as much.
-define(RUN, [error_handler, code, code_server, lists, ets, maps, filename, gb_sets, gb_trees, os, unicode, binary, beam_lib,
              gavel_run, gavel_io, gavel_values]).

main(_) ->
    {ok, [{script, _, Standard}]} = file:consult("/usr/lib/erlang/releases/27/start_clean.script"),
    {preLoaded, _} = PreLoaded = lists:keyfind(preLoaded, 1, Standard),
    Folders = [?HERE ++ "ebin" | [filename:dirname(code:which(Module)) || Module <- [file, lists, compile]]],
    Elixir = filelib:wildcard("/usr/lib/elixir/lib/elixir/ebin"),
    boot("run", PreLoaded, Folders ++ Elixir, [{apply, {gavel_run, start, []}}]),
    case Elixir of
        [] -> boot("compile", PreLoaded, Folders, [{apply, {gavel_compile, start, []}}]);
        %% Elixir's compiler is an application and wants to be started as one.
        [_] -> boot("compile", PreLoaded, Folders ++ Elixir,
                    [Step || Step <- Standard, element(1, Step) =:= kernelProcess] ++
                    [Step || {apply, {application, _, _}} = Step <- Standard] ++
                    [{apply, {gavel_elixir, start, []}}])
    end,
    Beams = filelib:wildcard("/usr/lib/{erlang,elixir}/lib/*/ebin/*.beam") ++ filelib:wildcard(?HERE ++ "ebin/*.beam"),
    %% ExCk is what Elixir's compiler knows of a module's functions.
    {ok, _} = beam_lib:strip_files(Beams, ["ExCk"]).

boot(Name, PreLoaded, Folders, Steps) ->
    Script = {script, {"gavel", Name},
              [PreLoaded,
               {progress, preloaded},
               {path, Folders},
               {primLoad, ?RUN},
               {kernel_load_completed},
               {progress, kernel_load_completed}] ++
              [{kernelProcess, code_server, {code, start_link, []}} || not lists:keymember(kernelProcess, 1, Steps)] ++
              [{progress, init_kernel_started} | Steps] ++
              [{progress, started}]},
    ok = file:write_file(?HERE ++ Name ++ ".boot", term_to_binary(Script)).
