// Which lines are in view. Positions count from 0, pages from 1.

export interface View {
  /** How far it is scrolled, in pixels. */
  top: number;
  height: number;
  rowHeight: number;
  count: number;
}

/** Positions from `first` up to `end`, which is not among them. */
export interface Span {
  first: number;
  end: number;
}

/** Return the lines that are at least partly in view, and `reach` more on both sides. */
export function spanOf({ top, height, rowHeight, count }: View, reach = 0): Span {
  const first = Math.floor(top / rowHeight) - reach;
  const end = Math.ceil((top + height) / rowHeight) + reach;
  return { first: clamp(first, 0, count), end: clamp(end, 0, count) };
}

export function pagesOf({ first, end }: Span, limit: number): number[] {
  if (end <= first) return [];
  const [from, to] = [Math.floor(first / limit) + 1, Math.floor((end - 1) / limit) + 1];
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

export function isWithin(position: number, { first, end }: Span): boolean {
  return position >= first && position < end;
}

/** Return how far to scroll so that the line is in view, moving as little as needed; `margin` lines stay beside it. */
export function topToShow(position: number, view: View, margin = 0): number {
  const { top, height, rowHeight, count } = view;
  const highest = (position - margin) * rowHeight;
  const lowest = (position + 1 + margin) * rowHeight - height;
  const wanted = top > highest ? highest : top < lowest ? lowest : top;
  return clamp(wanted, 0, Math.max(0, count * rowHeight - height));
}

/** Return how far to scroll so that the line is in the middle. */
export function topToCentre(position: number, { height, rowHeight, count }: View): number {
  return clamp((position + 0.5) * rowHeight - height / 2, 0, Math.max(0, count * rowHeight - height));
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
