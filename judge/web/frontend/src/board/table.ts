// The board on the screen. Of a hundred thousand lines only those near the window are elements:
//
//   room      scrolls in both directions; the head and the names stick to its edges
//   └─ table
//      ├─ thead
//      ├─ tbody.pinned    the reader's own line, over the edge behind which it is
//      └─ tbody.lines     as high as all lines together; each row stands at its place
import type { Board, Line } from "../api/board";
import { element, required } from "../dom";
import { type Columns, Row } from "./row";
import { isWithin, type Span, spanOf, topToCentre, topToShow, type View } from "./span";

/** Rows that are ready beyond both edges of the window. */
const REACH = 8;
const MOVING_MS = 350;
/** One has stopped to scroll. */
const RESTING_MS = 150;

export interface Placed {
  position: number;
  line: Line;
}

export class Table {
  private readonly table: HTMLTableElement;
  private readonly head: HTMLTableSectionElement;
  private readonly body: HTMLTableSectionElement = element("tbody", { class: "lines", role: "rowgroup" });
  private readonly pin: HTMLTableSectionElement = element("tbody", { class: "pinned", "aria-hidden": "true", hidden: true });
  private readonly reduced = matchMedia("(prefers-reduced-motion: reduce)");
  private columns: Columns;
  private shown = new Map<string, Row>();
  private spare: Row[] = [];
  private pinned: Row | undefined;
  private count = 0;
  private rowHeight = 40;
  private height = 0;
  private isDue = false;
  private ordering: number | undefined;
  private active: number | undefined;

  constructor(
    private readonly room: HTMLElement,
    columns: Omit<Columns, "problems">,
    private readonly lineAt: (position: number) => Line | undefined,
    private readonly own: () => Placed | undefined,
    private readonly onScrolled: () => void,
  ) {
    this.columns = { ...columns, problems: [] };
    this.table = required<HTMLTableElement>("table", room);
    this.head = required<HTMLTableSectionElement>("thead", room);
    room.addEventListener("scroll", () => this.draw(), { passive: true });
    new ResizeObserver(() => {
      this.measure();
      this.draw();
    }).observe(room);
    this.pin.addEventListener("click", () => this.own() && this.centre(this.own()!.position));
    this.body.addEventListener("click", ({ target }) => {
      const row = (target as HTMLElement).closest("tr");
      if (row) this.activate(Number(row.ariaRowIndex) - 2);
    });
  }

  /** Take the table over from the server, with the lines of a board that has come. */
  take(board: Board): void {
    const labels = board.problems.map(({ label }) => label);
    if (labels.join() !== this.columns.problems.map(({ label }) => label).join()) {
      this.shown = new Map();
      this.spare = [];
      this.pinned = undefined;
      this.body.replaceChildren();
      this.pin.replaceChildren();
      const cells = labels.map((label) => element("th", { scope: "col", class: "cell", role: "columnheader" }, label));
      for (const cell of this.head.querySelectorAll(".cell")) cell.remove();
      this.head.rows[0]?.append(...cells);
    }
    this.columns = { ...this.columns, problems: board.problems };
    this.count = board.count;
    if (!this.body.isConnected) {
      for (const body of this.table.querySelectorAll("tbody")) body.remove();
      this.table.append(this.pin, this.body);
      this.table.role = "grid";
      this.table.tabIndex = 0;
      // Named at the top: a style that had to look for it below would be computed anew at each row that comes.
      document.body.classList.add("live");
      this.measure();
    }
    this.table.ariaRowCount = String(this.count + 1);
    this.stretch();
  }

  /** Draw what is in view, as soon as the browser draws. */
  draw(): void {
    if (this.isDue) return;
    this.isDue = true;
    requestAnimationFrame(() => {
      this.isDue = false;
      this.render();
      this.onScrolled();
    });
  }

  /** Draw lines that came anew: those that moved slide, those with another result light up. */
  update(changed: ReadonlySet<string>): void {
    const before = new Map([...this.shown].map(([key, row]) => [key, row.top]));
    this.render(true);
    this.order();
    for (const [key, row] of this.shown) {
      const top = before.get(key);
      if (top !== undefined && top !== row.top && !this.reduced.matches) {
        row.element.animate({ transform: [`translateY(${top}px)`, `translateY(${row.top}px)`] }, { duration: MOVING_MS, easing: "ease" });
      }
      if (changed.has(key)) {
        row.element.classList.add("changed");
        row.element.addEventListener("animationend", () => row.element.classList.remove("changed"), { once: true });
      }
    }
  }

  /** How many lines there are. */
  get size(): number {
    return this.count;
  }

  /** The lines that can be seen now, and `reach` more on both sides. */
  span(reach = 0): Span {
    return spanOf(this.view(), reach);
  }

  centre(position: number): void {
    this.scroll(topToCentre(position, this.view()));
    this.activate(position);
  }

  showFrom(position: number): void {
    this.scroll(position * this.rowHeight);
  }

  /** Mark a line as the one that the keys are at, and bring it into view. */
  activate(position: number): void {
    if (this.count === 0) return;
    this.active = Math.min(Math.max(position, 0), this.count - 1);
    const view = this.view();
    const top = topToShow(this.active, view, this.pin.hidden ? 0 : 1);
    if (top !== view.top) this.scroll(top);
    else this.render();
  }

