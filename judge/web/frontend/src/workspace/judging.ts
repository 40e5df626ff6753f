import type { Submission } from "../api/documents";
import { ApiError, postJson, randomKey } from "../api/request";
import { watchSubmission } from "../judging/watching";

/** The event of the page that a submission of its reader was judged. */
export const JUDGED = "gavel:judged";

export interface Listener {
  onDocument: (submission: Submission) => void;
  onSilence: () => void;
  onError: (error: unknown) => void;
}

/** Sends code to be judged; one at a time, the newest wins. */
export class Judging {
  private stop: () => void = () => undefined;
  private turn = 0;

  constructor(private readonly calls: string) {}

  async start(deed: "run" | "submit", body: { language: string; code: string; inputs?: string[] }, listener: Listener): Promise<void> {
    this.stop();
    const turn = ++this.turn;
    const isCurrent = (): boolean => turn === this.turn;
    try {
      const { body: submission } = await this.send(deed, body);
      if (!isCurrent()) return;
      listener.onDocument(submission);
      this.stop = watchSubmission(submission.id, {
        onDocument: (document) => isCurrent() && listener.onDocument(document),
        onSilence: () => isCurrent() && listener.onSilence(),
        onRefusal: (error) => isCurrent() && listener.onError(error),
      });
    } catch (error) {
      if (isCurrent()) listener.onError(error);
    }
  }

  /** Send once, and once more when the network failed: the key makes the server take both for one. */
  private async send(deed: string, body: unknown): Promise<{ body: Submission }> {
    const headers = { "Idempotency-Key": randomKey() };
    const url = `${this.calls}/${deed}`;
    try {
      return await postJson<Submission>(url, body, headers);
    } catch (error) {
      if (error instanceof ApiError) throw error;
      return postJson<Submission>(url, body, headers);
    }
  }
}
