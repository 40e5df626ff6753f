// The board of a contest, live.
//
//   contest-live: at the server's pace, sooner at a hint --> look() --.
//   scrolled to lines that are unknown or old -------------> fetch() --+--> Lines --> Table
//
// Only the pages in view are asked for, each with the tag of what is here, so that an unchanged one costs nothing.
import type { Board, Line } from "./api/board";
import { ApiError, getChanged, getJson } from "./api/request";
import { Lines } from "./board/lines";
import { enableSearch } from "./board/search";
import { pagesOf } from "./board/span";
import { type Placed, Table } from "./board/table";
import type { Times } from "./board/words";
import { spreadS } from "./contest/phases";
import { contestLive } from "./contest-live";
import { required } from "./dom";

const LIMIT = 100;
const SCROLLING_MS = 80;
/** Lines that are asked for before they come into view. */
const AHEAD = 40;
const MAX_AT_ONCE = 4;
/** The reader's own line is nobody else's answer: it is asked for more seldom than pages, which caches serve. */
const OWN_PACE = 3;
/** The board's own look sees a change of phase as well, if later. */
const PHASE_POLL_S = 600;
/** How old a page may be in a cache on the way. */
const CACHED_MS = 1_200;

const room = required("[data-board]");
const state = required("[data-state]");
const frozen = required("[data-frozen]");
const asOf = required("[data-as-of]");
const count = required("[data-count]");
const empty = required("[data-empty]");
const slug = room.dataset["board"] ?? "";
const me = room.dataset["me"] ?? "";
/** Which of several boards; empty: the public one. */
const query = room.dataset["query"];
const isOwn = ({ user, is_virtual }: Line): boolean => user === me && (query !== "replay=me" || is_virtual === true);

const lines = new Lines(LIMIT);
const asked = new Map<number, Promise<Set<string> | undefined>>();
let own: Placed | undefined;
let ownAskedAt = -Infinity;
let pollAfterS = 5;
let phase = "";
let timer: number | undefined;

const table = new Table(
  room,
  { times: room.dataset["times"] as Times, me },
  (position) => lines.at(position),
  ownNow,
  fetchSoon,
);

function address(part: string): string {
  return `/api/contests/${slug}/leaderboard?${part}${query ? `&${query}` : ""}`;
}

/** Return where the reader stands: as a page that is here shows it, else as last asked. */
function ownNow(): Placed | undefined {
  const position = me ? lines.positionOf(isOwn) : undefined;
  const line = position === undefined ? undefined : lines.at(position);
  if (position !== undefined && line !== undefined) own = { position, line };
  return own;
}

/** Bring a page; return who has another result now, or undefined when nothing is new. */
function bring(page: number): Promise<Set<string> | undefined> {
  const underway = asked.get(page);
  if (underway) return underway;
  const coming = (async () => {
    const { body, tag } = await getChanged<Board>(address(`page=${page}&limit=${LIMIT}`), lines.tagOf(page));
    if (body === undefined) {
      lines.keep(page, Date.now());
      return undefined;
    }
    const changed = lines.put(body, tag, Date.now());
    take(body);
    return changed;
  })().finally(() => asked.delete(page));
  asked.set(page, coming);
  return coming;
}

function take(board: Board): void {
  pollAfterS = board.poll_after_s;
  phase = board.phase;
  table.take(board);
  count.textContent = board.count.toLocaleString("en");
  frozen.hidden = board.view !== "frozen";
  asOf.hidden = board.as_of === null;
  required("time", asOf).textContent = board.as_of === null ? "" : `${board.as_of.slice(11, 16)} UTC`;
  empty.hidden = board.count > 0;
}

/** Bring these pages and draw what is new, all at once; return whether anything is. */
async function bringAll(pages: number[]): Promise<boolean> {
  const found = await Promise.all(pages.map(bring));
  const changed = found.filter((one) => one !== undefined);
  if (changed.length > 0) table.update(new Set(changed.flatMap((users) => [...users])));
  return changed.length > 0;
}

