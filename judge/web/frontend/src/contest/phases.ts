// When a contest's page changes: at the times that the server names, and when its document differs.

export interface Participation {
  way: string;
  starts_at: string;
  ends_at: string;
  is_disqualified: boolean;
}

export interface Contest {
  slug: string;
  phase: string;
  starts_at: string;
  ends_at: string;
  server_time: string;
  next_change_at: string | null;
  poll_after_s: number;
  participants: number;
  is_board_frozen: boolean;
  may_register: boolean;
  may_start_virtually: boolean;
  may_see_board: boolean;
  participation: Participation | null;
  problems: { label: string; title: string; status: string | null }[] | null;
}

/** Return all that the page shows of a contest beside its texts: when it differs, the page is old. */
export function stateOf(contest: Contest): string {
  const { phase, starts_at, ends_at, is_board_frozen, may_register, may_start_virtually, may_see_board, participation, problems } = contest;
  const mine = participation && [participation.way, participation.ends_at, participation.is_disqualified];
  return JSON.stringify([phase, starts_at, ends_at, is_board_frozen, may_register, may_start_virtually, may_see_board, mine, problems]);
}

/** Return when the page changes by itself, for all or for this reader alone; undefined: never. */
export function nextChange(contest: Contest, now: number): number | undefined {
  const { next_change_at, participation } = contest;
  const moments = [next_change_at, participation?.starts_at, participation?.ends_at]
    .map((moment) => Date.parse(moment ?? ""))
    .filter((moment) => moment > now);
  return moments.length > 0 ? Math.min(...moments) : undefined;
}

/** Return after how many seconds at most a client asks when all change at once: a crowd spreads itself. */
export function spreadS(participants: number): number {
  return Math.min(2 + participants / 10_000, 15);
}
