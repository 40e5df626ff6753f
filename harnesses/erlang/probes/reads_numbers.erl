#!/usr/bin/env escript

main(_) ->
  io:setopts([binary]),
  Words = binary:split(iolist_to_binary(input()), [<<" ">>, <<"\n">>], [global, trim_all]),
  Numbers = [binary_to_integer(Word) || Word <- Words],
  io:format("~b~n", [length(Numbers)]).

input() ->
  case io:get_chars("", 65536) of
    eof -> [];
    Text -> [Text | input()]
  end.
