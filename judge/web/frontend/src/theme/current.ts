const systemDark = matchMedia("(prefers-color-scheme: dark)");

/** Tell whether the page is dark now, by the reader's choice or the system's. */
export function isDark(): boolean {
  const fixed = document.documentElement.dataset["theme"];
  return fixed === undefined ? systemDark.matches : fixed === "dark";
}

/** Call back whenever the page turns dark or light. */
export function onThemeChange(callback: (isDark: boolean) => void): void {
  const tell = (): void => callback(isDark());
  systemDark.addEventListener("change", tell);
  new MutationObserver(tell).observe(document.documentElement, {
    attributes: true,
    attributeFilter: ["data-theme"],
  });
}
