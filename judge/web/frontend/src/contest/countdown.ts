// Counts down to what the server says comes next, in every [data-countdown] of the page.
import { serverNow } from "./clock";

const SOON_S = 5 * 60;
// How much time is left when it is said aloud: seldom, since a voice that counts drowns everything else.
const SPOKEN_S = [3600, 30 * 60, 10 * 60, 5 * 60, 60];

/** Say how much time is left: `2 days 3 h`, `1:29:59`, `4:05`. */
export function timeLeft(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  const days = Math.floor(whole / 86_400);
  const hours = Math.floor((whole % 86_400) / 3_600);
  if (days > 0) return `${days} day${days === 1 ? "" : "s"} ${hours} h`;
  const [minutes, rest] = [Math.floor((whole % 3_600) / 60), whole % 60];
  const two = (value: number): string => String(value).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** Return what to say aloud when the time left has gone from `before` to `after`; undefined: nothing. */
export function spoken(label: string, before: number, after: number): string | undefined {
  const passed = SPOKEN_S.find((mark) => before > mark && after <= mark);
  if (passed === undefined) return undefined;
  const minutes = passed / 60;
  return `${label} ${minutes === 1 ? "one minute" : minutes === 60 ? "one hour" : `${minutes} minutes`}`;
}

/** Count down in all timers of the page, and in those that come into it; call `onZero` when one has run out. */
export function enableCountdowns(onZero: () => void): void {
  const announcer = document.createElement("p");
  announcer.className = "visually-hidden";
  announcer.setAttribute("aria-live", "polite");
  document.body.append(announcer);
  const lastLeft = new Map<string, number>();

  const tick = (): void => {
    for (const timer of document.querySelectorAll<HTMLElement>("[data-countdown]")) {
      const to = timer.dataset["countdown"] ?? "";
      const left = (Date.parse(to) - serverNow()) / 1000;
      const before = lastLeft.get(to) ?? left;
      lastLeft.set(to, left);
      const text = timeLeft(left);
      if (timer.textContent !== text) timer.textContent = text;
      timer.classList.toggle("soon", left <= SOON_S);
      const words = spoken(timer.previousElementSibling?.textContent?.trim() ?? "", before, left);
      if (words !== undefined) announcer.textContent = words;
      if (before > 0 && left <= 0) onZero();
    }
  };
  tick();
  // At the turn of each second, not somewhere within it.
  const again = (): void => {
    setTimeout(() => {
      tick();
      again();
    }, 1000 - (serverNow() % 1000) + 5);
  };
  again();
}
