import assert from "node:assert/strict";
import test from "node:test";

import { complaintsIn, placesIn } from "../src/editor/complaints";

const SPELLINGS: [by: string, message: string, file: string, line: number, column?: number][] = [
  ["g++", "solution.cpp:3:14: error: expected ';'", "solution.cpp", 3, 14],
  ["g++ in a folder", "/box/solution.cpp:3:14: error: expected ';'", "solution.cpp", 3, 14],
  ["javac", "Solution.java:7: error: ';' expected", "Solution.java", 7],
  ["the JVM", "\tat Solution.twoSum(Solution.java:7)", "Solution.java", 7],
  ["Python", '  File "/box/solution.py", line 2, in twoSum', "solution.py", 2],
  ["Node", "/box/solution.js:5\n    retrun 1", "solution.js", 5],
  ["Node's trace", "    at twoSum (/box/solution.js:5:11)", "solution.js", 5, 11],
  ["tsc", "solution.ts(4,2): error TS1005", "solution.ts", 4, 2],
  ["bash", "solution.sh: line 4: syntax error near unexpected token `fi'", "solution.sh", 4],
];

for (const [by, message, file, line, column] of SPELLINGS) {
  test(`it finds the line that ${by} names`, () => {
    const [place] = placesIn(message, file);
    assert.equal(place?.line, line);
    assert.equal(place?.column, column);
  });
}

test("it leaves other files alone", () => {
  assert.deepEqual(placesIn("/usr/include/c++/14/vector:3:4: note: and mysolution.cpp:9:9", "solution.cpp"), []);
});

test("one complaint a line, in the compiler's words, without notes and warnings", () => {
  const message = [
    "solution.cpp:2:1: warning: unused variable",
    "solution.cpp:3:5: error: 'retrun' was not declared",
    "solution.cpp:3:9: error: and another thing",
    "solution.cpp:4:1: note: here",
  ].join("\n");
  assert.deepEqual(complaintsIn(message, "solution.cpp"), [{ line: 3, column: 5, message: "error: 'retrun' was not declared" }]);
});

test("a Python trace is told by its last line", () => {
  const message = 'Traceback (most recent call last):\n  File "solution.py", line 3, in f\n    return a[9]\nIndexError: list index out of range\n';
  assert.deepEqual(complaintsIn(message, "solution.py"), [{ line: 3, message: "IndexError: list index out of range" }]);
});
