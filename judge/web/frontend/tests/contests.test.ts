import assert from "node:assert/strict";
import test from "node:test";

import { spoken, timeLeft } from "../src/contest/countdown";
import { itemsOf, Memory, type News } from "../src/contest/news";
import { isOldAt, nextChange, type Pulse, spreadS } from "../src/contest/phases";

const PULSE: Pulse = { phase: "running", next_change_at: "2026-01-01T11:30:00Z", poll_after_s: 5, contest: "c1", news: "n1", board: "b1" };
const NOW = Date.parse("2026-01-01T10:30:00Z");
const NEWS: News = {
  announcements: [{ id: 1, problem: "A", text: "The limit is 10.", created_at: "2026-01-01T10:20:00Z" }],
  clarifications: [
    { id: 7, problem: null, question: "Why?", asked_at: "2026-01-01T10:01:00Z", answer: "So.", answered_at: "2026-01-01T10:10:00Z", is_public: true, is_own: false, user: null },
    { id: 8, problem: "B", question: "How?", asked_at: "2026-01-01T10:02:00Z", answer: null, answered_at: null, is_public: false, is_own: true, user: "ada" },
  ],
};

class MemoryStorage {
  private readonly kept = new Map<string, string>();
  read = (key: string): string | null => this.kept.get(key) ?? null;
  write = (key: string, value: string): void => void this.kept.set(key, value);
}

for (const [seconds, text] of [
  [-3, "0:00"],
  [0.2, "0:01"],
  [65, "1:05"],
  [3_600, "1:00:00"],
  [5_399, "1:29:59"],
  [86_400, "1 day 0 h"],
  [190_000, "2 days 4 h"],
] as const) {
  test(`${seconds} s are ${text}`, () => assert.equal(timeLeft(seconds), text));
}

test("a voice hears of the time seldom", () => {
  assert.equal(spoken("Ends in", 301, 300), "Ends in 5 minutes");
  assert.equal(spoken("Ends in", 61, 59), "Ends in one minute");
  assert.equal(spoken("Begins in", 3601, 3600), "Begins in one hour");
  assert.equal(spoken("Ends in", 300, 299), undefined);
  assert.equal(spoken("Ends in", 200, 199), undefined);
});

test("announcements and answers are told, questions to staff alone", () => {
  assert.deepEqual(
    itemsOf(NEWS, false).map(({ key, title, text }) => [key, title, text]),
    [
      ["c7@2026-01-01T10:10:00Z", "Clarification", "So."],
      ["a1", "Announcement: problem A", "The limit is 10."],
    ],
  );
  assert.deepEqual(itemsOf(NEWS, true)[0], { key: "q8", title: "New question: problem B", text: "How?" });
});

test("a first visit is told nothing, but shows how much there is to read", () => {
  const memory = new Memory(new MemoryStorage(), "news");
  const items = itemsOf(NEWS, false);
  assert.deepEqual(memory.tell(items), []);
  assert.equal(memory.unseen(items).length, 2);
});

test("what comes later is told once, and counts until it is seen", () => {
  const storage = new MemoryStorage();
  const memory = new Memory(storage, "news");
  memory.tell([]);
  const items = itemsOf(NEWS, false);
  assert.equal(memory.tell(items).length, 2);
  assert.deepEqual(new Memory(storage, "news").tell(items), []);
  memory.see(items);
  assert.deepEqual(memory.unseen(items), []);
});

test("a corrected answer is news again", () => {
  const memory = new Memory(new MemoryStorage(), "news");
  memory.see(itemsOf(NEWS, false));
  const corrected = structuredClone(NEWS);
  corrected.clarifications[0]!.answered_at = "2026-01-01T10:40:00Z";
  assert.deepEqual(memory.tell(itemsOf(corrected, false)).map(({ key }) => key), ["c7@2026-01-01T10:40:00Z"]);
});

test("a browser that keeps nonsense forgets it", () => {
  const storage = new MemoryStorage();
  storage.write("news:told", "{");
  assert.deepEqual(new Memory(storage, "news").tell(itemsOf(NEWS, false)), []);
});

test("the page changes at the contest's times and at the reader's own", () => {
  assert.equal(nextChange(PULSE, null, NOW), Date.parse("2026-01-01T11:30:00Z"));
  const mine = { way: "virtual", starts_at: "2026-01-01T10:00:00Z", ends_at: "2026-01-01T11:00:00Z", is_disqualified: false };
  assert.equal(nextChange(PULSE, mine, NOW), Date.parse(mine.ends_at));
  assert.equal(nextChange({ ...PULSE, next_change_at: null }, null, NOW), undefined);
});

test("a crowd spreads itself, a class does not wait", () => {
  assert.equal(spreadS(0), 2);
  assert.equal(spreadS(100_000), 12);
  assert.equal(spreadS(1_000_000), 15);
});

test("a page is old when the contest changes, and not when its board does", () => {
  assert.ok(!isOldAt(PULSE, { ...PULSE, board: "b2", news: "n2", poll_after_s: 9 }));
  assert.ok(isOldAt(PULSE, { ...PULSE, phase: "frozen" }));
  assert.ok(isOldAt(PULSE, { ...PULSE, contest: "c2" }));
  assert.ok(isOldAt(PULSE, { ...PULSE, next_change_at: "2026-01-01T11:40:00Z" }));
});
