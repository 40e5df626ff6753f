/** Colours of code, the same as in styles/code.css. */
export interface Palette {
  background: string;
  text: string;
  comment: string;
  keyword: string;
  string: string;
  number: string;
  type: string;
  name: string;
  gutter: string;
  line: string;
  selection: string;
  accent: string;
}

export const LIGHT_CODE: Palette = {
  background: "#ffffff",
  text: "#24262b",
  comment: "#69707a",
  keyword: "#8a3ab9",
  string: "#2a7a3b",
  number: "#a5520b",
  type: "#1a6f86",
  name: "#2352c4",
  gutter: "#8b909a",
  line: "#f4f5f8",
  selection: "#cfdcfb",
  accent: "#2d55c9",
};

export const DARK_CODE: Palette = {
  background: "#1b1d21",
  text: "#dcdfe5",
  comment: "#8d95a1",
  keyword: "#cf9df0",
  string: "#93cf92",
  number: "#eab077",
  type: "#7ccbdc",
  name: "#92b4ff",
  gutter: "#6f7682",
  line: "#22252a",
  selection: "#32477d",
  accent: "#8fb0ff",
};
