import { element } from "../dom";
import { visible } from "../visible";
import type { Item } from "./news";

const MOST = 3;

/** Tells news in the corner of the page, until the reader closes them. */
export class Toasts {
  private readonly place = element("div", { class: "toasts", role: "status", "aria-live": "polite" });

  constructor(private readonly address: string) {
    document.body.append(this.place);
  }

  show(items: readonly Item[]): void {
    for (const item of items.slice(-MOST)) this.place.append(this.toast(item));
    while (this.place.childElementCount > MOST) this.place.firstElementChild?.remove();
  }

  clear(): void {
    this.place.replaceChildren();
  }

  private toast(item: Item): HTMLElement {
    const close = element("button", { type: "button", class: "icon", "aria-label": "Close" }, "×");
    const made = element(
      "div",
      { class: "toast" },
      element("div", {}, element("p", {}, element("strong", {}, item.title)), element("p", { class: "words" }, visible(item.text)), element("a", { href: this.address }, "Read it")),
      close,
    );
    close.addEventListener("click", () => made.remove());
    return made;
  }
}
