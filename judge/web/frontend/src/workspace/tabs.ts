// Tabs as the WAI-ARIA pattern has them: one of the tabs is in the focus order, arrows move between them.

/** A tablist whose tabs name their panels by aria-controls. */
export class Tabs {
  constructor(
    private readonly list: HTMLElement,
    private readonly onSelect: (id: string) => void = () => undefined,
  ) {
    list.addEventListener("click", (event) => {
      const tab = (event.target as HTMLElement).closest<HTMLElement>('[role="tab"]');
      if (tab && list.contains(tab)) this.select(tab.id);
    });
    list.addEventListener("keydown", (event) => this.move(event));
  }

  select(id: string): void {
    for (const tab of this.tabs()) {
      const isSelected = tab.id === id;
      tab.setAttribute("aria-selected", String(isSelected));
      tab.tabIndex = isSelected ? 0 : -1;
      const panel = document.getElementById(tab.getAttribute("aria-controls") ?? "");
      if (panel && panel.dataset["shared"] === undefined) panel.hidden = !isSelected;
    }
    this.onSelect(id);
  }

  private tabs(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>('[role="tab"]')];
  }

  private move(event: KeyboardEvent): void {
    const tabs = this.tabs();
    const at = tabs.findIndex((tab) => tab === document.activeElement);
    if (at < 0) return;
    const next = {
      ArrowRight: (at + 1) % tabs.length,
      ArrowLeft: (at + tabs.length - 1) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    }[event.key];
    const tab = next === undefined ? undefined : tabs[next];
    if (!tab) return;
    event.preventDefault();
    this.select(tab.id);
    // A click handler may have drawn the tabs anew.
    document.getElementById(tab.id)?.focus();
  }
}
