// How times and cells are written: as the server writes them (leaderboard/contests/board/words.py).
import type { Cell } from "../api/board";
import { plural } from "../quantities";

/** `none`: times do not count, and a cell shows its points. */
export type Times = "clock" | "minutes" | "none";

export interface CellShown {
  kind: "solved" | "pending" | "tried" | "untried";
  value: string;
  mark: string;
  says: string;
}

const UNTRIED: CellShown = { kind: "untried", value: "", mark: "", says: "" };

export function timeText(seconds: number, times: Times): string {
  const whole = Math.trunc(seconds);
  if (times === "minutes") return String(Math.trunc(whole / 60));
  const [hours, minutes, rest] = [Math.trunc(whole / 3600), Math.trunc(whole / 60) % 60, whole % 60];
  const two = (number: number): string => String(number).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

export function cellShown(label: string, cell: Cell | undefined, times: Times, isFirst: boolean): CellShown {
  const kind = kindOf(cell);
  if (cell === undefined || kind === "untried") return UNTRIED;
  const at = cell.time_s === null ? undefined : timeText(cell.time_s, times);
  const isByPoints = times === "none";
  const parts = [`${label}: ${isByPoints ? plural(cell.points, "point") : at === undefined ? "not solved" : `solved at ${at}`}`];
  if (cell.tries > 0) parts.push(`${plural(cell.tries, "wrong try", "wrong tries")}`);
  if (cell.pending > 0) parts.push(`${cell.pending} not told yet`);
  if (isFirst) parts.push("first to solve it");
  return { kind, value: isByPoints ? String(cell.points) : (at ?? ""), mark: markOf(kind, cell), says: parts.join(", ") };
}

function kindOf(cell: Cell | undefined): CellShown["kind"] {
  if (cell === undefined) return "untried";
  if (cell.time_s !== null) return "solved";
  if (cell.pending > 0) return "pending";
  return cell.tries > 0 || cell.points > 0 ? "tried" : "untried";
}

function markOf(kind: CellShown["kind"], cell: Cell): string {
  if (kind === "solved") return cell.tries > 0 ? `+${cell.tries}` : "";
  return kind === "pending" ? `?${cell.pending}` : `\u2212${cell.tries}`;
}
