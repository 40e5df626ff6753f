import type { BoardProblem, Line } from "../api/board";
import { element } from "../dom";
import { cellShown, timeText, type Times } from "./words";

/** What all rows of a board have in common. */
export interface Columns {
  problems: BoardProblem[];
  times: Times;
  /** The reader's name; empty: nobody's. */
  me: string;
}

interface CellParts {
  cell: HTMLTableCellElement;
  value: HTMLElement;
  mark: HTMLElement;
  shown: string;
}

/** A line on the screen. Rows are used again for other lines while one scrolls, and only what differs is written. */
export class Row {
  readonly element: HTMLTableRowElement;
  private readonly rank = textCell("rank");
  private readonly name = textCell("name");
  private readonly link = element("a", { tabindex: "-1" });
  private readonly points = textCell("points");
  private readonly time = textCell("time");
  private readonly cells: CellParts[];
  /** Where it is, in pixels; NaN: nowhere yet. */
  top = Number.NaN;

  constructor(labels: string[]) {
    this.name.append(this.link);
    this.cells = labels.map((label) => {
      const [value, mark] = [element("span", { class: "value" }), element("span", { class: "mark" })];
      const cell = element("td", { class: "cell untried", role: "gridcell" }, element("span", { class: "letter" }, label), value, mark);
      return { cell, value, mark, shown: "" };
    });
    this.element = element("tr", { role: "row" }, this.rank, this.name, this.points, this.time, ...this.cells.map(({ cell }) => cell));
  }

  /** Show a line; undefined: one that is not loaded yet. */
  fill(line: Line | undefined, { problems, times, me }: Columns): void {
    if (line === undefined) {
      // What the row showed before is hidden: to write it anew twice would make fast scrolling slow.
      this.element.className = "unknown";
      return;
    }
    this.element.className = line.user !== me ? "" : line.is_virtual ? "me virtual" : "me";
    write(this.rank, String(line.rank));
    write(this.link, line.user);
    this.link.href = `/users/${encodeURIComponent(line.user)}/`;
    write(this.points, String(line.points));
    write(this.time, timeText(line.time_s, times));
    for (const [index, { label, first }] of problems.entries()) this.fillCell(index, label, line, line.user === first, times);
  }

  private fillCell(index: number, label: string, line: Line, isFirst: boolean, times: Times): void {
    const parts = this.cells[index];
    if (!parts) return;
    const { kind, value, mark, says } = cellShown(label, line.cells[label], times, isFirst);
    const shown = `${kind}|${says}`;
    if (parts.shown === shown) return;
    parts.shown = shown;
    parts.cell.className = `cell ${kind}${isFirst && kind !== "untried" ? " first" : ""}`;
    if (says) {
      parts.cell.title = says;
      parts.cell.ariaLabel = says;
    } else {
      parts.cell.removeAttribute("title");
      parts.cell.ariaLabel = null;
    }
    write(parts.value, value);
    write(parts.mark, mark);
  }
}

function textCell(name: string): HTMLTableCellElement {
  return element("td", { class: name, role: "gridcell" });
}

function write(node: HTMLElement, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}
