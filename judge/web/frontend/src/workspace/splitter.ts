import { storage } from "./storage";

const LEAST = 18;
const MOST = 82;
const STEP = 2;

/**
 * Let a separator share the room of its parent between its two neighbours, by mouse, finger and arrow keys.
 *
 * The share, in per cent, is the custom property named by `data-size`; it is kept in this browser.
 */
export function enableSplitter(separator: HTMLElement): void {
  const room = separator.parentElement;
  const property = separator.dataset["size"] ?? "";
  if (!room || property === "") return;
  const key = `gavel:pane:${property}`;
  const isVertical = separator.getAttribute("aria-orientation") === "vertical";
  const usual = Number(separator.getAttribute("aria-valuenow"));

  const share = (percent: number, isKept = true): void => {
    const bounded = Math.min(MOST, Math.max(LEAST, Math.round(percent * 10) / 10));
    room.style.setProperty(`--${property}`, `${bounded}%`);
    separator.setAttribute("aria-valuenow", String(Math.round(bounded)));
    if (isKept) storage.write(key, String(bounded));
  };
  const shareAt = (event: PointerEvent): void => {
    const box = room.getBoundingClientRect();
    share(isVertical ? ((event.clientX - box.left) / box.width) * 100 : ((event.clientY - box.top) / box.height) * 100);
  };

  separator.setAttribute("aria-valuemin", String(LEAST));
  separator.setAttribute("aria-valuemax", String(MOST));
  const kept = Number(storage.read(key) ?? Number.NaN);
  if (Number.isFinite(kept)) share(kept, false);

  separator.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    separator.focus();
    separator.setPointerCapture(event.pointerId);
    separator.addEventListener("pointermove", shareAt);
    separator.addEventListener("lostpointercapture", () => separator.removeEventListener("pointermove", shareAt), {
      once: true,
    });
  });
  separator.addEventListener("dblclick", () => share(usual));
  separator.addEventListener("keydown", (event) => {
    const now = Number(separator.getAttribute("aria-valuenow"));
    const next = {
      [isVertical ? "ArrowLeft" : "ArrowUp"]: now - STEP,
      [isVertical ? "ArrowRight" : "ArrowDown"]: now + STEP,
      Home: LEAST,
      End: MOST,
      Enter: usual,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    share(next);
  });
}
