// What every page has: the theme switch, menus, local times, formulas, list filters, copying.
import { enableCopying } from "./copying";
import { enableFilters } from "./filters";
import { watchSubmission } from "./judging/watching";
import { enableMenus } from "./menus";
import { enableThemeSwitch } from "./theme/switch";
import { humaniseAll } from "./times";

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-theme-switch]")) enableThemeSwitch(button);
humaniseAll(document);
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-filters]")) enableFilters(form);
for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) enableCopying(button);
enableMenus();

const formulas = document.querySelectorAll<HTMLElement>(".math");
if (formulas.length > 0) void import("./math").then(({ typeset }) => typeset(formulas));

// The page of a submission that is still being judged shows the result by itself.
const judging = document.querySelector<HTMLElement>("[data-judging]");
if (judging) {
  watchSubmission(judging.dataset["judging"] ?? "", {
    onDocument: (submission) => {
      if (submission.verdict !== null || submission.status === "cancelled") location.reload();
    },
  });
}
