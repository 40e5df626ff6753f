"""What only TypeScript has: types that go, constructs that stay, errors led back to the solver's lines and columns."""

from __future__ import annotations

import pytest

from judge.languages import languages, prepare
from judge.sandbox.box import Job, JobLimits, Result, Role
from judge.sandbox.docker_sandbox import DockerSandbox
from tests.conformance.conftest import Solve, function

TYPESCRIPT = languages()["typescript"]

ONLY = pytest.mark.parametrize("language", [TYPESCRIPT], ids=["typescript"])

INTEGER = function("integer", returns="integer")


def run(sandbox: DockerSandbox, files: dict[str, bytes], *, memory_mb: int = 256) -> Result:
    made = prepare(TYPESCRIPT, files, None, memory_mb)
    with sandbox.box(TYPESCRIPT.image) as box:
        compiled = box.run(
            Job(
                made.compile_argv or (),
                JobLimits(20.0, 60.0, TYPESCRIPT.compile_memory_mb, 1 << 16, 32),
                Role.COMPILER,
                made.files,
                b"",
                made.environment,
            )
        )
        if compiled.exit_code != 0:
            return compiled
        limits = JobLimits(5.0, 30.0, memory_mb + TYPESCRIPT.extra_memory_mb, 1 << 20, 32)
        return box.run(Job(made.run_argv, limits, environment=made.environment))


@ONLY
@pytest.mark.parametrize(
    "source",
    [
        "enum Way { Up = 3, Down } const probe = (n: number): number => n + Way.Down;",
        "const enum Way { Up = 3, Down } const probe = (n: number) => n + Way.Down;",
        "enum Way { Up, Down } const probe = (n: number) => n + Way[1].length;",
        "namespace Sums { export const four = 4; export const add = (n: number) => n + four; }\n"
        "const probe = (n: number) => Sums.add(n);",
        "function probe(n: string): string;\nfunction probe(n: number): number;\n"
        "function probe(n: any): any { return n + 4; }",
        "abstract class Base<T extends number> {\n"
        "  constructor(protected readonly four: T) {} abstract of(n: T): number; }\n"
        "class Sum extends Base<number> { override of(n: number): number { return n + this.four; } }\n"
        "function probe(n: number) { return new Sum(4).of(n); }",
        "const four = { value: 4 } satisfies Record<string, number>; const probe = (n: number) => n + four.value;",
        "const probe = (n: number) => n + (<any>4 as unknown as number)!;",
        "function twice(method: Function, context: ClassMethodDecoratorContext) {\n"
        "  return function (this: any, ...given: number[]) { return method.apply(this, given) * 2; }; }\n"
        "class Solution { @twice probe(n: number) { return (n + 4) / 2; } }",
        "class Solution { private four: number = 4; #n = 0; static x?: string; declare y: number;\n"
        "  probe(n: number): number { this.#n = n; return this.#n + this.four; } }",
        "export default class Solution { probe(n: number): number { return n + 4; } }",
        "export const probe = (n: number): number => n + 4;",
        "function probe(n: number): number { return n + 4 }\nexport { probe };",
        "const probe = function* (n: number) { yield n + 4; }.constructor ? (n: number) => n + 4 : null;",
        "import _ from 'lodash';\nimport { Queue } from '@datastructures-js/queue';\n"
        "function probe(n: number): number { return _.sum([n, new Queue<number>([4]).front()]); }",
        "import fs = require('fs');\nconst probe = (n: number) => n + (fs.readFileSync ? 4 : 0);",
        "type Tree = { left?: Tree }; declare const absent: Tree; interface Probe { (n: number): number }\n"
        "let probe: Probe = (n) => n + 4;",
        "const wrong: string = 4; const probe = (n: boolean): string => n + wrong;",
        "var probe = async <T extends number>(n: T): Promise<number> => n + 4;",
        "const big = (n: number): bigint => BigInt(n) + 4n; const probe = (n: number) => Number(big(n));",
        "function probe(this: any, n: number, ...more: number[]): asserts n is 9 { return (n + 4) as never; }",
        "let kept: [a: number, b?: string] = [4]; for (const [i, v] of kept.entries() as any) {}\n"
        "const probe = (n: number) => n + kept[0] ?? 0;",
        "class Stack<T = number> { private items: T[] = []; get size(): number { return this.items.length; }\n"
        "  push = (item: T): this => { this.items.push(item); return this; } }\n"
        "const probe = (n: number) => n + new Stack().push(1).push(1).push(1).push(1).size;",
    ],
)
def test_it_is_understood(solve: Solve, source: str) -> None:
    solved = solve(source.encode(), INTEGER, [[5]])

    assert solved.is_compiled, solved.messages
    assert solved.answers == [b"9"], solved.stderr


