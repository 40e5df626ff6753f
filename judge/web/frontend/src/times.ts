const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const local = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZoneName: "short",
});
const absolute = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

const STEPS: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** Say how long ago a moment was, e.g. "3 minutes ago". */
export function ago(moment: Date, now = new Date()): string {
  const passedS = (now.getTime() - moment.getTime()) / 1000;
  for (const [unit, seconds] of STEPS) {
    if (passedS >= seconds) return relative.format(-Math.floor(passedS / seconds), unit);
  }
  return "just now";
}

/** Return a <time> that says how long ago, with the local date and time on hover. */
export function timeElement(iso: string): HTMLTimeElement {
  const made = document.createElement("time");
  made.dateTime = iso;
  humanise(made);
  return made;
}

/** Turn the server's UTC times into the reader's own. */
export function humanise(time: HTMLTimeElement): void {
  const moment = new Date(time.dateTime);
  if (Number.isNaN(moment.getTime())) return;
  time.textContent = ago(moment);
  time.title = absolute.format(moment);
}

/** Do so with all times below a node: those that tell how long ago, and those that tell when. */
export function humaniseAll(root: ParentNode): void {
  for (const time of root.querySelectorAll<HTMLTimeElement>("time[data-ago]")) humanise(time);
  for (const time of root.querySelectorAll<HTMLTimeElement>("time[data-local]")) {
    const moment = new Date(time.dateTime);
    if (Number.isNaN(moment.getTime())) continue;
    time.title = time.textContent ?? "";
    time.textContent = local.format(moment);
  }
}