/** Fetch what has come into view, now and then while one scrolls, and once more when one stops. */
function fetchSoon(): void {
  timer ??= window.setTimeout(() => {
    timer = undefined;
    if (asked.size < MAX_AT_ONCE) void fetchMissing();
    else fetchSoon();
  }, SCROLLING_MS);
}

async function fetchMissing(): Promise<void> {
  const now = Date.now();
  const old = pagesOf(table.span(AHEAD), LIMIT).filter((page) => !lines.isFresh(page, now, pollAfterS * 1000));
  if (old.length === 0) return;
  try {
    await bringAll(old);
  } catch {
    // The next look says so, and brings them.
  }
}

async function findOwn(): Promise<void> {
  if (!me) return;
  ownAskedAt = Date.now();
  const { body } = await getJson<Board>(address("around=me"));
  const line = body.results.find(isOwn);
  own = line?.position === undefined ? undefined : { position: line.position - 1, line };
  jump.disabled = own === undefined;
  jump.title = own === undefined ? "You are not on the board yet" : "";
  table.draw();
}

/** Tell whether to ask for the reader's own line: it left the pages in view, or nobody has seen it for long. */
function isOwnDue(pages: number[], now: number): boolean {
  if (!me || lines.positionOf(isOwn) !== undefined) return false;
  const hasLeft = own !== undefined && pages.includes(Math.floor(own.position / LIMIT) + 1);
  return hasLeft || now - ownAskedAt > pollAfterS * 1000 * OWN_PACE;
}

async function look(isHinted: boolean): Promise<number> {
  const now = Date.now();
  try {
    const pages = pagesOf(table.span(), LIMIT);
    const isNew = await bringAll(pages.length > 0 ? pages : [1]);
    if (isOwnDue(pages, now)) await findOwn();
    tellLive();
    // A cache on the way has not heard of it.
    if (isHinted && !isNew) setTimeout(() => subscription.look(), CACHED_MS);
    return pollAfterS;
  } catch (error) {
    const isRefusal = error instanceof ApiError && error.status < 500 && error.status !== 429;
    tell("away", isRefusal ? error.message : "The server is out of reach. Trying again.");
    throw error;
  }
}

function tellLive(): void {
  // Nothing comes any more.
  if (phase === "ended") tell("over", "");
  else tell("live", "Live");
}

function tell(kind: "live" | "away" | "over", text: string): void {
  state.className = kind;
  if (state.textContent !== text) state.textContent = text;
}

async function goTo({ position, user }: Line): Promise<void> {
  if (position === undefined) return;
  table.centre(position - 1);
  await fetchMissing();
  // It may have moved since it was found.
  const now = lines.positionOf((line) => line.user === user);
  if (now !== undefined && now !== position - 1) table.centre(now);
  required("table", room).focus({ preventScroll: true });
}

async function jumpToMe(): Promise<void> {
  if (ownNow() === undefined) await findOwn().catch(() => undefined);
  const found = ownNow();
  if (found) await goTo({ ...found.line, position: found.position + 1 });
}

const jump = document.querySelector<HTMLButtonElement>("[data-jump]") ?? document.createElement("button");
jump.hidden = false;
jump.addEventListener("click", () => void jumpToMe());

const search = required("[data-search]");
enableSearch(search, address, (line) => void goTo(line));

document.addEventListener("keydown", (event) => {
  const target = event.target as HTMLElement;
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
  if (event.key === "/") required<HTMLInputElement>("input", search).select();
  else if (event.key === "m" && me) void jumpToMe();
  else if (!(target === document.body || room.contains(target)) || !table.press(event.key)) return;
  event.preventDefault();
});

async function begin(): Promise<void> {
  const first = Number(room.dataset["first"] ?? "1") - 1;
  await bringAll([Math.floor(first / LIMIT) + 1]);
  if (first > 0) table.showFrom(first);
  await findOwn();
  tellLive();
}

await begin().catch(() => undefined);
const subscription = contestLive(slug).subscribe("board", look, pollAfterS);
// The freeze begins or ends: another board is shown, and it needs no verdict for that.
contestLive(slug).subscribe("phase", async (isHinted) => (isHinted ? look(true) : PHASE_POLL_S), PHASE_POLL_S, spreadS(table.size));
