/** Make a `data-copy="#id"` button copy the text of that element. */
export function enableCopying(button: HTMLButtonElement): void {
  const source = document.querySelector<HTMLElement>(button.dataset["copy"] ?? "");
  // Browsers give the clipboard only to https pages and to localhost.
  if (!source || !navigator.clipboard) {
    button.hidden = true;
    return;
  }
  const label = button.textContent;
  button.addEventListener("click", async () => {
    const text = source instanceof HTMLInputElement ? source.value : (source.textContent ?? "");
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = label), 1500);
  });
}
