// The documents of the REST API, as its schema describes them.

export type Verdict = "AC" | "WA" | "TLE" | "MLE" | "OLE" | "RE" | "CE" | "IE";
export type Status = "queued" | "compiling" | "running" | "done" | "cancelled";

export interface CaseResult {
  ordinal: number;
  name: string | null;
  is_sample: boolean;
  verdict: Verdict;
  time_ms: number;
  memory_kb: number;
  input: string | null;
  expected: string | null;
  actual: string | null;
  stdout: string | null;
  stderr: string | null;
  message: string | null;
}

/** A submission as a line of a list. */
export interface Summary {
  id: string;
  kind: "submit" | "run";
  problem: { slug: string; title: string };
  user: string;
  language: string;
  status: Status;
  progress: { done: number; total: number };
  verdict: Verdict | null;
  verdict_label: string | null;
  passed: number;
  total: number;
  runtime_ms: number | null;
  memory_kb: number | null;
  is_close_call: boolean;
  created_at: string;
  judged_at: string | null;
}

export interface Submission extends Summary {
  compile_output: string;
  message: string;
  queue: { position: number; eta_s: number | null; waits_for: "engine" | "judge" | null } | null;
  cases: CaseResult[];
}

export interface Page<T> {
  count: number;
  page: number;
  limit: number;
  pages: number;
  results: T[];
}

export interface Parameter {
  name: string;
  type: string;
}

/** As in problem.yaml; null for a problem that reads standard input. */
export type Signature =
  | { function: { name: string; params: Parameter[]; returns: string; output?: number } }
  | { class: { name: string; constructor: { params: Parameter[] }; methods: { name: string; params: Parameter[]; returns: string }[]; round_trip?: [string, string] } }
  | null;

export interface Language {
  id: string;
  name: string;
  version: string;
  editor_mode: string;
  file_name: string;
}

export interface Sample {
  name: string;
  input: string;
  answer: string;
}
