import type { Page, Summary } from "../api/documents";
import { getJson } from "../api/request";
import { element } from "../dom";
import { memory, milliseconds } from "../quantities";
import { timeElement } from "../times";

/** The reader's own submissions to this problem, in the tab beside the statement. */
export class History {
  private isStale = true;

  constructor(
    private readonly place: HTMLElement,
    private readonly address: string,
    private readonly languageName: (id: string) => string,
  ) {}

  /** Fetch the list unless the one shown is up to date. */
  async show(): Promise<void> {
    if (!this.isStale) return;
    this.isStale = false;
    try {
      const { body } = await getJson<Page<Summary>>(`${this.address}&limit=50`);
      this.draw(body.results);
    } catch {
      this.isStale = true;
      this.place.replaceChildren(element("p", { class: "notice bad" }, "Your submissions could not be fetched. Open the tab again to retry."));
    }
  }

  /** Fetch anew: now if the tab is open, else when it is opened. */
  refresh(): void {
    this.isStale = true;
    if (this.place.closest("[hidden]") === null) void this.show();
  }

  private draw(submissions: Summary[]): void {
    if (submissions.length === 0) {
      this.place.replaceChildren(
        element("div", { class: "empty" }, element("p", {}, "No submissions yet."), element("p", {}, "Run tries your code on the samples; Submit judges it on every test.")),
      );
      return;
    }
    const rows = submissions.map((one) => {
      const tone = one.verdict === "AC" ? "good" : one.verdict === null || one.verdict === "IE" ? "odd" : "bad";
      return element(
        "tr",
        {},
        element("td", {}, element("a", { href: `/submissions/${one.id}/`, class: `verdict ${tone}` }, one.verdict_label ?? "Judging"), element("br"), timeElement(one.created_at)),
        element("td", {}, this.languageName(one.language)),
        element("td", { class: "number" }, one.verdict === "CE" ? "–" : milliseconds(one.runtime_ms)),
        element("td", { class: "number" }, one.verdict === "CE" ? "–" : memory(one.memory_kb)),
      );
    });
    const head = ["Result", "Language", "Runtime", "Memory"].map((label, index) =>
      element("th", { scope: "col", class: index > 1 ? "number" : undefined }, label),
    );
    this.place.replaceChildren(
      element("table", { class: "list" }, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows)),
    );
  }
}
