%% The solver's own streams: the processes `user` and `standard_error`, which speak Erlang's I/O protocol over bare descriptors.
%%
%% They stand for those of the kernel application, which take 100 ms to start with all that belongs to them. A print is
%% handed to the system before the caller goes on, so nothing is lost when the program halts.
-module(gavel_io).

-export([start/2, flush/0]).

-record(stream, {port, input = <<>>, is_open = false, lists}).

%% Start both; Reads tells whether stdin is read, Lists whether lines are lists of characters (Erlang) or binaries (Elixir).
start(Reads, Lists) ->
    Caller = self(),
    Started = [spawn(fun() -> open(Name, Descriptor, Caller, Lists) end)
               || {Name, Descriptor} <- [{user, descriptors(Reads)}, {standard_error, {fd, 2, 2}}]],
    [receive {Pid, started} -> ok end || Pid <- Started],
    spawn(fun log/0),
    group_leader(hd(Started), self()).

descriptors(true) -> {fd, 0, 1};
descriptors(false) -> {fd, 1, 1}.

open(Name, Descriptors, Caller, Lists) ->
    Reads = Descriptors =:= {fd, 0, 1},
    Ways = case Reads of true -> [in, out, eof]; false -> [out] end,
    Port = open_port(Descriptors, [binary, stream | Ways]),
    register(Name, self()),
    group_leader(self(), self()),
    Caller ! {self(), started},
    loop(#stream{port = Port, is_open = Reads, lists = Lists}).

%% Wait until the system has all that was printed.
flush() ->
    [begin
         Reference = make_ref(),
         Name ! {flush, self(), Reference},
         receive Reference -> ok end
     end || Name <- [user, standard_error], is_pid(whereis(Name))],
    ok.

loop(Stream) ->
    receive
        {io_request, From, Reference, Request} ->
            {Reply, Next} = answer(Request, Stream),
            From ! {io_reply, Reference, Reply},
            loop(Next);
        {flush, From, Reference} ->
            drain(Stream#stream.port),
            From ! Reference,
            loop(Stream);
        {file_request, From, Reference, _} ->
            From ! {file_reply, Reference, {error, enotsup}},
            loop(Stream)
    end.

drain(Port) ->
    case erlang:port_info(Port, queue_size) of
        {queue_size, Size} when Size > 0 ->
            receive after 1 -> drain(Port) end;
        _ -> ok
    end.

answer({put_chars, Encoding, Characters}, Stream) ->
    {print(Encoding, Characters, Stream), Stream};
answer({put_chars, Encoding, Module, Function, Arguments}, Stream) ->
    {try print(Encoding, apply(Module, Function, Arguments), Stream) catch _:_ -> {error, put_chars} end, Stream};
answer({get_line, Encoding, Prompt}, Stream) ->
    prompt(Prompt, Stream),
    {Line, Next} = line(Stream, 0),
    {returned(Line, Encoding, Next), Next};
answer({get_chars, Encoding, Prompt, Count}, Stream) ->
    prompt(Prompt, Stream),
    {Characters, Next} = characters(Count, Encoding, Stream),
    {returned(Characters, Encoding, Next), Next};
answer({get_until, Encoding, Prompt, Module, Function, Arguments}, Stream) ->
    prompt(Prompt, Stream),
    until([], Encoding, {Module, Function, Arguments}, Stream);
answer({get_password, Encoding}, Stream) ->
    answer({get_line, Encoding, ""}, Stream);
answer({setopts, Options}, Stream) ->
    IsBinary = proplists:get_value(binary, proplists:unfold(Options), not Stream#stream.lists),
    IsList = proplists:get_value(list, proplists:unfold(Options), not IsBinary),
    {ok, Stream#stream{lists = IsList}};
answer(getopts, Stream) ->
    {[{binary, not Stream#stream.lists}, {encoding, unicode}], Stream};
answer({requests, Requests}, Stream) ->
    lists:foldl(fun(Request, {_, Now}) -> answer(Request, Now) end, {ok, Stream}, Requests);
%% What older programs ask without an encoding.
answer({put_chars, Characters}, Stream) -> answer({put_chars, latin1, Characters}, Stream);
answer({get_line, Prompt}, Stream) -> answer({get_line, latin1, Prompt}, Stream);
answer({get_chars, Prompt, Count}, Stream) -> answer({get_chars, latin1, Prompt, Count}, Stream);
answer({get_until, Prompt, M, F, A}, Stream) -> answer({get_until, latin1, Prompt, M, F, A}, Stream);
answer(_, Stream) -> {{error, enotsup}, Stream}.

print(Encoding, Characters, #stream{port = Port}) ->
    Bytes =
        case Encoding of
            unicode when is_binary(Characters) -> Characters;
            _ -> catch unicode:characters_to_binary(Characters, Encoding, unicode)
        end,
    case Bytes of
        _ when is_binary(Bytes) ->
            catch port_command(Port, Bytes),
            ok;
        _ -> {error, {no_translation, Encoding, unicode}}
    end.

prompt(Prompt, Stream) ->
    Text =
        case Prompt of
            {format, Format, Arguments} -> io_lib:format(Format, Arguments);
            _ when is_atom(Prompt) -> atom_to_binary(Prompt);
            _ -> Prompt
        end,
    print(unicode, iolist_or_empty(Text), Stream).

iolist_or_empty(Text) ->
    case unicode:characters_to_binary(Text) of
        Bytes when is_binary(Bytes) -> Bytes;
        _ -> <<>>
    end.

%% Wait for more of stdin: true, or false at its end.
fill(#stream{is_open = false} = Stream) -> {false, Stream};
fill(#stream{port = Port, input = Input} = Stream) ->
    receive
        {Port, {data, Data}} -> {true, Stream#stream{input = <<Input/binary, Data/binary>>}};
        {Port, eof} -> {false, Stream#stream{is_open = false}}
    end.

%% The next line with its newline; the last one may have none. What was looked at before is not looked at again.
line(#stream{input = Input} = Stream, Seen) ->
    Size = byte_size(Input),
    case binary:match(Input, <<$\n>>, [{scope, {Seen, Size - Seen}}]) of
        {At, 1} ->
            <<Line:(At + 1)/binary, Rest/binary>> = Input,
            {Line, Stream#stream{input = Rest}};
        nomatch ->
            case fill(Stream) of
                {true, More} -> line(More, Size);
                {false, Ended} when Size =:= 0 -> {eof, Ended};
                {false, Ended} -> {Input, Ended#stream{input = <<>>}}
            end
    end.

characters(Count, Encoding, #stream{input = Input} = Stream) ->
    case size_of(Count, Encoding, Input, 0) of
        more ->
            case fill(Stream) of
                {true, More} -> characters(Count, Encoding, More);
                {false, Ended} when Input =:= <<>> -> {eof, Ended};
                {false, Ended} -> {Input, Ended#stream{input = <<>>}}
            end;
        Size ->
            <<Characters:Size/binary, Rest/binary>> = Input,
            {Characters, Stream#stream{input = Rest}}
    end.

%% How many bytes so many characters take: an encoded one is as many characters as it has bytes for latin1.
size_of(0, _, _, Size) -> Size;
size_of(Count, latin1, Input, _) when byte_size(Input) >= Count -> Count;
size_of(_, latin1, _, _) -> more;
size_of(Count, Encoding, <<C/utf8, Rest/binary>>, Size) ->
    size_of(Count - 1, Encoding, Rest, Size + byte_size(<<C/utf8>>));
size_of(Count, Encoding, <<_, Rest/binary>>, Size) when byte_size(Rest) >= 3 ->
    size_of(Count - 1, Encoding, Rest, Size + 1);
size_of(_, _, _, _) -> more.

until(Continuation, Encoding, {Module, Function, Arguments} = Call, Stream) ->
    {Line, Next} = line(Stream, 0),
    Data = case Line of eof -> eof; _ -> listed(Line, Encoding) end,
    case apply(Module, Function, [Continuation, Data | Arguments]) of
        {done, Result, eof} -> {Result, Next};
        {done, Result, []} -> {Result, Next};
        {done, Result, Rest} ->
            Kept = iolist_or_empty(Rest),
            {Result, Next#stream{input = <<Kept/binary, (Next#stream.input)/binary>>}};
        {more, More} -> until(More, Encoding, Call, Next)
    end.

returned(eof, _, _) -> eof;
returned(Text, _, #stream{lists = false}) -> Text;
returned(Text, Encoding, _) -> listed(Text, Encoding).

listed(Text, latin1) -> binary_to_list(Text);
listed(Text, _) ->
    case unicode:characters_to_list(Text) of
        Characters when is_list(Characters) -> Characters;
        _ -> binary_to_list(Text)
    end.

%% What the runtime reports of processes that died: plainly, on stderr.
log() ->
    register(logger, self()),
    logs().

logs() ->
    receive
        {log, _, Format, Arguments, _} when is_list(Arguments) ->
            io:format(standard_error, Format ++ "~n", Arguments);
        _ -> ok
    end,
    logs().
