import type { Status, Submission } from "../api/documents";

const RANK: Record<Status, number> = { queued: 0, compiling: 1, running: 2, done: 3, cancelled: 3 };

const WAITS_FOR = {
  engine: "Waiting: the judge's engine is away. It is judged as soon as that is back",
  judge: "Waiting: no judge is at work. It is judged as soon as one is",
};

/** Tell whether a document is newer than the one shown: socket and poll may overtake each other. */
export function isNewer(next: Submission, shown: Submission | undefined): boolean {
  if (shown === undefined) return true;
  const byStatus = RANK[next.status] - RANK[shown.status];
  if (byStatus !== 0) return byStatus > 0;
  return next.status === "queued" || next.progress.done >= shown.progress.done;
}

export function isFinished(submission: Submission): boolean {
  return submission.status === "done" || submission.status === "cancelled";
}

/** Say where a submission is, e.g. "Running test 4 of 20". */
export function progressText(submission: Submission): string {
  switch (submission.status) {
    case "queued": {
      const queue = submission.queue;
      if (queue?.waits_for) return WAITS_FOR[queue.waits_for];
      if (queue === null || queue.position <= 1) return "Waiting for a judge";
      const eta = queue.eta_s === null ? "" : `, about ${Math.max(1, Math.round(queue.eta_s))} s`;
      return `In the queue at position ${queue.position}${eta}`;
    }
    case "compiling":
      return "Compiling";
    case "running":
      return submission.progress.total > 0
        ? `Running: ${submission.progress.done} of ${submission.progress.total} tests done`
        : "Running";
    default:
      return "Done";
  }
}
