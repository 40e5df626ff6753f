import assert from "node:assert/strict";
import test from "node:test";

import type { Board, Cell, Line } from "../src/api/board";
import { Lines } from "../src/board/lines";
import { isWithin, pagesOf, spanOf, topToCentre, topToShow } from "../src/board/span";
import { cellShown, timeText, type Times } from "../src/board/words";

const view = { top: 0, height: 400, rowHeight: 40, count: 100_000 };

test("the lines in view are those that the window shows, and some around", () => {
  assert.deepEqual(spanOf(view), { first: 0, end: 10 });
  assert.deepEqual(spanOf({ ...view, top: 20 }), { first: 0, end: 11 });
  assert.deepEqual(spanOf({ ...view, top: 40_000 }, 8), { first: 992, end: 1018 });
  assert.deepEqual(spanOf({ ...view, top: 3_999_600 }, 8), { first: 99_982, end: 100_000 });
  assert.deepEqual(spanOf({ ...view, count: 0 }, 8), { first: 0, end: 0 });
});

test("their pages are known, at most those needed", () => {
  assert.deepEqual(pagesOf({ first: 0, end: 100 }, 100), [1]);
  assert.deepEqual(pagesOf({ first: 99, end: 101 }, 100), [1, 2]);
  assert.deepEqual(pagesOf({ first: 0, end: 0 }, 100), []);
});

test("a line is brought into view by the shortest way", () => {
  assert.equal(topToShow(5, view), 0);
  assert.equal(topToShow(10, view), 40);
  assert.equal(topToShow(10, { ...view, top: 4000 }), 400);
  assert.equal(topToShow(10, { ...view, top: 4000 }, 1), 360);
  assert.equal(topToShow(99_999, view, 1), 4_000_000 - 400);
  assert.equal(topToCentre(1000, view), 40_020 - 200);
  assert.equal(topToCentre(0, view), 0);
  assert.ok(isWithin(9, { first: 0, end: 10 }) && !isWithin(10, { first: 0, end: 10 }));
});

function line(user: string, points = 1): Line {
  return { rank: 1, user, points, solved: points, time_s: 60, cells: {} };
}

const of = (user: string) => (line: Line): boolean => line.user === user;

function page(number: number, users: (string | Line)[], view = "full"): Board {
  const results = users.map((one) => (typeof one === "string" ? line(one) : one));
  return { contest: "spring", phase: "running", view, poll_after_s: 5, as_of: null, problems: [], count: 6, page: number, limit: 2, pages: 3, results };
}

test("a line is found by its position on whichever page it is", () => {
  const lines = new Lines(2);
  lines.put(page(1, ["ada", "bob"]), '"1"', 0);
  lines.put(page(3, ["eve", "fay"]), '"3"', 0);
  assert.equal(lines.at(1)?.user, "bob");
  assert.equal(lines.at(4)?.user, "eve");
  assert.equal(lines.at(2), undefined);
  assert.equal(lines.positionOf(of("fay")), 5);
  assert.equal(lines.positionOf(of("gus")), undefined);
  assert.equal(lines.tagOf(3), '"3"');
});

test("who moved between pages counts where they were seen last", () => {
  const lines = new Lines(2);
  lines.put(page(1, ["ada", "bob"]), undefined, 0);
  lines.put(page(2, ["bob", "cyd"]), undefined, 1);
  assert.equal(lines.positionOf(of("bob")), 2);
  lines.put(page(1, ["bob", "ada"]), undefined, 2);
  assert.equal(lines.positionOf(of("bob")), 0);
});

test("who has another result is told, who only moved or is new is not", () => {
  const lines = new Lines(2);
  assert.equal(lines.put(page(1, ["ada", "bob"]), undefined, 0).size, 0);
  lines.put(page(2, ["cyd", "dan"]), undefined, 0);
  assert.deepEqual([...lines.put(page(1, [line("dan", 3), "ada"]), undefined, 1)], ["dan"]);
  assert.equal(lines.put(page(2, ["bob", "eve"]), undefined, 1).size, 0);
});

test("pages age, and the server's word that nothing changed makes them fresh", () => {
  const lines = new Lines(2);
  lines.put(page(1, ["ada", "bob"]), undefined, 0);
  assert.ok(lines.isFresh(1, 5, 5));
  assert.ok(!lines.isFresh(1, 6, 5));
  assert.ok(!lines.isFresh(2, 0, 5));
  lines.keep(1, 6);
  assert.ok(lines.isFresh(1, 11, 5));
});

test("when the freeze begins or ends, nothing of the other board is kept", () => {
  const lines = new Lines(2);
  lines.put(page(1, ["ada", "bob"]), undefined, 0);
  assert.equal(lines.put(page(2, [line("ada", 5), "dan"], "frozen"), undefined, 1).size, 0);
  assert.equal(lines.at(0), undefined);
});

test("only so many pages are kept, the latest seen", () => {
  const lines = new Lines(2);
  for (let number = 1; number <= 61; number += 1) {
    lines.put(page(number, [`a${number}`, `b${number}`]), undefined, number);
    lines.keep(1, number);
  }
  assert.equal(lines.at(0)?.user, "a1");
  assert.equal(lines.at(2), undefined);
  assert.equal(lines.at(120)?.user, "a61");
});

// The same tables as in tests/leaderboard/contests/test_board_words.py: server and browser must agree.
const TIMES: [seconds: number, times: Times, text: string][] = [
  [0, "clock", "0:00"],
  [62.9, "clock", "1:02"],
  [3723.5, "clock", "1:02:03"],
  [90_000, "clock", "25:00:00"],
  [59.99, "minutes", "0"],
  [5430, "minutes", "90"],
];
for (const [seconds, times, text] of TIMES) {
  test(`it writes ${seconds} s by the ${times} as ${text}`, () => assert.equal(timeText(seconds, times), text));
}

const cell = (fields: Partial<Cell>): Cell => ({ points: 0, tries: 0, pending: 0, time_s: null, ...fields });
const CELLS: [cell: Cell, times: Times, isFirst: boolean, kind: string, value: string, mark: string, says: string][] = [
  [cell({ points: 1, time_s: 321.5 }), "clock", true, "solved", "5:21", "", "A: solved at 5:21, first to solve it"],
  [cell({ points: 1, tries: 2, time_s: 321.5 }), "minutes", false, "solved", "5", "+2", "A: solved at 5, 2 wrong tries"],
  [cell({ tries: 1 }), "clock", false, "tried", "", "\u22121", "A: not solved, 1 wrong try"],
  [cell({ tries: 1, pending: 2 }), "clock", false, "pending", "", "?2", "A: not solved, 1 wrong try, 2 not told yet"],
  [cell({}), "clock", false, "untried", "", "", ""],
  [cell({ points: 33.34, tries: 3 }), "none", false, "tried", "33.34", "\u22123", "A: 33.34 points, 3 wrong tries"],
  [cell({ points: 1, time_s: 60 }), "none", false, "solved", "1", "", "A: 1 point"],
];
for (const [given, times, isFirst, kind, value, mark, says] of CELLS) {
  test(`it shows ${JSON.stringify(given)} by the ${times}`, () => {
    assert.deepEqual(cellShown("A", given, times, isFirst), { kind, value, mark, says });
  });
}
