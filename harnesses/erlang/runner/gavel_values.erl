%% Values: JSON to terms and results to JSON, along the types of a signature.
%%
%%   integer, long          integers                  T[], list<T>           lists
%%   double                 floats                    ListNode, TreeNode     records (Erlang) or structs (Elixir)
%%   string                 UTF-8 binaries            no node                null or nil
%%   character              a code point              boolean                true, false
%%
%% What cannot be answered throws {refused, Sentence}.
-module(gavel_values).

-export([type/2, read/2, read_arguments/3, write/3, header/1, strings/1]).

%% Nothing on the BEAM can hold itself, but a tree whose nodes share their subtrees may be as large; no test has an
%% answer this long.
-define(MAX_NODES, 1000000).

%% Return a type as it is used below: integer, {list, Type}, {tree_node, Nodes} and so on; Nodes is records or structs.
type(Text, Nodes) ->
    Size = byte_size(Text),
    case Text of
        <<"list<", _/binary>> when binary_part(Text, Size, -1) =:= <<">">> ->
            {list, type(binary_part(Text, 5, Size - 6), Nodes)};
        _ when Size > 2, binary_part(Text, Size, -2) =:= <<"[]">> ->
            {list, type(binary_part(Text, 0, Size - 2), Nodes)};
        <<"ListNode">> -> {list_node, Nodes};
        <<"TreeNode">> -> {tree_node, Nodes};
        <<"integer">> -> integer;
        <<"long">> -> long;
        <<"double">> -> double;
        <<"boolean">> -> boolean;
        <<"string">> -> string;
        <<"character">> -> character;
        <<"void">> -> void
    end.

%% ---- reading

%% Read the arguments of one call, `[1,"a"]` or `[{"result":1}]`; return them and what follows. Answers holds the texts of
%% the results so far, the last one first.
read_arguments(Types, <<$[, Text/binary>>, Answers) ->
    read_each(Types, Text, Answers, []).

read_each([], <<$], Rest/binary>>, _, Values) -> {lists:reverse(Values), Rest};
read_each(Types, <<$,, Text/binary>>, Answers, Values) -> read_each(Types, Text, Answers, Values);
read_each([Type | Types], <<"{\"result\":", Text/binary>>, Answers, Values) ->
    {Number, <<$}, Rest/binary>>} = digits(Text, 0),
    {Value, _} = read(Type, iolist_to_binary(lists:nth(length(Answers) - Number, Answers))),
    read_each(Types, Rest, Answers, [Value | Values]);
read_each([Type | Types], Text, Answers, Values) ->
    {Value, Rest} = read(Type, Text),
    read_each(Types, Rest, Answers, [Value | Values]).

