"""Ruby is forked where there are cells (runner-images/forks.h), and does the same as one that was started."""

from __future__ import annotations

import re

import pytest

from judge.languages import languages, prepare
from judge.sandbox.box import Ending, Job, JobLimits, Record, Result
from judge.sandbox.docker_sandbox import DockerSandbox
from tests.conformance.conftest import function

RUBY = languages()["ruby"]
INTEGER = function("integer", returns="integer")
LIMITS = JobLimits(5.0, 30.0, 256 + RUBY.extra_memory_mb, 1 << 20, RUBY.processes)
STDIN = b"3 4\nfive\n"

PROGRAMS = [
    b"p caller, __FILE__, $0, $PROGRAM_NAME, ARGV, __dir__, __method__, binding.local_variables, self",
    b"p ENV.to_h, Dir.pwd, Process.getrlimit(:STACK), Process.getrlimit(:NOFILE), Process.argv0",
    b"p Object.constants.sort, global_variables.sort, Kernel.private_instance_methods.sort",
    b"p $LOADED_FEATURES.sort, $LOAD_PATH, $VERBOSE, $DEBUG, $stdin.lineno, $;, $,, $/",
    b"p Encoding.default_external, STDIN.external_encoding, STDOUT.sync, STDERR.sync, STDIN.tty?, __ENCODING__",
    b"p Thread.list.size, Thread.main == Thread.current, Signal.trap('INT', 'DEFAULT'), Signal.trap('CHLD', 'DEFAULT')",
    b"p gets, $., STDIN.read, ARGF.read",
    b"p DATA.read, DATA.lineno, gets\n__END__\nsix\n",
    b"#!/usr/bin/env ruby\n# frozen_string_literal: true\np 'a'.frozen?, __LINE__",
    b"# -*- coding: iso-8859-1 -*-\np '\xe4'.encoding, __ENCODING__",
    b"\xef\xbb\xbfp __LINE__\r\nputs 'x'\r\n",
    b"=begin\nabout it\n=end\np __LINE__",
    b"",
    b"p (",
    b"BEGIN { puts 1 }\nEND { puts 3 }\nputs 2",
    b"at_exit { puts 'bye'; exit 7 }\nexit 3",
    b"abort 'dead'",
    b"puts 'lost'; exit! 4",
    b"def inner = raise(ArgumentError, 'boom')\n\n[1].each { inner }",
    b"begin\n  Integer('x')\nrescue => e\n  raise 'outer'\nend",
    b"Process.kill(:TERM, $$); sleep 1",
    b"Process.kill(:KILL, $$); sleep 1",
    b"trap(:TERM) { puts 'caught'; exit 2 }; Process.kill(:TERM, $$); sleep 1",
    b"warn 'careful'; ListNode = 1; X = 1; X = 2; p defined?(JSON)",
    b"require 'json'; require 'prime'; p JSON.parse('[1]'), Prime.first(2), Set[1], 1.to_json",
    b"puts `echo one`; system('echo two'); p $?.exitstatus; fork { puts 'three' }; Process.wait; p $?.to_i",
    b"Thread.new { puts 1 }.join; q = Queue.new; Thread.new { q << 2 }; p q.pop; Thread.new { raise 'in it' }.join",
    b"require 'timeout'\nbegin\n  Timeout.timeout(0.05) { sleep }\nrescue Timeout::Error => e\n  p e.message\nend",
    b"def f(n) = n.zero? ? 0 : 1 + f(n - 1)\np f(300_000)",
    b"def f(n) = [n].sum { |k| k.zero? ? 0 : 1 + f(k - 1) }\np f(100_000)",
    b"def f(n) = f(n + 1)\nbegin; f(0); rescue SystemStackError => e; p e.message, e.backtrace.size > 1000; end",
    b"f = Fiber.new { |x| y = Fiber.yield(x + 1); y * 2 }; p f.resume(1), f.resume(5)",
    b"require './missing'",
    b"STDOUT.puts 1; $stdout = STDERR; puts 2; STDOUT.close",
]