@ONLY
def test_the_strict_mode_is_the_one_that_leetcode_compiles_for(solve: Solve) -> None:
    source = (
        b"function probe(n: number) { return (function (this: any) { return this ? 0 : 1; })(); }"
    )

    assert solve(source, INTEGER, [[5]]).answers == [b"1"]


@ONLY
def test_a_syntax_error_has_its_line_and_column(solve: Solve) -> None:
    solved = solve(
        b"interface A {\n  a: number\n}\n\nfunction probe(n: number) { let x: = 3; }",
        INTEGER,
        [[1]],
    )

    assert not solved.is_compiled
    assert 'solution.ts:5:36: error: Unexpected "="\n' in solved.messages
    assert "gavel" not in solved.messages


@ONLY
@pytest.mark.parametrize("memory_mb", [256, 257], ids=["snapshot", "none"])
def test_an_error_has_its_line_and_column(solve: Solve, memory_mb: int) -> None:
    source = b"""interface Unused {
  a: number;
}

class Holder<T> {
  constructor(private readonly items: T[]) {}

  at(i: number): T { if (i < 0) throw new RangeError(`boom ${i}`); return this.items[i]; }
}

function probe(n: number): number {
  const holder: Holder<number> = new Holder<number>([1, 2]);
  try {
    holder.at(-2);
  } catch (error: unknown) {
    console.log((error as Error).stack);
  }
  return holder.at(n);
}
"""
    solved = solve(source, INTEGER, [[-1]], memory_mb=memory_mb)

    assert solved.answers == []
    wanted = b"RangeError: boom -%d\n    at Holder.at (solution.ts:8:39)\n    at probe (solution.ts:%d:%d)\n"
    assert solved.last.stderr == wanted % (1, 18, 17)
    assert solved.last.stdout.startswith(wanted % (2, 14, 12))


@ONLY
@pytest.mark.parametrize(
    ("source", "said"),
    [
        (
            b"type A = 1;\n\nconst probe = (n: number) => /(/.test('');\n",
            "solution.ts:3\n",
        ),
        (
            b"import { x } from './nothing';\nconst probe = (n: number) => x;\n",
            "Error: Cannot find module './nothing'\n    at solution.ts:1:",
        ),
    ],
)
def test_an_error_before_the_first_call_is_the_solvers_too(
    solve: Solve, source: bytes, said: str
) -> None:
    solved = solve(source, INTEGER, [[1]])

    assert solved.answers == []
    assert solved.stderr.startswith(said)
    assert "node:" not in solved.stderr
    assert "gavel" not in solved.stderr


@pytest.mark.parametrize("memory_mb", [256, 257], ids=["snapshot", "none"])
def test_a_program_of_several_files_names_each(sandbox: DockerSandbox, memory_mb: int) -> None:
    files = {
        "main.ts": b"import { twice } from './deep/rules';\nimport type { Rule } from './deep/rules';\n\n"
        b"const rule: Rule = twice;\nconsole.log(rule(21), require.main === module);\nrule(-1);\n",
        "deep/rules.ts": b"export type Rule = (n: number) => number;\n\nexport function twice(n: number): number {\n"
        b"  if (n < 0) throw new Error('boom');\n  return 2 * n;\n}\n",
    }
    result = run(sandbox, files, memory_mb=memory_mb)

    assert result.stdout == b"42 true\n"
    assert result.exit_code == 1
    assert b"at twice (deep/rules.ts:4:20)" in result.stderr
    assert b"(main.ts:6:1)" in result.stderr
    assert b"gavel" not in result.stderr


@pytest.mark.parametrize("name", ["main.ts", "main.mts", "main.cts"])
def test_a_module_of_any_ending_is_a_program(sandbox: DockerSandbox, name: str) -> None:
    result = run(
        sandbox, {name: b"import { EOL } from 'os';\nconsole.log(EOL.length as number);\n"}
    )

    assert (result.exit_code, result.stdout, result.stderr) == (0, b"1\n", b"")
