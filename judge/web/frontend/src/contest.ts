// Every page of a contest, and the list of them: countdowns, news, and parts that stay fresh by themselves.
//
//   at the times that the server names --.
//   when the contest's pulse differs -----+--> refresh() brings what the server shows now
//   when there is news, or a verdict ----'
import { getJson } from "./api/request";
import { contestLive, type Subscription } from "./contest-live";
import { serverNow, sync, syncByPage, visitOf } from "./contest/clock";
import { enableCountdowns } from "./contest/countdown";
import { refresh } from "./contest/fresh";
import { itemsOf, Memory, type News } from "./contest/news";
import { isOldAt, nextChange, type Participation, type Pulse, spreadS } from "./contest/phases";
import { Toasts } from "./contest/toasts";
import { element } from "./dom";
import { JUDGED } from "./workspace/judging";
import { storage } from "./workspace/storage";

interface PageData {
  slug: string;
  /** Where this page can be fetched again. */
  address: string;
  server_time: string;
  pulse: Pulse;
  participants: number;
  participation: Participation | null;
  reads_news: boolean;
  is_live: boolean;
  is_staff: boolean;
  user: string;
}

// The pulse tells of news for all; answers to one's own questions, and questions to staff, must be looked for.
const NEWS_PACE = 3;
const NEWS_BY_PULSE_S = 600;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

let unread = 0;

function dataOf(page: Document): PageData | undefined {
  const text = page.getElementById("contest-data")?.textContent;
  return text ? (JSON.parse(text) as PageData) : undefined;
}

/** Bring what the server shows now, and keep what only this browser knows. */
async function freshen(address: string): Promise<PageData | undefined> {
  const next = dataOf(await refresh(address));
  if (next) sync(next.server_time);
  showUnread();
  return next;
}

function keepFresh(made: PageData, news: Subscription | undefined): void {
  let page = made;
  let isOld = false;
  let timer: number | undefined;

  const look = async (isHinted: boolean): Promise<number> => {
    isOld ||= isHinted;
    if (!isOld) {
      const { body } = await getJson<Pulse>(`/api/contests/${page.slug}/pulse`);
      if (body.news !== page.pulse.news) news?.look();
      isOld = isOldAt(page.pulse, body);
      page = { ...page, pulse: { ...page.pulse, news: body.news, poll_after_s: body.poll_after_s } };
    }
    if (isOld) {
      page = (await freshen(page.address)) ?? page;
      isOld = false;
    }
    waitForChange();
    return page.pulse.poll_after_s;
  };
  const lookAfresh = (): void => {
    isOld = true;
    subscription.look();
  };
  const waitForChange = (): void => {
    clearTimeout(timer);
    const at = nextChange(page.pulse, page.participation, serverNow());
    if (at === undefined) return;
    const waitMs = at - serverNow() + Math.random() * spreadS(page.participants) * 1000;
    if (waitMs < LONGEST_TIMER_MS) timer = window.setTimeout(lookAfresh, waitMs);
  };
  const subscription = contestLive(page.slug).subscribe("phase", look, page.pulse.poll_after_s, spreadS(page.participants));
  waitForChange();
  document.addEventListener(JUDGED, lookAfresh);
  // What comes out of the browser's memory was made long ago.
  window.addEventListener("pageshow", ({ persisted }) => persisted && lookAfresh());
  if (visitOf()?.type === "back_forward") lookAfresh();
}

function tellNews({ slug, address, user, is_staff, pulse }: PageData): Subscription {
  const memory = new Memory(storage, `gavel:news:${slug}:${user}`);
  const toasts = new Toasts(`/contests/${slug}/clarifications/`);
  let isFirst = true;

  const look = async (): Promise<number> => {
    const { body } = await getJson<News>(`/api/contests/${slug}/news`);
    const items = itemsOf(body, is_staff);
    const untold = memory.tell(items);
    toasts.show(untold);
    if (document.querySelector("[data-reads-news]")) memory.see(items);
    unread = memory.unseen(items).length;
    if (untold.length > 0 && !isFirst) await freshen(address);
    else showUnread();
    isFirst = false;
    const isWaiting = is_staff || body.clarifications.some(({ is_own, answer }) => is_own && answer === null);
    return isWaiting ? pulse.poll_after_s * NEWS_PACE : NEWS_BY_PULSE_S;
  };
  return contestLive(slug).subscribe("news", look, 1);
}

function showUnread(): void {
  for (const badge of document.querySelectorAll<HTMLElement>("[data-unread]")) {
    badge.hidden = unread === 0;
    badge.replaceChildren(String(unread), element("span", { class: "visually-hidden" }, " new"));
  }
}

// On a phone the tabs are wider than the screen.
document.querySelector(".contest-tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });

const data = dataOf(document);
const madeAt = data?.server_time ?? document.querySelector<HTMLElement>("[data-now]")?.dataset["now"];
if (madeAt) syncByPage(madeAt);
enableCountdowns(() => {
  // The list of contests has no pulse of its own.
  if (!data) setTimeout(() => void refresh(location.href).catch(() => undefined), 1000 + Math.random() * 4000);
});
if (data?.is_live) keepFresh(data, data.reads_news ? tellNews(data) : undefined);
