import katex from "katex";

/** Typeset every formula below a node; what KaTeX cannot read stays as the author wrote it. */
export function typeset(formulas: Iterable<HTMLElement>): void {
  for (const formula of formulas) {
    const isBlock = formula.tagName === "DIV" || formula.classList.contains("block");
    katex.render(formula.textContent ?? "", formula, {
      displayMode: isBlock,
      throwOnError: false,
      trust: false,
      maxExpand: 1000,
      maxSize: 50,
    });
    formula.classList.add("is-typeset");
  }
}
