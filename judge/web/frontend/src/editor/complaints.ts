import type { Complaint } from "./editor";

/** A place in a compiler's or runtime's message: which characters name it, and which line of the solver's file it is. */
export interface Place {
  from: number;
  to: number;
  line: number;
  column?: number;
}

/**
 * Find the lines of `fileName` that a message names.
 *
 * | spelling                          | by                  |
 * | --------------------------------- | ------------------- |
 * | `solution.cpp:3:14: error: ...`   | g++, go, rustc, ... |
 * | `Solution.java:7: error: ...`     | javac               |
 * | `(Solution.java:7)`               | the JVM             |
 * | `File "/box/solution.py", line 2` | Python              |
 * | `/box/solution.js:5`              | Node                |
 * | `solution.ts(4,2): error ...`     | tsc                 |
 * | `solution.sh: line 4: ...`        | bash                |
 */
export function placesIn(message: string, fileName: string): Place[] {
  const file = fileName.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = new RegExp(
    `(?<![\\w.-])(?:[\\w./~-]*/)?${file}(?:(?:",|:) line (\\d+)|:(\\d+)(?::(\\d+))?|\\((\\d+)(?:,(\\d+))?\\))`,
    "g",
  );
  return Array.from(message.matchAll(pattern), (found) => {
    const column = found[3] ?? found[5];
    return {
      from: found.index,
      to: found.index + found[0].length,
      line: Number(found[1] ?? found[2] ?? found[4]),
      ...(column === undefined ? {} : { column: Number(column) }),
    };
  });
}

/** Turn a message into at most one complaint a line of code, with the words that follow the place. */
export function complaintsIn(message: string, fileName: string): Complaint[] {
  const byLine = new Map<number, Complaint>();
  for (const { to, line, column } of placesIn(message, fileName)) {
    const rest = (message.slice(to).split("\n", 1)[0] ?? "").replace(/^[\s:,)]+/, "");
    if (/^(?:note|warning)\b/i.test(rest) || byLine.has(line)) continue;
    const words = rest === "" || rest.startsWith("in ") ? lastLine(message) : rest;
    byLine.set(line, { line, message: words, ...(column === undefined ? {} : { column }) });
  }
  return [...byLine.values()];
}

function lastLine(message: string): string {
  return message.trimEnd().split("\n").at(-1)?.trim() ?? "";
}