  /** Do what a key says; false: it says nothing here. */
  press(key: string): boolean {
    const { first, end } = this.span();
    const active = this.active !== undefined && isWithin(this.active, { first, end }) ? this.active : undefined;
    const page = Math.max(1, end - first - 2);
    switch (key) {
      case "ArrowDown":
        this.activate(active === undefined ? first : active + 1);
        return true;
      case "ArrowUp":
        this.activate(active === undefined ? first : active - 1);
        return true;
      case "PageDown":
        this.activate((active ?? first) + page);
        return true;
      case "PageUp":
        this.activate((active ?? first) - page);
        return true;
      case "Home":
        this.activate(0);
        return true;
      case "End":
        this.activate(this.count - 1);
        return true;
      case "Enter":
        if (active !== undefined) this.rowAt(active)?.element.querySelector("a")?.click();
        return active !== undefined;
      default:
        return false;
    }
  }

  private rowAt(position: number): Row | undefined {
    return [...this.shown.values()].find((row) => row.top === position * this.rowHeight);
  }

  private view(): View {
    return { top: this.room.scrollTop, height: this.height, rowHeight: this.rowHeight, count: this.count };
  }

  private scroll(top: number): void {
    this.room.scrollTop = top;
    this.render();
    this.onScrolled();
  }

  private render(isNew = false): void {
    if (!this.body.isConnected) return;
    // Read all that the browser must compute before anything is written.
    const view = this.view();
    const keys = this.keysOf(spanOf(view, REACH));
    const before = this.shown;
    this.shown = new Map();
    const unused = [...before].filter(([key]) => !keys.has(key)).map(([, row]) => row);
    for (const [key, position] of keys) {
      const wasThere = before.has(key);
      const row = before.get(key) ?? unused.pop() ?? this.spare.pop() ?? new Row(this.columns.problems.map(({ label }) => label));
      if (!wasThere || isNew) row.fill(this.lineAt(position), this.columns);
      this.place(row, position);
      this.shown.set(key, row);
      if (!row.element.isConnected) this.body.append(row.element);
    }
    for (const row of unused) row.element.remove();
    this.spare.push(...unused);
    clearTimeout(this.ordering);
    this.ordering = window.setTimeout(() => this.order(), RESTING_MS);
    this.renderPin(spanOf(view));
    const active = this.active === undefined ? undefined : this.rowAt(this.active);
    if (active) this.table.setAttribute("aria-activedescendant", active.element.id);
    else this.table.removeAttribute("aria-activedescendant");
  }

  /** Bring the elements into the order of their lines, for who hears the page; moving them costs too much on the way. */
  private order(): void {
    let next: Element | null = this.body.firstElementChild;
    for (const { element: row } of this.shown.values()) {
      if (row === next) next = next.nextElementSibling;
      else this.body.insertBefore(row, next);
    }
  }

  /** Look how much room there is; once the window was turned, stay at the same lines. */
  private measure(): void {
    const first = this.room.scrollTop / this.rowHeight;
    const rowHeight = parseFloat(getComputedStyle(this.room).getPropertyValue("--row-height"));
    this.height = this.room.clientHeight - this.head.offsetHeight;
    if (rowHeight === this.rowHeight) return;
    this.rowHeight = rowHeight;
    this.stretch();
    this.room.scrollTop = first * rowHeight;
  }

  private stretch(): void {
    this.body.style.height = `${this.count * this.rowHeight}px`;
  }

  /** Return the lines to show with their positions; rows follow whom they show, so that they move with them. */
  private keysOf({ first, end }: Span): Map<string, number> {
    const keys = new Map<string, number>();
    for (let position = first; position < end; position += 1) {
      const user = this.lineAt(position)?.user;
      // Twice for a moment, while somebody moves from one page to another. Names have no "#".
      keys.set(user === undefined || keys.has(user) ? `#${position}` : user, position);
    }
    return keys;
  }

  private place(row: Row, position: number): void {
    row.element.classList.toggle("active", position === this.active);
    const top = position * this.rowHeight;
    if (top === row.top) return;
    row.top = top;
    row.element.style.transform = `translateY(${top}px)`;
    row.element.ariaRowIndex = String(position + 2);
    row.element.id = `line-${position + 1}`;
  }

  private renderPin(span: Span): void {
    const own = this.own();
    const isOut = own !== undefined && !isWithin(own.position, span);
    this.pin.hidden = !isOut;
    if (!own || !isOut) return;
    if (!this.pinned) {
      this.pinned = new Row(this.columns.problems.map(({ label }) => label));
      this.pin.append(this.pinned.element);
    }
    this.pinned.fill(own.line, this.columns);
    const isAbove = own.position < span.first;
    this.pin.className = `pinned ${isAbove ? "above" : "below"}`;
    if (isAbove === (this.pin.nextElementSibling === null)) {
      if (isAbove) this.table.insertBefore(this.pin, this.body);
      else this.table.append(this.pin);
    }
  }
}
