// Monaco with the features that solving needs, and no language service: the judge says what compiles.
import { editor, KeyCode, KeyMod, languages, MarkerSeverity } from "monaco-editor/editor";
import "monaco-editor/features/anchorSelect/register";
import "monaco-editor/features/bracketMatching/register";
import "monaco-editor/features/caretOperations/register";
import "monaco-editor/features/clipboard/register";
import "monaco-editor/features/codeEditor/register";
import "monaco-editor/features/codicon/register";
import "monaco-editor/features/comment/register";
import "monaco-editor/features/contextmenu/register";
import "monaco-editor/features/cursorUndo/register";
import "monaco-editor/features/dnd/register";
import "monaco-editor/features/find/register";
import "monaco-editor/features/folding/register";
import "monaco-editor/features/fontZoom/register";
import "monaco-editor/features/gotoError/register";
import "monaco-editor/features/gotoLine/register";
import "monaco-editor/features/hover/register";
import "monaco-editor/features/iPadShowKeyboard/register";
import "monaco-editor/features/indentation/register";
import "monaco-editor/features/lineSelection/register";
import "monaco-editor/features/linesOperations/register";
import "monaco-editor/features/multicursor/register";
import "monaco-editor/features/quickCommand/register";
import "monaco-editor/features/quickHelp/register";
import "monaco-editor/features/smartSelect/register";
import "monaco-editor/features/snippet/register";
import "monaco-editor/features/suggest/register";
import "monaco-editor/features/toggleTabFocusMode/register";
import "monaco-editor/features/tokenization/register";
import "monaco-editor/features/unicodeHighlighter/register";
import "monaco-editor/features/wordHighlighter/register";
import "monaco-editor/features/wordOperations/register";
import "monaco-editor/features/wordPartOperations/register";
import "monaco-editor/languages/definitions/cpp/register";
import "monaco-editor/languages/definitions/csharp/register";
import "monaco-editor/languages/definitions/dart/register";
import "monaco-editor/languages/definitions/elixir/register";
import "monaco-editor/languages/definitions/go/register";
import "monaco-editor/languages/definitions/java/register";
import "monaco-editor/languages/definitions/javascript/register";
import "monaco-editor/languages/definitions/kotlin/register";
import "monaco-editor/languages/definitions/php/register";
import "monaco-editor/languages/definitions/python/register";
import "monaco-editor/languages/definitions/ruby/register";
import "monaco-editor/languages/definitions/rust/register";
import "monaco-editor/languages/definitions/scala/register";
import "monaco-editor/languages/definitions/scheme/register";
import "monaco-editor/languages/definitions/shell/register";
import "monaco-editor/languages/definitions/swift/register";
import "monaco-editor/languages/definitions/typescript/register";

import type { Editor, EditorOptions } from "./editor";
import { monoFont } from "./font";
import { DARK, LIGHT } from "./monacoThemes";

const MARKER_OWNER = "judge";

export function makeMonacoEditor(options: EditorOptions, workerUrl: string): Editor {
  globalThis.MonacoEnvironment = { getWorker: () => new Worker(workerUrl) };
  editor.defineTheme("gavel-light", LIGHT);
  editor.defineTheme("gavel-dark", DARK);
  const themeName = (isDark: boolean): string => (isDark ? "gavel-dark" : "gavel-light");

  const model = editor.createModel(options.code, known(options.mode));
  const made = editor.create(options.parent, {
    model,
    theme: themeName(options.isDark),
    ariaLabel: "Code. Press Ctrl+M to let Tab move the focus.",
    automaticLayout: true,
    detectIndentation: false,
    tabSize: 4,
    fontFamily: monoFont(),
    fontSize: options.fontSize,
    lineNumbersMinChars: 3,
    minimap: { enabled: false },
    overviewRulerLanes: 0,
    hideCursorInOverviewRuler: true,
    overviewRulerBorder: false,
    padding: { top: 10, bottom: 10 },
    renderLineHighlightOnlyWhenFocus: true,
    scrollBeyondLastLine: false,
    scrollbar: { alwaysConsumeMouseWheel: false },
    stickyScroll: { enabled: false },
    suggest: { showWords: true },
    unicodeHighlight: { ambiguousCharacters: false },
    wordWrap: "off",
  });
  // Ctrl+Enter submits; Monaco would insert a line.
  editor.addKeybindingRule({ keybinding: KeyMod.CtrlCmd | KeyCode.Enter, command: null });
  model.onDidChangeContent(options.onChange);

  return {
    getCode: () => model.getValue(),
    show(code, mode) {
      editor.setModelLanguage(model, known(mode));
      model.setValue(code);
      editor.setModelMarkers(model, MARKER_OWNER, []);
    },
    mark(complaints) {
      editor.setModelMarkers(
        model,
        MARKER_OWNER,
        complaints
          .filter(({ line }) => line <= model.getLineCount())
          .map(({ line, column, message }) => ({
            severity: MarkerSeverity.Error,
            message,
            startLineNumber: line,
            startColumn: column ?? model.getLineFirstNonWhitespaceColumn(line),
            endLineNumber: line,
            endColumn: model.getLineMaxColumn(line),
          })),
      );
    },
    goTo(line, column) {
      const position = model.validatePosition({ lineNumber: line, column: column ?? 1 });
      made.setPosition(position);
      made.revealLineInCenterIfOutsideViewport(position.lineNumber);
      made.focus();
    },
    setDark: (isDark) => editor.setTheme(themeName(isDark)),
    setFontSize: (fontSize) => made.updateOptions({ fontSize }),
    focus: () => made.focus(),
  };
}

function known(mode: string): string {
  return languages.getLanguages().some(({ id }) => id === mode) ? mode : "plaintext";
}
