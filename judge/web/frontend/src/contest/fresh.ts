// Brings what the server would show now into the page that is open: the parts with `data-live`, by their ids.
//
// What the reader has begun to type stays. A part whose fields were touched is left as it is, but for those of its
// items (`data-live-item`) that were not. When the server would show another page altogether, the page is loaded anew.
import { ApiError } from "../api/request";
import { humaniseAll } from "../times";

/** Fetch the page again and show what is new; return it. */
export async function refresh(address: string): Promise<Document> {
  const response = await fetch(address, { headers: { Accept: "text/html" } });
  if (response.status >= 500 || response.status === 429) {
    throw new ApiError(response.status, "unavailable", "The server is busy.", {}, Number(response.headers.get("Retry-After")) || undefined);
  }
  const next = new DOMParser().parseFromString(await response.text(), "text/html");
  const shown = [...document.querySelectorAll<HTMLElement>("[data-live]")];
  const isOther = response.redirected || shown.some(({ id }) => next.getElementById(id) === null);
  if (isOther && !isTouched(document)) location.assign(address);
  else for (const part of shown) bring(part, next.getElementById(part.id));
  return next;
}

function bring(part: HTMLElement, next: HTMLElement | null): void {
  if (next === null || next.innerHTML === part.innerHTML) return;
  const fresh = document.adoptNode(next);
  humaniseAll(fresh);
  if (!isTouched(part)) {
    const focused = document.activeElement;
    const place = focused instanceof HTMLElement && part.contains(focused) ? placeOf(focused, part) : -1;
    const scrolled = part.querySelector("nav")?.scrollLeft ?? 0;
    part.replaceWith(fresh);
    fresh.querySelector("nav")?.scrollTo({ left: scrolled });
    if (place >= 0) focusable(fresh)[place]?.focus({ preventScroll: true });
    return;
  }
  const kept = new Set([...part.querySelectorAll<HTMLElement>("[data-live-item]")].filter(isTouched));
  if (kept.size === 0) return;
  for (const child of [...part.children]) if (!kept.has(child as HTMLElement)) child.remove();
  let last: Element | undefined;
  for (const item of [...fresh.children]) {
    const own = [...kept].find(({ id }) => id === item.id);
    if (!own) {
      if (last) last.after(item);
      else part.prepend(item);
    }
    last = own ?? item;
  }
}

function focusable(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>("a[href], button, summary")];
}

function placeOf(focused: HTMLElement, part: HTMLElement): number {
  return focusable(part).indexOf(focused);
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Tell whether the reader types somewhere below a node, or has. */
export function isTouched(root: ParentNode): boolean {
  return [...root.querySelectorAll<Field>("input, textarea, select")].some((field) => {
    if (field instanceof HTMLInputElement && field.type === "hidden") return false;
    // The workspace keeps what is typed there by itself.
    if (field.closest(".workspace")) return false;
    if (field === document.activeElement) return true;
    if (field instanceof HTMLSelectElement) return field.options[field.selectedIndex]?.defaultSelected === false && field.selectedIndex > 0;
    if (field instanceof HTMLInputElement && field.type === "checkbox") return field.checked !== field.defaultChecked;
    return field.value !== field.defaultValue;
  });
}
