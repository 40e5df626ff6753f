/** Apply a list's filters as soon as one is chosen, and let "/" jump to the search field. */
export function enableFilters(form: HTMLFormElement): void {
  const search = form.querySelector<HTMLInputElement>('input[type="search"]');
  form.addEventListener("change", (event) => {
    if (event.target !== search) form.requestSubmit();
  });
  // An emptied search field means "all again"; so does the cross that browsers draw into it.
  search?.addEventListener("search", () => form.requestSubmit());
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData.entries()]) if (value === "") formData.delete(name);
  });
  document.addEventListener("keydown", (event) => {
    const target = event.target as HTMLElement;
    const isTyping = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    search?.select();
  });
}
