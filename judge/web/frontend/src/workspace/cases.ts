import type { Sample, Signature } from "../api/documents";
import { element } from "../dom";
import { fieldsOf, toInput, toValues } from "./inputs";
import { storage } from "./storage";
import { Tabs } from "./tabs";

const MOST_CASES = 8;

/** The test cases that Run uses: the samples until the reader edits them. */
export class Cases {
  private readonly fields;
  private readonly samples: string[][];
  private readonly key: string;
  private readonly tabs: Tabs;
  private cases: string[][];
  private shown = 0;

  constructor(
    private readonly list: HTMLElement,
    private readonly panel: HTMLElement,
    name: string,
    samples: readonly Sample[],
    private readonly signature: Signature,
  ) {
    this.fields = fieldsOf(signature);
    this.samples = samples.map(({ input }) => toValues(input, signature));
    this.key = `gavel:cases:${name}`;
    this.cases = this.kept() ?? this.fresh();
    this.tabs = new Tabs(list, (id) => this.show(Number(id.replace("case-tab-", ""))));
    this.draw();
  }

  /** Return own inputs as files' texts, or null while they are just the samples. */
  inputs(): string[] | null {
    if (JSON.stringify(this.cases) === JSON.stringify(this.samples)) return null;
    return this.cases.map((values) => toInput(values, this.signature));
  }

  /** Add a test that failed, and show it. */
  use(input: string): void {
    const values = toValues(input, this.signature);
    const same = this.cases.findIndex((known) => JSON.stringify(known) === JSON.stringify(values));
    if (same >= 0) this.shown = same;
    else {
      this.cases = [...this.cases.slice(0, MOST_CASES - 1), values];
      this.shown = this.cases.length - 1;
    }
    this.changed();
    this.draw();
  }

  private fresh(): string[][] {
    return this.samples.length > 0 ? this.samples.map((values) => [...values]) : [this.fields.map(() => "")];
  }

  private kept(): string[][] | null {
    try {
      const kept = JSON.parse(storage.read(this.key) ?? "null") as unknown;
      const fits = (values: unknown): boolean =>
        Array.isArray(values) &&
        values.length === this.fields.length &&
        values.every((value) => typeof value === "string");
      return Array.isArray(kept) && kept.length > 0 && kept.every(fits) ? (kept as string[][]) : null;
    } catch {
      return null;
    }
  }

  private changed(): void {
    if (this.inputs() === null) storage.remove(this.key);
    else storage.write(this.key, JSON.stringify(this.cases));
  }

  private add(): void {
    this.cases.push([...(this.cases[this.shown] ?? this.fields.map(() => ""))]);
    this.shown = this.cases.length - 1;
    this.changed();
    this.draw();
    this.panel.querySelector("textarea")?.focus();
  }

  private remove(): void {
    this.cases.splice(this.shown, 1);
    this.shown = Math.min(this.shown, this.cases.length - 1);
    this.changed();
    this.draw();
    this.list.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }

  private restore(): void {
    this.cases = this.fresh();
    this.shown = 0;
    this.changed();
    this.draw();
    this.list.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }

  private draw(): void {
    this.list.replaceChildren(
      ...this.cases.map((_, index) =>
        element("button", { type: "button", role: "tab", class: "chip", id: `case-tab-${index}`, "aria-controls": this.panel.id }, `Case ${index + 1}`),
      ),
    );
    this.tabs.select(`case-tab-${this.shown}`);
  }

  private show(index: number): void {
    this.shown = index;
    const values = this.cases[index] ?? [];
    this.panel.setAttribute("aria-labelledby", `case-tab-${index}`);
    this.panel.replaceChildren(...this.fields.map((_, position) => this.field(position, values)), this.actions());
    for (const area of this.panel.querySelectorAll("textarea")) grow(area);
  }

  private field(position: number, values: string[]): HTMLElement {
    const field = this.fields[position] ?? { name: "input", type: "text" };
    const id = `case-field-${position}`;
    const area = element("textarea", { id, class: "mono", rows: this.signature === null ? "4" : "1", spellcheck: "false", autocapitalize: "off", autocomplete: "off" });
    area.value = values[position] ?? "";
    area.addEventListener("input", () => {
      values[position] = area.value;
      this.changed();
      grow(area);
    });
    return element(
      "div",
      { class: "case-field" },
      element("label", { for: id }, element("span", { class: "mono" }, field.name), element("small", {}, field.type)),
      area,
    );
  }

  private actions(): HTMLElement {
    const action = (label: string, deed: () => void): HTMLButtonElement => {
      const button = element("button", { type: "button", class: "quiet small" }, label);
      button.addEventListener("click", deed);
      return button;
    };
    const row = element("div", { class: "case-actions" });
    if (this.cases.length < MOST_CASES) row.append(action("Add a case", () => this.add()));
    if (this.cases.length > 1) row.append(action("Remove this case", () => this.remove()));
    if (this.inputs() !== null && this.samples.length > 0) row.append(action("Back to the samples", () => this.restore()));
    return row;
  }
}

function grow(area: HTMLTextAreaElement): void {
  area.style.height = "auto";
  area.style.height = `${Math.min(area.scrollHeight + 2, 240)}px`;
}
