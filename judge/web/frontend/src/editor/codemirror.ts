// CodeMirror, for small screens and fingers: native selection, native scrolling, on-screen keyboards.
import { autocompletion, closeBrackets, closeBracketsKeymap, completeAnyWord } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { cpp } from "@codemirror/lang-cpp";
import { java } from "@codemirror/lang-java";
import { javascript } from "@codemirror/lang-javascript";
import { python } from "@codemirror/lang-python";
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  StreamLanguage,
  syntaxHighlighting,
} from "@codemirror/language";
import { csharp, dart, kotlin, scala } from "@codemirror/legacy-modes/mode/clike";
import { go } from "@codemirror/legacy-modes/mode/go";
import { ruby } from "@codemirror/legacy-modes/mode/ruby";
import { rust } from "@codemirror/legacy-modes/mode/rust";
import { shell } from "@codemirror/legacy-modes/mode/shell";
import { swift } from "@codemirror/legacy-modes/mode/swift";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";

import type { Editor, EditorOptions } from "./editor";
import { monoFont } from "./font";
import { DARK_CODE, LIGHT_CODE, type Palette } from "./palette";

const MODES: Record<string, () => Extension> = {
  c: cpp,
  cpp,
  csharp: () => StreamLanguage.define(csharp),
  dart: () => StreamLanguage.define(dart),
  go: () => StreamLanguage.define(go),
  java,
  javascript: () => javascript(),
  kotlin: () => StreamLanguage.define(kotlin),
  python,
  ruby: () => StreamLanguage.define(ruby),
  rust: () => StreamLanguage.define(rust),
  scala: () => StreamLanguage.define(scala),
  shell: () => StreamLanguage.define(shell),
  swift: () => StreamLanguage.define(swift),
  typescript: () => javascript({ typescript: true }),
};

export function makeCodeMirror(options: EditorOptions): Editor {
  const language = new Compartment();
  const theme = new Compartment();
  const size = new Compartment();
  const modeOf = (mode: string): Extension => MODES[mode]?.() ?? [];
  // Phones zoom into any field whose letters are smaller than 16 pixels.
  const sizeOf = (pixels: number): Extension => EditorView.theme({ "&": { fontSize: `${Math.max(16, pixels)}px` } });
  const themeOf = (isDark: boolean): Extension => looks(isDark ? DARK_CODE : LIGHT_CODE, isDark);

  const view = new EditorView({
    parent: options.parent,
    state: EditorState.create({
      doc: options.code,
      extensions: [
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        highlightSpecialChars(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        indentOnInput(),
        indentUnit.of("    "),
        bracketMatching(),
        closeBrackets(),
        autocompletion({ override: [completeAnyWord], activateOnTyping: false }),
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
        EditorView.contentAttributes.of({
          "aria-label": "Code. Press Escape, then Tab, to leave.",
          autocapitalize: "off",
          autocorrect: "off",
          spellcheck: "false",
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) options.onChange();
        }),
        language.of(modeOf(options.mode)),
        theme.of(themeOf(options.isDark)),
        size.of(sizeOf(options.fontSize)),
      ],
    }),
  });

  return {
    getCode: () => view.state.doc.toString(),
    show(code, mode) {
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: code },
        effects: language.reconfigure(modeOf(mode)),
      });
      view.dispatch(setDiagnostics(view.state, []));
    },
    mark(complaints) {
      const { doc } = view.state;
      view.dispatch(
        setDiagnostics(
          view.state,
          complaints
            .filter(({ line }) => line <= doc.lines)
            .map(({ line, message }) => {
              const { from, to } = doc.line(line);
              return { from, to, severity: "error" as const, message };
            }),
        ),
      );
    },
    goTo(line, column) {
      const { from, to } = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
      const at = Math.min(from + (column ?? 1) - 1, to);
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
      view.focus();
    },
    setDark: (isDark) => view.dispatch({ effects: theme.reconfigure(themeOf(isDark)) }),
    setFontSize: (pixels) => view.dispatch({ effects: size.reconfigure(sizeOf(pixels)) }),
    focus: () => view.focus(),
  };
}

function looks(palette: Palette, isDark: boolean): Extension {
  const highlight = HighlightStyle.define([
    { tag: tags.comment, color: palette.comment },
    { tag: [tags.keyword, tags.modifier, tags.controlKeyword, tags.operatorKeyword], color: palette.keyword },
    { tag: [tags.string, tags.character, tags.regexp], color: palette.string },
    { tag: [tags.number, tags.bool, tags.null], color: palette.number },
    { tag: [tags.typeName, tags.className, tags.annotation, tags.meta], color: palette.type },
    { tag: [tags.definition(tags.variableName), tags.function(tags.variableName)], color: palette.name },
  ]);
  const view = EditorView.theme(
    {
      "&": { height: "100%", color: palette.text, backgroundColor: palette.background },
      "&.cm-focused": { outline: "none" },
      ".cm-scroller": { fontFamily: monoFont(), lineHeight: "1.5" },
      ".cm-gutters": { color: palette.gutter, backgroundColor: palette.background, border: "none" },
      ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: palette.line },
      ".cm-cursor": { borderLeftColor: palette.accent },
      "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
        backgroundColor: palette.selection,
      },
    },
    { dark: isDark },
  );
  return [view, syntaxHighlighting(highlight)];
}
