import type { editor } from "monaco-editor/editor";

import { DARK_CODE, LIGHT_CODE, type Palette } from "./palette";

export const LIGHT = theme("vs", LIGHT_CODE);
export const DARK = theme("vs-dark", DARK_CODE);

function theme(base: "vs" | "vs-dark", palette: Palette): editor.IStandaloneThemeData {
  const colour = (value: string): string => value.slice(1);
  return {
    base,
    inherit: true,
    rules: [
      { token: "", foreground: colour(palette.text) },
      { token: "comment", foreground: colour(palette.comment) },
      { token: "keyword", foreground: colour(palette.keyword) },
      { token: "string", foreground: colour(palette.string) },
      { token: "number", foreground: colour(palette.number) },
      { token: "type", foreground: colour(palette.type) },
      { token: "annotation", foreground: colour(palette.type) },
      { token: "tag", foreground: colour(palette.name) },
      { token: "namespace", foreground: colour(palette.name) },
    ],
    colors: {
      "editor.background": palette.background,
      "editor.foreground": palette.text,
      "editorLineNumber.foreground": palette.gutter,
      "editorLineNumber.activeForeground": palette.text,
      "editor.lineHighlightBackground": palette.line,
      "editor.lineHighlightBorder": "#00000000",
      "editor.selectionBackground": palette.selection,
      "editorCursor.foreground": palette.accent,
      focusBorder: palette.accent,
    },
  };
}
