// Blocks of code, input and output. All of it is text from strangers: text nodes only.
import { placesIn } from "../editor/complaints";
import { element } from "../dom";
import { visible } from "../visible";

/** Return a labelled block of text. */
export function block(label: string, text: string, kind = ""): HTMLElement {
  const shown = text === "" ? element("span", { class: "nothing" }, "nothing") : visible(text.replace(/\n$/, ""));
  return element(
    "div",
    { class: `output ${kind}`.trim() },
    element("p", { class: "label" }, label),
    element("pre", { class: "mono", role: "group", tabindex: "0", "aria-label": label }, shown),
  );
}

/** Return a message in which each line of the solver's file is a button that goes there. */
export function linkedBlock(label: string, text: string, fileName: string, goTo: (line: number, column?: number) => void): HTMLElement {
  const pre = element("pre", { class: "mono", role: "group", tabindex: "0", "aria-label": label });
  let from = 0;
  for (const place of placesIn(text, fileName)) {
    const link = element("button", { type: "button", class: "line-link", title: `Go to line ${place.line}` }, visible(text.slice(place.from, place.to)));
    link.addEventListener("click", () => goTo(place.line, place.column));
    pre.append(visible(text.slice(from, place.from)), link);
    from = place.to;
  }
  pre.append(visible(text.slice(from).replace(/\n$/, "")));
  return element("div", { class: "output problem" }, element("p", { class: "label" }, label), pre);
}
