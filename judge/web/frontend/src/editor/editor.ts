// The narrow door to a code editor: the workspace does not know which one it talks to.

/** A complaint about a line of the solver's code. Lines count from 1. */
export interface Complaint {
  line: number;
  column?: number;
  message: string;
}

export interface EditorOptions {
  parent: HTMLElement;
  code: string;
  mode: string;
  isDark: boolean;
  fontSize: number;
  onChange: () => void;
}

export interface Editor {
  getCode(): string;
  /** Replace all code; `mode` is Monaco's language id. */
  show(code: string, mode: string): void;
  mark(complaints: Complaint[]): void;
  goTo(line: number, column?: number): void;
  setDark(isDark: boolean): void;
  setFontSize(pixels: number): void;
  focus(): void;
}

/** Make the editor that fits the screen: Monaco, or CodeMirror where fingers type. */
export async function makeEditor(options: EditorOptions): Promise<Editor> {
  if (matchMedia("(max-width: 860px), (pointer: coarse)").matches) {
    const { makeCodeMirror } = await import("./codemirror");
    return makeCodeMirror(options);
  }
  return makeMonaco(options);
}

async function makeMonaco(options: EditorOptions): Promise<Editor> {
  const address = (file: string): string => new URL(file, import.meta.url).href;
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = address(MONACO_STYLE);
  const isStyled = new Promise((resolve, reject) => {
    style.onload = resolve;
    style.onerror = () => reject(new Error("Monaco's style did not load"));
  });
  document.head.append(style);
  const [{ makeMonacoEditor }] = await Promise.all([
    import(address(MONACO_SCRIPT)) as Promise<typeof import("./monaco")>,
    isStyled,
  ]);
  return makeMonacoEditor(options, address(MONACO_WORKER));
}
