import assert from "node:assert/strict";
import test from "node:test";

import { visible } from "../src/visible";

// The same table as in tests/judge/web/test_pages.py: server and browser must agree.
const TABLE: [text: string, shown: string][] = [
  ["plain\ttext\n", "plain\ttext\n"],
  ["a\r\nb", "a\nb"],
  ["\x1b[31mred", "\\x1b[31mred"],
  ["a\rb", "a\\x0db"],
  ["\x00\x7f\x9b", "\\x00\\x7f\\x9b"],
  ["if admin\u202e{", "if admin\\u202e{"],
  ["zero\u200bwidth", "zero\\u200bwidth"],
  ["naïve 日本語 🎉", "naïve 日本語 🎉"],
];

for (const [text, shown] of TABLE) {
  test(`it shows ${JSON.stringify(text)}`, () => assert.equal(visible(text), shown));
}
