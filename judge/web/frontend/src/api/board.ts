// The documents of a contest's board, as the API's schema describes them.

export interface Cell {
  points: number;
  tries: number;
  pending: number;
  time_s: number | null;
}

export interface Line {
  /** From 1; only lines that were looked for carry it. */
  position?: number;
  rank: number;
  user: string;
  points: number;
  solved: number;
  time_s: number;
  cells: Record<string, Cell>;
  is_virtual?: boolean;
}

export interface BoardProblem {
  label: string;
  credits: number;
  first: string | null;
}

export interface Board {
  contest: string;
  phase: string;
  view: string;
  poll_after_s: number;
  /** The board does not move just now, and is as it was then; null: it is live. */
  as_of: string | null;
  problems: BoardProblem[];
  count: number;
  page: number;
  limit: number;
  pages: number;
  results: Line[];
}