def run(sandbox: DockerSandbox, source: bytes, *, is_started: bool) -> Result:
    made = prepare(RUBY, source, None, 256)
    job = Job(
        _argv(made.run_argv, is_started),
        LIMITS,
        files=made.files,
        environment=made.environment,
        stdin=STDIN,
    )
    with sandbox.box(RUBY.image) as box:
        return box.run(job)


def solve(sandbox: DockerSandbox, source: bytes, *, is_started: bool) -> list[Record]:
    made = prepare(RUBY, source, INTEGER, 256)
    job = Job(
        _argv(made.run_argv, is_started), LIMITS, files=made.files, environment=made.environment
    )
    with sandbox.box(RUBY.image) as box:
        return list(box.serve(job, made.header, [b"[1]", b"[2]"]))


def _argv(argv: tuple[str, ...], is_started: bool) -> tuple[str, ...]:
    """Return the vector; with an option that says nothing new it is not one that the server stands for."""
    return (*argv[:2], "-W1", *argv[2:]) if is_started else argv


@pytest.mark.parametrize("source", PROGRAMS)
def test_a_program_does_the_same(sandbox: DockerSandbox, source: bytes) -> None:
    forked, started = (run(sandbox, source, is_started=is_started) for is_started in (False, True))

    assert (forked.ending, forked.exit_code, forked.signal) == (
        started.ending,
        started.exit_code,
        started.signal,
    )
    assert _without_addresses(forked.stdout) == _without_addresses(started.stdout)
    assert _without_addresses(forked.stderr) == _without_addresses(started.stderr)


@pytest.mark.parametrize(
    "source",
    [
        b"def probe(n)\n  p __FILE__, $0, ARGV, ENV.to_h, defined?(ListNode)\n  n\nend",
        b"def probe(n) = ListNode.new(n).val + Containers::MinHeap.new([n]).pop + Set[n].size",
        b"def probe(n)\n  raise TypeError, 'boom' if n == 2\n  n\nend",
        b"def probe(n)\n  at_exit { puts 'bye' }\n  n == 2 ? exit(3) : n\nend",
        b"p $LOADED_FEATURES.sort, Object.constants.sort, $LOAD_PATH, $VERBOSE\nwarn 'w'\ndef probe(n) = n",
        b"def probe(n) = 'five'",
        b"def probe(n) = (",
    ],
)
def test_a_solution_does_the_same(sandbox: DockerSandbox, source: bytes) -> None:
    forked, started = (
        [
            (record.value, record.stdout, record.stderr, record.result and record.result.exit_code)
            for record in solve(sandbox, source, is_started=is_started)
        ]
        for is_started in (False, True)
    )

    assert forked == started


def test_chance_differs_from_run_to_run(sandbox: DockerSandbox) -> None:
    source = b"require 'securerandom'; p rand, Random.new_seed, SecureRandom.hex, [*1..50].shuffle"

    lines = [run(sandbox, source, is_started=False).stdout.splitlines() for _ in range(2)]

    assert all(one != other for one, other in zip(*lines, strict=True))


def test_it_is_forked_in_the_cell(sandbox: DockerSandbox) -> None:
    source = b"puts File.read('/proc/self/cmdline').split(\"\\0\").inspect"

    assert b"server.rb" in run(sandbox, source, is_started=False).stdout
    assert b"server.rb" not in run(sandbox, source, is_started=True).stdout


def test_memory_runs_out_as_ever(sandbox: DockerSandbox) -> None:
    source = b"a = []\nloop { a << 'x' * (1 << 20) }"

    assert run(sandbox, source, is_started=False).ending is Ending.MEMORY


def _without_addresses(text: bytes) -> bytes:
    return re.sub(rb"0x[0-9a-f]{16}", b"0x", text)
