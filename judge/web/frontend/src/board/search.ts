import type { Board, Line } from "../api/board";
import { getJson } from "../api/request";
import { element, required } from "../dom";
import { plural } from "../quantities";

const PAUSE_MS = 200;

/** Find lines by a part of a name: type, choose by arrow keys or mouse, and `go` there. */
export function enableSearch(box: HTMLElement, address: (query: string) => string, go: (line: Line) => void): void {
  const input = required<HTMLInputElement>("input", box);
  const list = required<HTMLUListElement>("ul", box);
  let lines: Line[] = [];
  let chosen = 0;
  let timer: number | undefined;
  let asking: AbortController | undefined;

  const close = (): void => {
    clearTimeout(timer);
    asking?.abort();
    list.hidden = true;
    input.ariaExpanded = "false";
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (index: number): void => {
    chosen = index;
    for (const [number, option] of [...list.children].entries()) option.ariaSelected = String(number === index);
    list.children[index]?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", `found-${index}`);
  };
  const take = (index: number): void => {
    const line = lines[index];
    if (!line) return;
    close();
    input.value = "";
    go(line);
  };
  const show = (found: Line[]): void => {
    lines = found;
    list.replaceChildren(
      ...found.map((line, index) => {
        const facts = element("span", { class: "soft" }, `rank ${line.rank}, ${plural(line.points, "point")}`);
        const option = element("li", { role: "option", id: `found-${index}` }, element("span", { class: "name" }, line.user), facts);
        // Before the input loses the focus.
        option.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          take(index);
        });
        return option;
      }),
    );
    if (found.length === 0) list.append(element("li", { role: "option", "aria-disabled": "true" }, "Nobody on the board is called so."));
    list.hidden = false;
    input.ariaExpanded = "true";
    if (found.length > 0) choose(0);
  };
  const ask = async (): Promise<void> => {
    asking?.abort();
    asking = new AbortController();
    try {
      show((await getJson<Board>(address(`q=${encodeURIComponent(input.value.trim())}`), asking.signal)).body.results);
    } catch {
      // Typed on, or the server is out of reach: the board says so.
    }
  };

  box.hidden = false;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    if (input.value.trim() === "") close();
    else timer = window.setTimeout(() => void ask(), PAUSE_MS);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && lines.length > 0 && !list.hidden) choose((chosen + step + lines.length) % lines.length);
    else if (event.key === "Enter" && !list.hidden) take(chosen);
    else if (event.key === "Escape" && !list.hidden) close();
    else if (event.key === "Escape") input.blur();
    else return;
    event.preventDefault();
  });
}
