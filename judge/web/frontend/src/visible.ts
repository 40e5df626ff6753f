// C0 controls but tab and line feed, DEL, C1 controls, and what reorders or hides text.
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Return the text with terminal escapes and direction controls made visible, so that output cannot pretend. */
export function visible(text: string): string {
  return text.replace(/\r\n/g, "\n").replace(INVISIBLE, (character) => {
    const code = character.charCodeAt(0).toString(16);
    return code.length > 2 ? `\\u${code.padStart(4, "0")}` : `\\x${code.padStart(2, "0")}`;
  });
}
