// The problem page: wires the editor, the test cases, the judge and the result together.
//
//   language, code (drafts) --.
//                              >-- Run, Submit --> judging --> result, marks in the editor, history
//   test cases ---------------'
import type { Language, Sample, Signature, Submission } from "./api/documents";
import { embedded, required } from "./dom";
import { complaintsIn } from "./editor/complaints";
import { makeEditor, type Editor } from "./editor/editor";
import { isFinished } from "./judging/progress";
import { isDark, onThemeChange } from "./theme/current";
import { Cases } from "./workspace/cases";
import { ask, tell } from "./workspace/dialogs";
import { Drafts, rememberedLanguage, rememberLanguage } from "./workspace/drafts";
import { History } from "./workspace/history";
import { JUDGED, Judging } from "./workspace/judging";
import { Result } from "./workspace/result";
import { enableShortcuts, nameShortcuts } from "./workspace/shortcuts";
import { enableSplitter } from "./workspace/splitter";
import { storage } from "./workspace/storage";
import { Tabs } from "./workspace/tabs";

/** Where the problem is worked on, on its own or in a contest. */
interface Place {
  /** `/submit` and `/run` are below it. */
  calls: string;
  /** The reader's own submissions to this problem. */
  submissions: string;
  /** The name under which this browser keeps code and test cases. */
  drafts: string;
}

interface Problem {
  place: Place;
  signature: Signature;
  samples: Sample[];
  languages: Language[];
  first_language: string;
  starters: Record<string, string>;
  /** The reader's name; empty for nobody. */
  user: string;
}

const FONT_SIZE_KEY = "gavel:font-size";

const problem = embedded<Problem>("problem-data");
const room = required(".workspace");
const languageChoice = required<HTMLSelectElement>("#language");
const runButton = required<HTMLButtonElement>("#run");
const submitButton = required<HTMLButtonElement>("#submit");

const drafts = new Drafts(problem.place.drafts, problem.starters);
const judging = new Judging(problem.place.calls);
const languageOf = (id: string): Language | undefined => problem.languages.find((one) => one.id === id);

let language = rememberedLanguage(problem.languages, problem.first_language);
let judgedFile = "";
let editor: Editor | undefined;

const viewTabs = new Tabs(required("#view-tabs"), (id) => (room.dataset["view"] = id.replace("view-", "")));
const bottomTabs = new Tabs(required("#bottom-tabs"));
const history = problem.user
  ? new History(required("#history"), problem.place.submissions, (id) => languageOf(id)?.name ?? id)
  : undefined;
const sideTabs = new Tabs(required("#side-tabs"), (id) => {
  if (id === "tab-submissions") void history?.show();
});
const cases = new Cases(required("#case-tabs"), required("#case-panel"), problem.place.drafts, problem.samples, problem.signature);
const result = new Result(required("#result"), required("#announcer"), problem.signature, {
  fileName: () => judgedFile,
  goTo: (line, column) => {
    showView("code");
    editor?.goTo(line, column);
  },
  useAsCase: (input) => {
    cases.use(input);
    showBottom("tab-cases");
  },
});

function showView(name: "description" | "code" | "result"): void {
  viewTabs.select(`view-${name}`);
}

function showBottom(tab: "tab-cases" | "tab-result"): void {
  bottomTabs.select(tab);
  showView("result");
}

function setBusy(deed: "run" | "submit" | undefined): void {
  for (const [button, name] of [
    [runButton, "run"],
    [submitButton, "submit"],
  ] as const) {
    button.disabled = deed !== undefined;
    button.classList.toggle("busy", deed === name);
  }
}

async function start(deed: "run" | "submit"): Promise<void> {
  if (!editor || runButton.disabled) return;
  keepDraft();
  if (!problem.user) {
    tell("#sign-in-dialog");
    return;
  }
  setBusy(deed);
  judgedFile = languageOf(language)?.file_name ?? "";
  editor.mark([]);
  result.showSending();
  showBottom("tab-result");
  const inputs = deed === "run" ? cases.inputs() : null;
  await judging.start(
    deed,
    { language, code: editor.getCode(), ...(inputs === null ? {} : { inputs }) },
    {
      onDocument: (submission) => {
        result.show(submission);
        if (isFinished(submission)) finish(submission);
      },
      onSilence: () => result.showSilence(),
      onError: (error) => {
        setBusy(undefined);
        result.showError(error);
      },
    },
  );
}

function finish(submission: Submission): void {
  setBusy(undefined);
  const message = submission.compile_output || (submission.cases.find(({ stderr }) => stderr)?.stderr ?? "");
  if (submission.verdict === "CE" || submission.verdict === "RE") editor?.mark(complaintsIn(message, judgedFile));
  if (submission.kind !== "submit") return;
  history?.refresh();
  document.dispatchEvent(new Event(JUDGED));
  if (submission.verdict === "AC") required("#solved-mark").hidden = false;
}

function keepDraft(): void {
  if (editor) drafts.keep(language, editor.getCode());
}

function switchLanguage(id: string): void {
  keepDraft();
  language = id;
  rememberLanguage(id);
  editor?.show(drafts.code(id), languageOf(id)?.editor_mode ?? "plaintext");
}

async function reset(): Promise<void> {
  if (!(await ask("#reset-dialog"))) return;
  editor?.show(drafts.starter(language), languageOf(language)?.editor_mode ?? "plaintext");
  keepDraft();
  editor?.focus();
}

function fontSize(): number {
  const kept = Number(storage.read(FONT_SIZE_KEY));
  return kept >= 10 && kept <= 28 ? kept : 14;
}

function changeFontSize(by: number): void {
  const size = Math.min(28, Math.max(10, fontSize() + by));
  storage.write(FONT_SIZE_KEY, String(size));
  editor?.setFontSize(size);
}

async function openEditor(): Promise<void> {
  const parent = required("#editor");
  let keeping: number | undefined;
  const made = await makeEditor({
    parent,
    code: drafts.code(language),
    mode: languageOf(language)?.editor_mode ?? "plaintext",
    isDark: isDark(),
    fontSize: fontSize(),
    onChange: () => {
      clearTimeout(keeping);
      keeping = window.setTimeout(keepDraft, 300);
    },
  });
  editor = made;
  required("#editor-fallback").remove();
  onThemeChange((dark) => made.setDark(dark));
  runButton.disabled = submitButton.disabled = false;
}

languageChoice.value = language;
languageChoice.addEventListener("change", () => switchLanguage(languageChoice.value));
required("#reset").addEventListener("click", () => void reset());
required("#smaller").addEventListener("click", () => changeFontSize(-1));
required("#larger").addEventListener("click", () => changeFontSize(1));
required("#keys").addEventListener("click", () => tell("#keys-dialog"));
runButton.addEventListener("click", () => void start("run"));
submitButton.addEventListener("click", () => void start("submit"));
enableShortcuts({ run: () => void start("run"), submit: () => void start("submit") });
nameShortcuts();
for (const separator of document.querySelectorAll<HTMLElement>('[role="separator"][data-size]')) enableSplitter(separator);
// A tab can be closed at any moment.
window.addEventListener("pagehide", keepDraft);
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keepDraft());

sideTabs.select("tab-description");
bottomTabs.select("tab-cases");
showView("description");
if (problem.languages.length > 0) {
  openEditor().catch(() => {
    required("#editor-status").textContent = "The editor could not be loaded. Reload the page to try again.";
  });
}
