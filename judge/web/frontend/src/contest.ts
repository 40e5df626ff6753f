// Every page of a contest, and the list of them: countdowns, news, and parts that stay fresh by themselves.
//
//   at the times that the server names ----.
//   when the contest's document differs ---+--> refresh() brings what the server shows now
//   when there is news, a verdict ---------'
import { getJson } from "./api/request";
import { contestLive } from "./contest-live";
import { serverNow, sync, syncByPage, visitOf } from "./contest/clock";
import { enableCountdowns } from "./contest/countdown";
import { refresh } from "./contest/fresh";
import { itemsOf, Memory, type News } from "./contest/news";
import { type Contest, nextChange, spreadS, stateOf } from "./contest/phases";
import { Toasts } from "./contest/toasts";
import { element } from "./dom";
import { JUDGED } from "./workspace/judging";
import { storage } from "./workspace/storage";

interface PageData {
  contest: Contest;
  /** Where this page can be fetched again. */
  address: string;
  reads_news: boolean;
  is_live: boolean;
  is_staff: boolean;
  user: string;
}

// The server names the pace of its board; what changes more seldom is asked for more seldom.
const CONTEST_PACE = 6;
const NEWS_PACE = 3;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

function dataOf(page: Document): PageData | undefined {
  const text = page.getElementById("contest-data")?.textContent;
  return text ? (JSON.parse(text) as PageData) : undefined;
}

/** Bring what the server shows now, and keep what only this browser knows. */
async function freshen(address: string): Promise<PageData | undefined> {
  const next = dataOf(await refresh(address));
  if (next) sync(next.contest.server_time);
  showUnread();
  return next;
}

function keepFresh(data: PageData): void {
  const { slug } = data.contest;
  let contest = data.contest;
  let isOld = false;
  let timer: number | undefined;

  const look = async (): Promise<number> => {
    if (!isOld) {
      const { body } = await getJson<Contest>(`/api/contests/${slug}`);
      sync(body.server_time);
      isOld = stateOf(body) !== stateOf(contest);
    }
    if (isOld) {
      contest = (await freshen(data.address))?.contest ?? contest;
      isOld = false;
    }
    waitForChange();
    return contest.poll_after_s * CONTEST_PACE;
  };
  const subscription = contestLive(slug).subscribe("contest", look, contest.poll_after_s * CONTEST_PACE);
  const lookAfresh = (): void => {
    isOld = true;
    subscription.look();
  };
  const waitForChange = (): void => {
    clearTimeout(timer);
    const at = nextChange(contest, serverNow());
    if (at === undefined) return;
    const waitMs = at - serverNow() + Math.random() * spreadS(contest.participants) * 1000;
    if (waitMs < LONGEST_TIMER_MS) timer = window.setTimeout(lookAfresh, waitMs);
  };
  waitForChange();
  document.addEventListener(JUDGED, lookAfresh);
  // What comes out of the browser's memory was made long ago.
  window.addEventListener("pageshow", ({ persisted }) => persisted && lookAfresh());
  if (visitOf()?.type === "back_forward") lookAfresh();
}

let unread = 0;

function tellNews({ contest, address, user, is_staff }: PageData): void {
  const memory = new Memory(storage, `gavel:news:${contest.slug}:${user}`);
  const toasts = new Toasts(`/contests/${contest.slug}/clarifications/`);
  let isFirst = true;

  contestLive(contest.slug).subscribe(
    "news",
    async () => {
      const { body } = await getJson<News>(`/api/contests/${contest.slug}/news`);
      const items = itemsOf(body, is_staff);
      const untold = memory.tell(items);
      toasts.show(untold);
      if (document.querySelector("[data-reads-news]")) memory.see(items);
      unread = memory.unseen(items).length;
      if (untold.length > 0 && !isFirst) await freshen(address);
      else showUnread();
      isFirst = false;
      return contest.poll_after_s * NEWS_PACE;
    },
    1,
  );
}

function showUnread(): void {
  for (const badge of document.querySelectorAll<HTMLElement>("[data-unread]")) {
    badge.hidden = unread === 0;
    badge.replaceChildren(String(unread), element("span", { class: "visually-hidden" }, " new"));
  }
}

const data = dataOf(document);
const madeAt = data?.contest.server_time ?? document.querySelector<HTMLElement>("[data-now]")?.dataset["now"];
if (madeAt) syncByPage(madeAt);
enableCountdowns(() => {
  // The list of contests has no document of its own to ask for.
  if (!data) setTimeout(() => void refresh(location.href).catch(() => undefined), 1000 + Math.random() * 4000);
});
if (data?.is_live) {
  keepFresh(data);
  if (data.reads_news) tellNews(data);
}
