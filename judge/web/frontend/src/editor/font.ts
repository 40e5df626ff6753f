/** Return the page's own stack of fixed-width fonts. */
export function monoFont(): string {
  return getComputedStyle(document.documentElement).getPropertyValue("--mono").trim() || "monospace";
}
