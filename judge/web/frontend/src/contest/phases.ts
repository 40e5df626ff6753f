// When a contest's page changes: at the times that the server names, and when the contest's pulse does.

export interface Participation {
  way: string;
  starts_at: string;
  ends_at: string;
  is_disqualified: boolean;
}

/** The same small answer for all readers; `contest`, `news` and `board` change with what they stand for. */
export interface Pulse {
  phase: string;
  next_change_at: string | null;
  poll_after_s: number;
  contest: string;
  news: string;
  board: string;
}

/** Tell whether a page that was made at one pulse is old at another. */
export function isOldAt(made: Pulse, now: Pulse): boolean {
  return made.phase !== now.phase || made.next_change_at !== now.next_change_at || made.contest !== now.contest;
}

/** Return when the page changes by itself, for all or for this reader alone; undefined: never. */
export function nextChange(pulse: Pulse, participation: Participation | null, now: number): number | undefined {
  const moments = [pulse.next_change_at, participation?.starts_at, participation?.ends_at]
    .map((moment) => Date.parse(moment ?? ""))
    .filter((moment) => moment > now);
  return moments.length > 0 ? Math.min(...moments) : undefined;
}

/** Return after how many seconds at most a client asks when all change at once: a crowd spreads itself. */
export function spreadS(participants: number): number {
  return Math.min(2 + participants / 10_000, 15);
}
