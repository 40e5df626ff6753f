// The lines that this browser knows: pages of the board, each as old as its last look.
import type { Board, Line } from "../api/board";

/** The most pages kept; those that nobody looked at for longest go first. */
const MAX_PAGES = 60;

interface Page {
  lines: Line[];
  tag: string | undefined;
  lookedAt: number;
}

export class Lines {
  private readonly pages = new Map<number, Page>();
  private view: string | undefined;

  constructor(readonly limit: number) {}

  /** Take a page; return who was known before and has another result now. */
  put(board: Board, tag: string | undefined, now: number): Set<string> {
    // Another board altogether: the freeze began or ended.
    if (board.view !== this.view) this.pages.clear();
    this.view = board.view;
    const known = this.byUser();
    this.pages.delete(board.page);
    this.pages.set(board.page, { lines: board.results, tag, lookedAt: now });
    for (const number of this.pages.keys()) {
      if (this.pages.size <= MAX_PAGES) break;
      this.pages.delete(number);
    }
    const changed = new Set<string>();
    for (const line of board.results) {
      const before = known.get(line.user);
      if (before !== undefined && resultOf(before) !== resultOf(line)) changed.add(line.user);
    }
    return changed;
  }

  /** Note that the server says a page is still the same. */
  keep(page: number, now: number): void {
    const kept = this.pages.get(page);
    if (!kept) return;
    kept.lookedAt = now;
    this.pages.delete(page);
    this.pages.set(page, kept);
  }

  at(position: number): Line | undefined {
    return this.pages.get(Math.floor(position / this.limit) + 1)?.lines[position % this.limit];
  }

  /** Return the position of the first such line. */
  positionOf(isIt: (line: Line) => boolean): number | undefined {
    let found: { position: number; lookedAt: number } | undefined;
    for (const [number, { lines, lookedAt }] of this.pages) {
      const index = lines.findIndex(isIt);
      // On two pages at once after a move: the younger one is right.
      if (index >= 0 && (!found || lookedAt > found.lookedAt)) {
        found = { position: (number - 1) * this.limit + index, lookedAt };
      }
    }
    return found?.position;
  }

  tagOf(page: number): string | undefined {
    return this.pages.get(page)?.tag;
  }

  /** Tell whether a page was looked at within so many milliseconds. */
  isFresh(page: number, now: number, withinMs: number): boolean {
    const kept = this.pages.get(page);
    return kept !== undefined && now - kept.lookedAt <= withinMs;
  }

  private byUser(): Map<string, Line> {
    const known = new Map<string, Line>();
    const byAge = [...this.pages.values()].sort((one, other) => one.lookedAt - other.lookedAt);
    for (const { lines } of byAge) for (const line of lines) known.set(line.user, line);
    return known;
  }
}

function resultOf({ points, time_s, cells }: Line): string {
  return JSON.stringify([points, time_s, cells]);
}
