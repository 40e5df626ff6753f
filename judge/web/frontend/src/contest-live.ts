// What lives on a contest's pages. A subscriber looks when it is time, and sooner when the socket hints.
//
//   timer, with some chance --------------------.
//                                                >-- look() --> in how many seconds to look again
//   socket {"what": "board" | "news" | "phase"} -'
//
// The socket carries no content and may be missing: then the timers alone do it, at the pace that the server asks for.
// All clients of a contest hear a hint at the same time, so each waits a moment of its own before it asks.

import { ApiError } from "./api/request";

export type Topic = "board" | "news" | "phase";

/**
 * Fetch and show what is new; return in how many seconds to look again (`poll_after_s` of the answer).
 * `isHinted`: the socket said that something has changed.
 */
export type Look = (isHinted: boolean) => Promise<number>;

export interface Subscription {
  /** Look now. */
  look(): void;
  stop(): void;
}

const JITTER = 0.25;
const HINT_SPREAD_S = 1;
const SLOWER_BESIDE_SOCKET = 4;
const RETRY_S = 5;
const SLOWEST_RETRY_S = 120;

/** Return a time that differs by up to a quarter, so that clients which began together do not stay together. */
export function jittered(seconds: number, chance = Math.random()): number {
  return seconds * (1 - JITTER + 2 * JITTER * chance);
}

const open = new Map<string, ContestLive>();

/** Return what lives of a contest: one for all scripts of the page. */
export function contestLive(slug: string): ContestLive {
  const known = open.get(slug) ?? new ContestLive(slug);
  open.set(slug, known);
  return known;
}

export class ContestLive {
  private readonly lookouts = new Set<Lookout>();
  private socket: WebSocket | undefined;
  private failures = 0;
  private wasOpen = false;

  constructor(private readonly slug: string) {
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) for (const lookout of this.lookouts) lookout.catchUp();
    });
  }

  /** Look in `firstAfterS` seconds and from then on, and within `spreadS` seconds whenever the socket hints. */
  subscribe(topic: Topic, look: Look, firstAfterS: number, spreadS = HINT_SPREAD_S): Subscription {
    const lookout = new Lookout(topic, look, spreadS, () => this.socket?.readyState === WebSocket.OPEN);
    this.lookouts.add(lookout);
    lookout.lookIn(jittered(firstAfterS));
    if (!this.socket) this.connect();
    return {
      look: () => lookout.lookIn(0),
      stop: () => {
        lookout.stop();
        this.lookouts.delete(lookout);
      },
    };
  }

  private connect(): void {
    const origin = document.documentElement.dataset["socketOrigin"] || location.origin.replace(/^http/, "ws");
    try {
      this.socket = new WebSocket(`${origin}/ws/contests/${this.slug}`);
    } catch {
      return;
    }
    this.socket.onopen = () => {
      this.failures = 0;
      // Hints that were sent meanwhile are lost.
      if (this.wasOpen) this.hint();
      this.wasOpen = true;
    };
    this.socket.onmessage = (event: MessageEvent<string>) => this.hint((JSON.parse(event.data) as { what: Topic }).what);
    this.socket.onclose = ({ code }) => {
      // 44xx: the server does not want this reader here.
      if (code >= 4400 && code < 4500) return;
      const waitS = jittered(Math.min(RETRY_S * 2 ** this.failures, SLOWEST_RETRY_S));
      this.failures += 1;
      setTimeout(() => this.connect(), waitS * 1000);
    };
  }

  private hint(topic?: Topic): void {
    for (const lookout of this.lookouts) {
      if (topic === undefined || lookout.topic === topic) lookout.hear();
    }
  }
}

class Lookout {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private dueAt = Infinity;
  private isLooking = false;
  private isAskedAgain = false;
  private isHinted = false;
  private isStopped = false;
  private failures = 0;

  constructor(
    readonly topic: Topic,
    private readonly look: Look,
    private readonly spreadS: number,
    private readonly hasSocket: () => boolean,
  ) {}

  /** Take a hint. */
  hear(): void {
    this.isHinted = true;
    this.lookIn(Math.random() * this.spreadS);
  }

  /** Look then, unless it is to look sooner. */
  lookIn(seconds: number): void {
    if (this.isStopped) return;
    if (this.isLooking) {
      this.isAskedAgain = true;
      return;
    }
    const dueAt = Date.now() + seconds * 1000;
    if (dueAt >= this.dueAt) return;
    this.dueAt = dueAt;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.lookNow(), seconds * 1000);
  }

  /** Look if it was time while nobody saw the page. */
  catchUp(): void {
    if (Date.now() >= this.dueAt) void this.lookNow();
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  private async lookNow(): Promise<void> {
    // A page that nobody looks at asks nothing; it catches up.
    if (this.isStopped || this.isLooking || document.hidden) return;
    clearTimeout(this.timer);
    this.dueAt = Infinity;
    this.isLooking = true;
    const isHinted = this.isHinted;
    this.isHinted = false;
    let waitS: number;
    try {
      waitS = (await this.look(isHinted)) * (this.hasSocket() ? SLOWER_BESIDE_SOCKET : 1);
      this.failures = 0;
    } catch (error) {
      const refusal = error instanceof ApiError ? error : undefined;
      if (refusal && refusal.status < 500 && refusal.status !== 429) this.stop();
      this.isHinted ||= isHinted;
      waitS = refusal?.retryAfterS ?? Math.min(RETRY_S * 2 ** this.failures, SLOWEST_RETRY_S);
      this.failures += 1;
    }
    this.isLooking = false;
    const isSoon = this.isAskedAgain && this.failures === 0;
    this.isAskedAgain = false;
    this.lookIn(isSoon ? Math.random() * this.spreadS : jittered(waitS));
  }
}
