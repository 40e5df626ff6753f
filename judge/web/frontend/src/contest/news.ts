// What was said in a contest: which of it is new to this reader, in this browser.

export interface Announcement {
  id: number;
  problem: string | null;
  text: string;
  created_at: string;
}

export interface Clarification {
  id: number;
  problem: string | null;
  question: string;
  asked_at: string;
  answer: string | null;
  answered_at: string | null;
  is_public: boolean;
  is_own: boolean;
  user: string | null;
}

export interface News {
  announcements: Announcement[];
  clarifications: Clarification[];
}

/** Something to tell the reader; `key` is another one when it is said anew, as a corrected answer is. */
export interface Item {
  key: string;
  title: string;
  text: string;
}

/** Return what there is to tell, the oldest first: announcements, answers, and to staff the open questions. */
export function itemsOf(news: News, isStaff: boolean): Item[] {
  const about = (what: string, problem: string | null): string => (problem === null ? what : `${what}: problem ${problem}`);
  const items: (Item & { at: string })[] = news.announcements.map(({ id, problem, text, created_at }) => ({
    key: `a${id}`,
    title: about("Announcement", problem),
    text,
    at: created_at,
  }));
  for (const { id, problem, question, asked_at, answer, answered_at, is_own } of news.clarifications) {
    if (answer !== null && answered_at !== null) {
      const title = about(is_own ? "Your question was answered" : "Clarification", problem);
      items.push({ key: `c${id}@${answered_at}`, title, text: answer, at: answered_at });
    } else if (isStaff) {
      items.push({ key: `q${id}`, title: about("New question", problem), text: question, at: asked_at });
    }
  }
  return items.sort((one, other) => Date.parse(one.at) - Date.parse(other.at)).map(({ at: _, ...item }) => item);
}

export interface Storage {
  read(key: string): string | null;
  write(key: string, value: string): void;
}

/** Remembers what the reader has seen, and what a page has told them already. */
export class Memory {
  constructor(
    private readonly storage: Storage,
    private readonly name: string,
  ) {}

  /** Return what the reader has not seen yet. */
  unseen(items: readonly Item[]): Item[] {
    const seen = this.keys("seen") ?? new Set();
    return items.filter(({ key }) => !seen.has(key));
  }

  see(items: readonly Item[]): void {
    this.keep("seen", items);
    this.keep("told", items);
  }

  /** Return what no page has told yet, and remember that it is told. On a first visit that is nothing. */
  tell(items: readonly Item[]): Item[] {
    const told = this.keys("told");
    this.keep("told", items);
    return told === null ? [] : items.filter(({ key }) => !told.has(key));
  }

  private keys(kind: string): Set<string> | null {
    try {
      const kept = JSON.parse(this.storage.read(`${this.name}:${kind}`) ?? "null") as unknown;
      return Array.isArray(kept) ? new Set(kept as string[]) : null;
    } catch {
      return null;
    }
  }

  private keep(kind: string, items: readonly Item[]): void {
    this.storage.write(`${this.name}:${kind}`, JSON.stringify(items.map(({ key }) => key)));
  }
}
