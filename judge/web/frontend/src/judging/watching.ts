// Watches a submission until it is judged.
//
//   poll ----.
//             >-- the newer document wins --> onDocument
//   socket --'
//
// The socket only makes it faster: while it speaks, the poll slows down; when it cannot be opened or falls silent, the
// poll alone finishes the job at the pace that the server asks for.

import { ApiError, getJson } from "../api/request";
import type { Submission } from "../api/documents";
import { isFinished, isNewer } from "./progress";

const POLL_S = 1;
const POLL_BESIDE_SOCKET_S = 5;
const SLOWEST_POLL_S = 15;

export interface Watcher {
  onDocument: (submission: Submission) => void;
  /** The server is out of reach; watching goes on. */
  onSilence?: () => void;
  /** The server refuses: there is nothing to wait for. */
  onRefusal?: (error: ApiError) => void;
}

/** Watch a submission; call the returned function to stop. */
export function watchSubmission(id: string, watcher: Watcher): () => void {
  let shown: Submission | undefined;
  let timer: number | undefined;
  let failures = 0;
  let socketSpeaks = false;
  let isStopped = false;

  const stop = (): void => {
    isStopped = true;
    clearTimeout(timer);
    socket?.close();
  };
  const accept = (submission: Submission): void => {
    if (isStopped || !isNewer(submission, shown)) return;
    shown = submission;
    if (isFinished(submission)) stop();
    watcher.onDocument(submission);
  };
  const pollIn = (seconds: number): void => {
    clearTimeout(timer);
    if (!isStopped) timer = window.setTimeout(() => void poll(), seconds * 1000);
  };
  const poll = async (): Promise<void> => {
    try {
      const { body, retryAfterS } = await getJson<Submission>(`/api/submissions/${id}`);
      failures = 0;
      accept(body);
      pollIn(Math.max(retryAfterS ?? POLL_S, socketSpeaks ? POLL_BESIDE_SOCKET_S : 0));
    } catch (error) {
      if (error instanceof ApiError && error.status < 500 && error.status !== 429) {
        stop();
        watcher.onRefusal?.(error);
        return;
      }
      failures += 1;
      watcher.onSilence?.();
      const asked = error instanceof ApiError ? error.retryAfterS : undefined;
      pollIn(asked ?? Math.min(POLL_S * 2 ** failures, SLOWEST_POLL_S));
    }
  };

  const socket = openSocket(id);
  if (socket) {
    socket.onmessage = (event: MessageEvent<string>) => {
      socketSpeaks = true;
      accept(JSON.parse(event.data) as Submission);
    };
    socket.onclose = () => {
      if (socketSpeaks) pollIn(0);
      socketSpeaks = false;
    };
  }
  pollIn(POLL_S / 2);
  return stop;
}

function openSocket(id: string): WebSocket | undefined {
  const origin = document.documentElement.dataset["socketOrigin"] || location.origin.replace(/^http/, "ws");
  try {
    return new WebSocket(`${origin}/ws/submissions/${id}`);
  } catch {
    return undefined;
  }
}
