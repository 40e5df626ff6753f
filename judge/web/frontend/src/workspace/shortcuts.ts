const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Call `run` on Ctrl+' and `submit` on Ctrl+Enter (Cmd on a Mac), wherever the focus is. */
export function enableShortcuts(deeds: { run: () => void; submit: () => void }): void {
  // Before the editor sees the keys: Ctrl+Enter would insert a line there.
  window.addEventListener(
    "keydown",
    (event) => {
      if (!(isMac ? event.metaKey : event.ctrlKey) || event.altKey || event.shiftKey) return;
      const deed = event.key === "Enter" ? deeds.submit : event.key === "'" ? deeds.run : undefined;
      if (!deed || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) deed();
    },
    { capture: true },
  );
}

/** Write the keys as this machine's keyboard has them. */
export function nameShortcuts(): void {
  if (!isMac) return;
  for (const key of document.querySelectorAll<HTMLElement>("kbd[data-mac]")) key.textContent = key.dataset["mac"] ?? "";
}
