import assert from "node:assert/strict";
import test from "node:test";

import type { Status, Submission } from "../src/api/documents";
import { isFinished, isNewer, progressText } from "../src/judging/progress";

function submission(status: Status, done = 0, queue: Submission["queue"] = null): Submission {
  return { status, progress: { done, total: 20 }, queue } as Submission;
}

test("what overtakes on the way never turns progress back", () => {
  assert.ok(isNewer(submission("queued"), undefined));
  assert.ok(isNewer(submission("running", 3), submission("queued")));
  assert.ok(isNewer(submission("running", 4), submission("running", 3)));
  assert.ok(!isNewer(submission("running", 2), submission("running", 3)));
  assert.ok(!isNewer(submission("running", 9), submission("done", 20)));
  assert.ok(!isNewer(submission("queued"), submission("compiling")));
});

test("done and cancelled are the end", () => {
  assert.ok(isFinished(submission("done")));
  assert.ok(isFinished(submission("cancelled")));
  assert.ok(!isFinished(submission("running")));
});

test("progress is told in words", () => {
  assert.equal(progressText(submission("queued", 0, { position: 14, eta_s: 6, waits_for: null })), "In the queue at position 14, about 6 s");
  assert.equal(progressText(submission("queued", 0, { position: 3, eta_s: null, waits_for: null })), "In the queue at position 3");
  assert.equal(progressText(submission("queued", 0, { position: 1, eta_s: 1, waits_for: null })), "Waiting for a judge");
  assert.match(progressText(submission("queued", 0, { position: 3, eta_s: null, waits_for: "engine" })), /engine is away/);
  assert.equal(progressText(submission("running", 4)), "Running: 4 of 20 tests done");
});
