// Draws what the judge says about a submission or a run.
import { ApiError } from "../api/request";
import type { CaseResult, Signature, Submission, Verdict } from "../api/documents";
import { element } from "../dom";
import { isFinished, progressText } from "../judging/progress";
import { memory, milliseconds, plural } from "../quantities";
import { visible } from "../visible";
import { fieldsOf, toValues } from "./inputs";
import { block, linkedBlock } from "./output";
import { Tabs } from "./tabs";

export interface ResultActions {
  useAsCase: (input: string) => void;
  goTo: (line: number, column?: number) => void;
  fileName: () => string;
}

export class Result {
  constructor(
    private readonly place: HTMLElement,
    private readonly announcer: HTMLElement,
    private readonly signature: Signature,
    private readonly actions: ResultActions,
  ) {}

  show(submission: Submission): void {
    if (!isFinished(submission)) {
      this.showProgress(submission);
      return;
    }
    if (submission.status === "cancelled") {
      this.place.replaceChildren(element("p", { class: "notice" }, "This submission was cancelled."));
      this.announce("Cancelled");
      return;
    }
    this.place.replaceChildren(
      this.heading(submission),
      ...(submission.is_close_call ? [closeCall()] : []),
      ...(submission.kind === "run" ? this.run(submission) : this.submit(submission)),
    );
    this.place.scrollTop = 0;
    this.announce(spoken(submission));
  }

  showSending(): void {
    this.place.replaceChildren(waiting("Sending your code"));
  }

  showSilence(): void {
    const note = this.place.querySelector(".waiting-note");
    if (note) note.textContent = "The server is out of reach. Your code is with it; trying again.";
  }

  showError(error: unknown): void {
    const refusal = error instanceof ApiError ? error : undefined;
    const message = refusal?.message ?? "The server could not be reached. Your code is kept in this browser; try again.";
    const details = Object.entries(refusal?.fields ?? {}).flatMap(([name, texts]) =>
      texts.filter((text) => text !== message).map((text) => element("li", {}, `${name}: ${text}`)),
    );
    this.place.replaceChildren(
      element("div", { class: "notice bad" }, element("p", {}, message), details.length > 0 ? element("ul", {}, ...details) : undefined),
    );
    this.announce(message);
  }

  private announce(text: string): void {
    this.announcer.textContent = text;
  }

  private showProgress(submission: Submission): void {
    const text = progressText(submission);
    const shown = this.place.querySelector<HTMLElement>(".waiting");
    if (!shown) this.place.replaceChildren(waiting(text));
    const words = this.place.querySelector(".waiting-text");
    if (words) words.textContent = text;
    const bar = this.place.querySelector("progress");
    const { done, total } = submission.progress;
    if (bar && submission.status === "running" && total > 0) {
      bar.max = total;
      bar.value = done;
    }
  }

  private heading(submission: Submission): HTMLElement {
    const verdict = submission.verdict ?? "IE";
    const facts: [label: string, value: string][] = [];
    if (verdict !== "CE" && submission.total > 0) facts.push(["Tests passed", `${submission.passed} / ${submission.total}`]);
    if (verdict !== "CE" && verdict !== "IE") {
      if (submission.runtime_ms !== null) facts.push(["Runtime", milliseconds(submission.runtime_ms)]);
      if (submission.memory_kb !== null) facts.push(["Memory", memory(submission.memory_kb)]);
    }
    const head = element(
      "div",
      { class: "verdict-head" },
      element("h3", { class: `verdict ${tone(verdict)}` }, submission.verdict_label ?? verdict),
      ...facts.map(([label, value]) => element("span", { class: "fact" }, `${label} `, element("strong", {}, value))),
    );
    if (submission.kind === "submit") {
      head.append(element("a", { href: `/submissions/${submission.id}/`, class: "details" }, "Details"));
    }
    return head;
  }

  private submit(submission: Submission): HTMLElement[] {
    if (submission.verdict === "CE") return [this.compileOutput(submission)];
    if (submission.verdict === "IE") return [sorry()];
    const failed = submission.cases.find(({ verdict }) => verdict !== "AC");
    if (!failed) return messageOf(submission.message);
    return failed.input === null ? [...messageOf(submission.message), hidden(failed)] : this.caseBlocks(failed, true);
  }

