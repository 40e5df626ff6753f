// The server's time: a reader's own clock may be wrong by hours.

let aheadMs = 0;

/** Learn the server's time from an answer that has just come. */
export function sync(serverTime: string): void {
  aheadMs = Date.parse(serverTime) - Date.now();
}

/** Learn it from the page, which was made when its first bytes came. */
export function syncByPage(serverTime: string): void {
  const cameAt = performance.timeOrigin + (visitOf()?.responseStart ?? 0);
  aheadMs = Date.parse(serverTime) - cameAt;
}

/** Return how the reader came to this page. */
export function visitOf(): PerformanceNavigationTiming | undefined {
  return (performance.getEntriesByType("navigation") as PerformanceNavigationTiming[])[0];
}

export function serverNow(): number {
  return Date.now() + aheadMs;
}
