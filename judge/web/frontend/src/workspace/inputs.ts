// A test's input as fields: one a parameter for functions, operations and arguments for classes, all of it for stdin.
import type { Signature } from "../api/documents";

export interface Field {
  name: string;
  type: string;
}

export function fieldsOf(signature: Signature): Field[] {
  if (signature === null) return [{ name: "input", type: "text" }];
  if ("function" in signature) return signature.function.params;
  const { methods, round_trip } = signature.class;
  if (round_trip) return methods.find(({ name }) => name === round_trip[0])?.params ?? [];
  return [
    { name: "operations", type: "string[]" },
    { name: "arguments", type: "list" },
  ];
}

/** Split a test's text into the values of its fields. */
export function toValues(input: string, signature: Signature): string[] {
  if (signature === null) return [input];
  const lines = input.replace(/\n+$/, "").split("\n");
  return fieldsOf(signature).map((_, index) => lines[index] ?? "");
}

/** Join the values of the fields to a test's text. Between JSON tokens a line break means no more than a space. */
export function toInput(values: readonly string[], signature: Signature): string {
  if (signature === null) return values[0] ?? "";
  return values.map((value) => value.replace(/\s*\n\s*/g, " ").trim()).join("\n") + "\n";
}
