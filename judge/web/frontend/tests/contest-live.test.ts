import assert from "node:assert/strict";
import test, { mock } from "node:test";

import { ApiError } from "../src/api/request";
import { ContestLive, jittered } from "../src/contest-live";

class FakeSocket {
  static readonly OPEN = 1;
  static last: FakeSocket;
  static count = 0;
  readyState = 0;
  onopen: () => void = () => undefined;
  onmessage: (event: { data: string }) => void = () => undefined;
  onclose: (event: { code: number }) => void = () => undefined;

  constructor(readonly url: string) {
    FakeSocket.last = this;
    FakeSocket.count += 1;
  }

  open(): void {
    this.readyState = FakeSocket.OPEN;
    this.onopen();
  }

  close(code: number): void {
    this.readyState = 3;
    this.onclose({ code });
  }
}

const page = {
  hidden: false,
  documentElement: { dataset: { socketOrigin: "ws://site" } },
  listener: (): void => undefined,
  addEventListener(_: string, listener: () => void): void {
    this.listener = listener;
  },
};
Object.assign(globalThis, { document: page, WebSocket: FakeSocket });

/** Let time pass and promises settle. */
async function pass(seconds: number): Promise<void> {
  mock.timers.tick(seconds * 1000);
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

function begin(): { live: ContestLive; looks: () => number; look: () => Promise<number> } {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  page.hidden = false;
  let count = 0;
  const live = new ContestLive("spring");
  return { live, looks: () => count, look: async () => ((count += 1), 8) };
}

test("chance moves a wait by a quarter at most", () => {
  assert.equal(jittered(8, 0), 6);
  assert.equal(jittered(8, 0.5), 8);
  assert.equal(jittered(8, 1), 10);
});

test("without a socket it looks at the pace that the answers ask for", async () => {
  const { live, looks, look } = begin();
  live.subscribe("board", look, 2);
  await pass(2.5);
  assert.equal(looks(), 1);
  await pass(5.9);
  assert.equal(looks(), 1);
  await pass(4.2);
  assert.equal(looks(), 2);
});

test("a hint of the socket brings the look forward, of its topic alone", async () => {
  const { live, looks, look } = begin();
  live.subscribe("board", look, 60);
  assert.equal(FakeSocket.last.url, "ws://site/ws/contests/spring");
  FakeSocket.last.open();
  FakeSocket.last.onmessage({ data: '{"what": "news"}' });
  await pass(1);
  assert.equal(looks(), 0);
  FakeSocket.last.onmessage({ data: '{"what": "board"}' });
  await pass(1);
  assert.equal(looks(), 1);
});

test("many hints at once are one look", async () => {
  const { live, looks, look } = begin();
  live.subscribe("news", look, 60);
  FakeSocket.last.open();
  for (let hint = 0; hint < 20; hint += 1) FakeSocket.last.onmessage({ data: '{"what": "news"}' });
  await pass(1);
  assert.equal(looks(), 1);
});

test("beside an open socket it polls four times less", async () => {
  const { live, looks, look } = begin();
  live.subscribe("news", look, 1);
  FakeSocket.last.open();
  await pass(1.25);
  assert.equal(looks(), 1);
  await pass(23.9);
  assert.equal(looks(), 1);
  await pass(16.2);
  assert.equal(looks(), 2);
});

test("two scripts of a page share one socket, and it comes back when it breaks", async () => {
  const { live, looks, look } = begin();
  const before = FakeSocket.count;
  live.subscribe("news", look, 60);
  live.subscribe("board", async () => 60, 60);
  assert.equal(FakeSocket.count, before + 1);
  FakeSocket.last.open();
  FakeSocket.last.close(1006);
  await pass(6.3);
  assert.equal(FakeSocket.count, before + 2);
  FakeSocket.last.open();
  await pass(1);
  assert.equal(looks(), 1, "what was said meanwhile is fetched");
});

test("a socket that the server refuses is left alone", async () => {
  const { live, look } = begin();
  live.subscribe("news", look, 60);
  const before = FakeSocket.count;
  FakeSocket.last.close(4404);
  await pass(300);
  assert.equal(FakeSocket.count, before);
});

test("a page that nobody sees asks nothing, and catches up", async () => {
  const { live, looks, look } = begin();
  live.subscribe("board", look, 2);
  page.hidden = true;
  await pass(600);
  assert.equal(looks(), 0);
  page.hidden = false;
  page.listener();
  await pass(0);
  assert.equal(looks(), 1);
});

test("a server out of reach is asked ever more seldom, a refusal is the end", async () => {
  const { live } = begin();
  let count = 0;
  let error: Error = new TypeError("network");
  live.subscribe(
    "board",
    async () => {
      count += 1;
      throw error;
    },
    1,
  );
  await pass(1.25);
  await pass(6.25);
  assert.equal(count, 2);
  await pass(6.25);
  assert.equal(count, 2);
  error = new ApiError(403, "not_registered", "Register first.", {}, undefined);
  await pass(6.25);
  assert.equal(count, 3);
  await pass(1000);
  assert.equal(count, 3);
});

test("what was stopped looks no more", async () => {
  const { live, looks, look } = begin();
  live.subscribe("board", look, 2).stop();
  await pass(60);
  assert.equal(looks(), 0);
});

test("a look knows whether the socket asked for it, also after it has failed", async () => {
  const { live } = begin();
  const heard: boolean[] = [];
  live.subscribe("phase", async (isHinted) => {
    heard.push(isHinted);
    if (heard.length === 2) throw new TypeError("network");
    return 8;
  }, 1, 5);
  FakeSocket.last.open();
  await pass(1.25);
  FakeSocket.last.onmessage({ data: '{"what": "phase"}' });
  await pass(5);
  await pass(6.3);
  assert.deepEqual(heard, [false, true, true]);
});
