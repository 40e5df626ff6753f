import { required } from "../dom";

/** Ask in a dialog of the page; true when the reader agrees. */
export function ask(selector: string): Promise<boolean> {
  const dialog = required<HTMLDialogElement>(selector);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}

export function tell(selector: string): void {
  required<HTMLDialogElement>(selector).showModal();
}