  private run(submission: Submission): HTMLElement[] {
    if (submission.verdict === "CE") return [this.compileOutput(submission)];
    if (submission.verdict === "IE" && submission.cases.length === 0) return [sorry(submission.message)];
    const list = element("div", { role: "tablist", class: "chips", "aria-label": "Results of the test cases" });
    const panel = element("div", { role: "tabpanel", id: "result-case", class: "result-case", tabindex: "0", "data-shared": true });
    const tabs = new Tabs(list, (id) => {
      const shown = submission.cases[Number(id.replace("result-tab-", ""))];
      panel.setAttribute("aria-labelledby", id);
      if (shown) panel.replaceChildren(...this.caseBlocks(shown, false));
    });
    list.append(
      ...submission.cases.map((one, index) =>
        element(
          "button",
          { type: "button", role: "tab", class: `chip ${tone(one.verdict)}`, id: `result-tab-${index}`, "aria-controls": "result-case" },
          element("span", { class: "dot", "aria-hidden": "true" }),
          `Case ${index + 1}`,
          element("span", { class: "visually-hidden" }, `: ${one.verdict === "AC" ? "passed" : one.verdict}`),
        ),
      ),
    );
    const first = submission.cases.findIndex(({ verdict }) => verdict !== "AC");
    const drawn = [...messageOf(submission.cases.length === 0 ? submission.message : ""), list, panel];
    // Panels are found by id, so they must be in the page before a tab is chosen.
    queueMicrotask(() => tabs.select(`result-tab-${Math.max(first, 0)}`));
    return drawn;
  }

  private caseBlocks(one: CaseResult, isSubmission: boolean): HTMLElement[] {
    const blocks: HTMLElement[] = [];
    if (isSubmission) blocks.push(failedAt(one));
    else blocks.push(...messageOf(one.message ?? ""));
    if (one.stderr) blocks.push(linkedBlock("Error output", one.stderr, this.actions.fileName(), this.actions.goTo));
    if (one.input !== null) blocks.push(this.inputBlock(one.input));
    const gaveAnswer = one.verdict === "AC" || one.verdict === "WA";
    const pair = element("div", { class: "answers" });
    if (one.actual || gaveAnswer) pair.append(block("Output", one.actual ?? "", one.verdict === "AC" ? "good" : "bad"));
    if (one.expected !== null) pair.append(block("Expected", one.expected));
    blocks.push(pair);
    if (one.stdout && this.signature !== null) blocks.push(block("Stdout", one.stdout));
    if (isSubmission && one.input !== null) {
      const { input } = one;
      const use = element("button", { type: "button", class: "quiet small" }, "Use as test case");
      use.addEventListener("click", () => this.actions.useAsCase(input));
      blocks.push(use);
    }
    return blocks;
  }

  private inputBlock(input: string): HTMLElement {
    if (this.signature === null) return block("Input", input);
    const values = toValues(input, this.signature);
    return block("Input", fieldsOf(this.signature).map(({ name }, index) => `${name} = ${values[index] ?? ""}`).join("\n"));
  }

  private compileOutput(submission: Submission): HTMLElement {
    return linkedBlock("Compiler output", submission.compile_output, this.actions.fileName(), this.actions.goTo);
  }
}

function tone(verdict: Verdict): string {
  return verdict === "AC" ? "good" : verdict === "IE" ? "odd" : "bad";
}

function spoken(submission: Submission): string {
  const label = submission.verdict_label ?? "Done";
  const counted = submission.total > 0 && submission.verdict !== "CE" ? `, ${submission.passed} of ${plural(submission.total, "test")} passed` : "";
  return `${label}${counted}`;
}

function waiting(text: string): HTMLElement {
  return element(
    "div",
    { class: "waiting" },
    element("p", { class: "waiting-text" }, text),
    element("progress", { "aria-label": "Judging" }),
    element("p", { class: "waiting-note" }),
  );
}

function messageOf(message: string): HTMLElement[] {
  return message === "" ? [] : [element("p", { class: "judge-message" }, visible(message))];
}

function failedAt(failed: CaseResult): HTMLElement {
  const place = `Failed at test ${failed.ordinal + 1}${failed.is_sample ? ", a sample" : ""}`;
  return element("p", { class: "judge-message" }, failed.message ? `${place}: ${visible(failed.message)}` : place);
}

function hidden(failed: CaseResult): HTMLElement {
  return element(
    "p",
    { class: "notice" },
    `Test ${failed.ordinal + 1} is secret: the judge shows its number and its verdict only. Try your own inputs with Run to find a failing one.`,
  );
}

function closeCall(): HTMLElement {
  return element("p", { class: "notice" }, "This was close to the time limit, so the judge measured it again.");
}

function sorry(message = ""): HTMLElement {
  return element(
    "p",
    { class: "notice" },
    message || "The judge itself failed. This does not count against you; staff can see the reason and judge it again.",
  );
}
