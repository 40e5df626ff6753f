#!/usr/bin/env escript

main(_) ->
  N = list_to_integer(string:trim(io:get_line(""))),
  Lines = [string:trim(io:get_line(""), trailing, "\n") || _ <- lists:seq(1, N)],
  Width = lists:max([length(Line) || Line <- Lines]),
  Edge = [$+, lists:duplicate(Width + 2, $-), "+\n"],
  io:put_chars([Edge, [framed(Line, Width) || Line <- Lines], Edge]).

framed(Line, Width) ->
  Spaces = Width - length(Line),
  Left = Spaces div 2,
  ["| ", lists:duplicate(Left, $\s), Line, lists:duplicate(Spaces - Left, $\s), " |\n"].
