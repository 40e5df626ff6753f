#!/usr/bin/env escript
main(_) ->
  io:get_line(""),
  error(boom). % HERE