read(boolean, <<"true", Rest/binary>>) -> {true, Rest};
read(boolean, <<"false", Rest/binary>>) -> {false, Rest};
read(string, <<$", Text/binary>>) -> string(Text);
read(character, <<$", Text/binary>>) ->
    {<<Character/utf8>>, Rest} = string(Text),
    {Character, Rest};
read(double, Text) -> double(Text, Text, 0, false, false);
%% Numbers in a row: 10^6 of them take a tenth of a second, a third of what one call for each would take.
read({list, Type}, <<$[, Text/binary>>) when Type =:= integer; Type =:= long -> integers(Text, []);
read({list, Type}, <<$[, Text/binary>>) -> list(Type, Text, []);
read({list_node, Nodes}, <<$[, Text/binary>>) ->
    {Values, Rest} = integers(Text, []),
    {chain(lists:reverse(Values), no_node(Nodes), Nodes), Rest};
read({tree_node, Nodes}, <<$[, Text/binary>>) ->
    {Values, Rest} = integers(Text, []),
    {tree(Values, Nodes), Rest};
read(_, <<$-, Text/binary>>) ->
    {Value, Rest} = digits(Text, 0),
    {-Value, Rest};
read(_, Text) -> digits(Text, 0).

digits(<<C, Rest/binary>>, Value) when C >= $0, C =< $9 -> digits(Rest, Value * 10 + C - $0);
digits(Rest, Value) -> {Value, Rest}.

%% Integers, and null where there is no node.
integers(<<$,, Rest/binary>>, Values) -> integers(Rest, Values);
integers(<<$-, Rest/binary>>, Values) -> negative(Rest, 0, Values);
integers(<<C, Rest/binary>>, Values) when C >= $0, C =< $9 -> positive(Rest, C - $0, Values);
integers(<<$], Rest/binary>>, Values) -> {lists:reverse(Values), Rest};
integers(<<"null", Rest/binary>>, Values) -> integers(Rest, [null | Values]).

positive(<<C, Rest/binary>>, Value, Values) when C >= $0, C =< $9 -> positive(Rest, Value * 10 + C - $0, Values);
positive(<<$,, Rest/binary>>, Value, Values) -> integers(Rest, [Value | Values]);
positive(<<$], Rest/binary>>, Value, Values) -> {lists:reverse(Values, [Value]), Rest}.

negative(<<C, Rest/binary>>, Value, Values) when C >= $0, C =< $9 -> negative(Rest, Value * 10 + C - $0, Values);
negative(<<$,, Rest/binary>>, Value, Values) -> integers(Rest, [-Value | Values]);
negative(<<$], Rest/binary>>, Value, Values) -> {lists:reverse(Values, [-Value]), Rest}.

list(_, <<$], Rest/binary>>, Values) -> {lists:reverse(Values), Rest};
list(Type, <<$,, Text/binary>>, Values) -> list(Type, Text, Values);
list(Type, Text, Values) ->
    {Value, Rest} = read(Type, Text),
    list(Type, Rest, [Value | Values]).

%% A number of JSON need not have the point and the digit that a float of Erlang has.
double(<<C, Rest/binary>>, Text, Size, Point, Exponent) when C >= $0, C =< $9; C =:= $-; C =:= $+ ->
    double(Rest, Text, Size + 1, Point, Exponent);
double(<<$., Rest/binary>>, Text, Size, _, Exponent) -> double(Rest, Text, Size + 1, true, Exponent);
double(<<C, Rest/binary>>, Text, Size, Point, _) when C =:= $e; C =:= $E -> double(Rest, Text, Size + 1, Point, Size);
double(Rest, Text, Size, true, _) -> {binary_to_float(binary_part(Text, 0, Size)), Rest};
double(Rest, Text, Size, false, false) -> {float(binary_to_integer(binary_part(Text, 0, Size))), Rest};
double(Rest, Text, Size, false, At) ->
    <<Digits:At/binary, Exponent:(Size - At)/binary, _/binary>> = Text,
    {binary_to_float(<<Digits/binary, ".0", Exponent/binary>>), Rest}.

string(Text) -> string(Text, Text, 0, []).

string(<<$", Rest/binary>>, Text, Size, []) -> {binary_part(Text, 0, Size), Rest};
string(<<$", Rest/binary>>, Text, Size, Parts) ->
    {iolist_to_binary(lists:reverse(Parts, [binary_part(Text, 0, Size)])), Rest};
string(<<$\\, C, Rest/binary>>, Text, Size, Parts) ->
    {Character, After} = escaped(C, Rest),
    string(After, After, 0, [Character, binary_part(Text, 0, Size) | Parts]);
string(<<_, Rest/binary>>, Text, Size, Parts) -> string(Rest, Text, Size + 1, Parts).

escaped($u, <<High:4/binary, "\\u", Low:4/binary, Rest/binary>>) ->
    case {binary_to_integer(High, 16), binary_to_integer(Low, 16)} of
        {H, L} when H >= 16#D800, H < 16#DC00, L >= 16#DC00, L < 16#E000 ->
            {<<(16#10000 + (H - 16#D800) * 16#400 + L - 16#DC00)/utf8>>, Rest};
        {H, _} -> {<<H/utf8>>, <<"\\u", Low/binary, Rest/binary>>}
    end;
escaped($u, <<Code:4/binary, Rest/binary>>) -> {<<(binary_to_integer(Code, 16))/utf8>>, Rest};
escaped($n, Rest) -> {<<$\n>>, Rest};
escaped($t, Rest) -> {<<$\t>>, Rest};
escaped($r, Rest) -> {<<$\r>>, Rest};
escaped($b, Rest) -> {<<$\b>>, Rest};
escaped($f, Rest) -> {<<$\f>>, Rest};
escaped(C, Rest) -> {<<C>>, Rest}.

no_node(records) -> null;
no_node(structs) -> nil.

chain([], Next, _) -> Next;
chain([Value | Values], Next, records) -> chain(Values, {list_node, Value, Next}, records);
chain([Value | Values], Next, structs) ->
    chain(Values, #{'__struct__' => 'Elixir.ListNode', val => Value, next => Next}, structs).

tree([], Nodes) -> no_node(Nodes);
tree([null | _], Nodes) -> no_node(Nodes);
tree([Root | Values], Nodes) ->
    [Node] = nodes([Root], below([Root], Values, [], Nodes), Nodes),
    Node.

%% The nodes of all levels below a level, made from the lowest one up; a chain of 10^5 nodes has as many levels.
below(_, [], _, Nodes) -> [no_node(Nodes), no_node(Nodes)];
below(Level, Values, Above, Nodes) ->
    case take(2 * length([1 || Value <- Level, Value =/= null]), Values, []) of
        {[], _} -> raise_levels([], Above, Nodes);
        {Next, []} -> raise_levels(nodes(Next, [], Nodes), Above, Nodes);
        {Next, Rest} -> below(Next, Rest, [Next | Above], Nodes)
    end.

raise_levels(Built, [], _) -> Built;
raise_levels(Built, [Level | Above], Nodes) -> raise_levels(nodes(Level, Built, Nodes), Above, Nodes).

take(0, Values, Taken) -> {lists:reverse(Taken), Values};
take(_, [], Taken) -> {lists:reverse(Taken), []};
take(N, [Value | Values], Taken) -> take(N - 1, Values, [Value | Taken]).

%% Make a level's nodes, given those of the level below, two for each.
nodes([], _, _) -> [];
nodes([null | Values], Below, Nodes) -> [no_node(Nodes) | nodes(Values, Below, Nodes)];
nodes([Value | Values], Below, Nodes) ->
    {Left, Right, Rest} =
        case Below of
            [L, R | More] -> {L, R, More};
            [L] -> {L, no_node(Nodes), []};
            [] -> {no_node(Nodes), no_node(Nodes), []}
        end,
    [tree_node(Value, Left, Right, Nodes) | nodes(Values, Rest, Nodes)].

tree_node(Value, Left, Right, records) -> {tree_node, Value, Left, Right};
tree_node(Value, Left, Right, structs) ->
    #{'__struct__' => 'Elixir.TreeNode', val => Value, left => Left, right => Right}.

%% ---- writing

%% Return a value as JSON; Where begins the sentence about one that is of another type, e.g. "probe returned".
write(Type, Value, Where) ->
    try
        write(Type, Value)
    catch
        throw:{wrong, Wrong, Wanted, Path} ->
            Place = [["[", integer_to_binary(At), "]"] || At <- Path],
            At = [[" at ", Place] || Path =/= []],
            throw({refused, [Where, " ", shown(Wrong, nodes_of(Type)), At, "; expected ", Wanted]});
        throw:{endless, What} ->
            throw({refused, [Where, " ", What, " of more than ", integer_to_binary(?MAX_NODES),
                             " nodes, as if it had a cycle"]})
    end.

write(void, _) -> <<"null">>;
write(Type, Value) when is_integer(Value), (Type =:= integer orelse Type =:= long) -> integer_to_binary(Value);
write(boolean, true) -> <<"true">>;
write(boolean, false) -> <<"false">>;
write(double, Value) when is_float(Value) -> float_to_binary(Value, [short]);
write(double, Value) when is_integer(Value) -> integer_to_binary(Value);
%% No float of the BEAM is one of these; an atom can say it.
write(double, nan) -> <<"NaN">>;
write(double, infinity) -> <<"Infinity">>;
write(double, '-infinity') -> <<"-Infinity">>;
write(double, neg_infinity) -> <<"-Infinity">>;
write(character, Value) when is_integer(Value), Value >= 0, Value =< 16#10FFFF ->
    [$", escape(character(Value)), $"];
write(character, <<Value/utf8>>) -> [$", escape(<<Value/utf8>>), $"];
write(character, [Value]) when is_integer(Value) -> write(character, Value);
write(string, Value) when is_binary(Value) -> [$", escape(Value), $"];
%% `integer_to_list` and its like give lists of characters.
write(string, Value) when is_list(Value) ->
    case catch unicode:characters_to_binary(Value) of
        Text when is_binary(Text) -> [$", escape(Text), $"];
        _ -> wrong(Value, string)
    end;
write({list, Type}, Values) when is_list(Values) ->
    write_list(Type, Values);
write({list_node, Nodes}, Value) -> write_chain(Value, Nodes, <<$[>>, 0);
write({tree_node, Nodes}, Value) ->
    case no_node(Nodes) of
        Value -> <<"[]">>;
        _ -> write_tree([Value], [], 0, <<$[>>, 0, Nodes)
    end;
write(Type, Value) -> wrong(Value, Type).

character(Value) when Value >= 16#D800, Value < 16#E000 -> wrong(Value, character);
character(Value) -> <<Value/utf8>>.

write_list(_, []) -> <<"[]">>;
write_list(Type, Values) when Type =:= integer; Type =:= long -> write_integers(Values, Type, <<$[>>, Values);
write_list(Type, Values) -> [$[, write_items(Type, Values, 0), $]].

write_integers([Value], _, Text, _) when is_integer(Value) ->
    <<Text/binary, (integer_to_binary(Value))/binary, $]>>;
write_integers([Value | Values], Type, Text, All) when is_integer(Value) ->
    write_integers(Values, Type, <<Text/binary, (integer_to_binary(Value))/binary, $,>>, All);
write_integers(_, Type, _, All) -> write_items(Type, All, 0).

write_items(Type, [Value | Values], At) ->
    Text =
        try
            write(Type, Value)
        catch
            throw:{wrong, Wrong, Wanted, Path} -> throw({wrong, Wrong, Wanted, [At | Path]})
        end,
    case Values of
        [] -> [Text];
        _ -> [Text, $, | write_items(Type, Values, At + 1)]
    end;
write_items(_, Rest, _) -> wrong(Rest, <<"a proper list">>).

write_chain(Value, _, <<$[>>, _) when Value =:= null; Value =:= nil -> <<"[]">>;
write_chain(Value, _, Text, _) when Value =:= null; Value =:= nil ->
    Size = byte_size(Text) - 1,
    <<Values:Size/binary, _/binary>> = Text,
    <<Values/binary, $]>>;
write_chain(_, _, _, ?MAX_NODES) -> throw({endless, "a linked list"});
write_chain(Node, Nodes, Text, Count) ->
    case Node of
        {list_node, Value, Next} when is_integer(Value) -> ok;
        #{val := Value, next := Next} when is_integer(Value) -> ok;
        _ -> Value = Next = wrong(Node, {list_node, Nodes})
    end,
    write_chain(Next, Nodes, <<Text/binary, (integer_to_binary(Value))/binary, $,>>, Count + 1).

%% Level after level, with a queue of two lists; nulls wait until a node follows them, so that those at the end are never written.
write_tree([], [], _, Text, _, _) -> <<Text/binary, $]>>;
write_tree([], Back, Nulls, Text, Count, Nodes) -> write_tree(lists:reverse(Back), [], Nulls, Text, Count, Nodes);
write_tree(_, _, _, _, ?MAX_NODES, _) -> throw({endless, "a tree"});
write_tree([Node | Front], Back, Nulls, Text, Count, Nodes) when Node =:= null; Node =:= nil ->
    write_tree(Front, Back, Nulls + 1, Text, Count, Nodes);
write_tree([Node | Front], Back, Nulls, Text, Count, Nodes) ->
    case Node of
        {tree_node, Value, Left, Right} when is_integer(Value) -> ok;
        #{val := Value, left := Left, right := Right} when is_integer(Value) -> ok;
        _ -> Value = Left = Right = wrong(Node, {tree_node, Nodes})
    end,
    Waited = case Nulls of 0 -> Text; _ -> <<Text/binary, (binary:copy(<<",null">>, Nulls))/binary>> end,
    Comma = case Count of 0 -> <<>>; _ -> <<$,>> end,
    Written = <<Waited/binary, Comma/binary, (integer_to_binary(Value))/binary>>,
    write_tree(Front, [Right, Left | Back], 0, Written, Count + 1, Nodes).

wrong(Value, Type) -> throw({wrong, Value, wanted(Type), []}).

wanted({list, Type}) -> ["a list of ", wanted(Type)];
wanted({list_node, records}) -> "#list_node{} or null";
wanted({list_node, structs}) -> "%ListNode{} or nil";
wanted({tree_node, records}) -> "#tree_node{} or null";
wanted({tree_node, structs}) -> "%TreeNode{} or nil";
wanted(Type) when is_atom(Type) -> atom_to_binary(Type);
wanted(Words) -> Words.

nodes_of({list, Type}) -> nodes_of(Type);
nodes_of({_, Nodes}) -> Nodes;
nodes_of(_) -> any.

%% A value as the language writes it, not too much of it.
shown(Value, structs) -> shortened('Elixir.Kernel':inspect(Value));
shown(Value, records) -> shortened(io_lib:format("~tp", [Value], [{chars_limit, 100}]));
shown(Value, any) ->
    case erlang:module_loaded('Elixir.Kernel') of
        true -> shown(Value, structs);
        false -> shown(Value, records)
    end.

shortened(Text) ->
    case unicode:characters_to_list(Text) of
        Shown when length(Shown) > 60 -> [lists:sublist(Shown, 57), "..."];
        Shown -> Shown
    end.

%% A JSON string's inside. Bytes that are no UTF-8 are left as they are: the judge says so.
escape(Text) -> escape(Text, Text, 0, []).

escape(<<C, Rest/binary>>, Text, Size, Parts) when C >= $\s, C =/= $", C =/= $\\ ->
    escape(Rest, Text, Size + 1, Parts);
escape(<<>>, Text, _, []) -> Text;
escape(<<>>, Text, _, Parts) -> lists:reverse(Parts, [Text]);
escape(<<C, Rest/binary>>, Text, Size, Parts) ->
    Escaped =
        case C of
            $" -> <<"\\\"">>;
            $\\ -> <<"\\\\">>;
            _ -> <<"\\u00", (C bsr 4 + $0), (hexadecimal(C band 15))>>
        end,
    escape(Rest, Rest, 0, [Escaped, binary_part(Text, 0, Size) | Parts]).

hexadecimal(Digit) when Digit < 10 -> $0 + Digit;
hexadecimal(Digit) -> $a + Digit - 10.

%% ---- the header and the operations of a class problem

%% Return the signature: objects are maps with binaries as keys. OTP's json would be another module to load.
header(Text) ->
    {Value, _} = any(Text),
    Value.

any(<<$", Text/binary>>) -> string(Text);
any(<<"{}", Rest/binary>>) -> {#{}, Rest};
any(<<"[]", Rest/binary>>) -> {[], Rest};
any(<<$[, Text/binary>>) -> anys(Text, []);
any(<<${, Text/binary>>) -> object(Text, #{});
any(<<"true", Rest/binary>>) -> {true, Rest};
any(<<"false", Rest/binary>>) -> {false, Rest};
any(<<"null", Rest/binary>>) -> {null, Rest};
any(Text) -> read(integer, Text).

anys(Text, Values) ->
    case any(Text) of
        {Value, <<$,, Rest/binary>>} -> anys(Rest, [Value | Values]);
        {Value, <<$], Rest/binary>>} -> {lists:reverse(Values, [Value]), Rest}
    end.

object(<<$", Text/binary>>, Fields) ->
    {Key, <<$:, After/binary>>} = string(Text),
    case any(After) of
        {Value, <<$,, Rest/binary>>} -> object(Rest, Fields#{Key => Value});
        {Value, <<$}, Rest/binary>>} -> {Fields#{Key => Value}, Rest}
    end.

%% Read `["LRUCache","put"]`; return it and what follows.
strings(Text) -> read({list, string}, Text).
