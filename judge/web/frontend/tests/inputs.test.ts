import assert from "node:assert/strict";
import test from "node:test";

import { fieldsOf, toInput, toValues } from "../src/workspace/inputs";

const TWO_SUM = {
  function: {
    name: "twoSum",
    params: [
      { name: "nums", type: "integer[]" },
      { name: "target", type: "integer" },
    ],
    returns: "integer[]",
  },
};

test("a function's input has a field for each parameter and comes back as it was", () => {
  assert.deepEqual(toValues("[2,7]\n9\n", TWO_SUM), ["[2,7]", "9"]);
  assert.equal(toInput(["[2,7]", "9"], TWO_SUM), "[2,7]\n9\n");
});

test("a value written over several lines becomes one line", () => {
  assert.equal(toInput(["[2,\n  7]\n", " 9 "], TWO_SUM), "[2, 7]\n9\n");
});

test("missing lines are empty fields", () => {
  assert.deepEqual(toValues("", TWO_SUM), ["", ""]);
});

test("a class problem has operations and arguments", () => {
  const signature = { class: { name: "Counter", constructor: { params: [] }, methods: [] } };
  assert.deepEqual(fieldsOf(signature).map(({ name }) => name), ["operations", "arguments"]);
});

test("a round trip has the fields of its first method", () => {
  const encode = { name: "encode", params: [{ name: "words", type: "string[]" }], returns: "string" };
  const decode = { name: "decode", params: [{ name: "text", type: "string" }], returns: "string[]" };
  const signature = { class: { name: "Codec", constructor: { params: [] }, methods: [decode, encode], round_trip: ["encode", "decode"] as [string, string] } };
  assert.deepEqual(fieldsOf(signature), encode.params);
});

test("the text of standard input is left as it is", () => {
  assert.deepEqual(toValues("1 2\n\n3\n", null), ["1 2\n\n3\n"]);
  assert.equal(toInput(["1 2\n\n3\n"], null), "1 2\n\n3\n");
});
