/** A refusal in the API's one error shape. `retryAfterS` is set when the server said when to come back. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly fields: Record<string, string[]>,
    readonly retryAfterS: number | undefined,
  ) {
    super(message);
    this.name = "ApiError";
  }
}

export interface Answer<T> {
  body: T;
  retryAfterS: number | undefined;
}

export function csrfToken(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? "";
}

export async function getJson<T>(url: string, signal?: AbortSignal): Promise<Answer<T>> {
  return answer<T>(await fetch(url, { headers: { Accept: "application/json" }, signal: signal ?? null }));
}

/** Get a document unless it is still the one with that tag; `body` is then undefined. */
export async function getChanged<T>(url: string, tag: string | undefined): Promise<{ body: T | undefined; tag: string | undefined }> {
  const headers: Record<string, string> = { Accept: "application/json" };
  if (tag !== undefined) headers["If-None-Match"] = tag;
  const response = await fetch(url, { headers });
  if (response.status === 304) return { body: undefined, tag };
  const { body } = await answer<T>(response);
  return { body, tag: response.headers.get("ETag") ?? undefined };
}

export async function postJson<T>(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
  return answer<T>(
    await fetch(url, {
      method: "POST",
      headers: {
        Accept: "application/json",
        "Content-Type": "application/json",
        "X-CSRFToken": csrfToken(),
        ...headers,
      },
      body: JSON.stringify(body),
    }),
  );
}

/** Return a fresh random key. `crypto.randomUUID` is missing on plain-http sites. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function answer<T>(response: Response): Promise<Answer<T>> {
  const retryAfterS = seconds(response.headers.get("Retry-After"));
  const text = await response.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  if (response.ok && body !== undefined) return { body: body as T, retryAfterS };
  const error = (body ?? {}) as { code?: string; message?: string; fields?: Record<string, string[]> };
  throw new ApiError(
    response.status,
    error.code ?? "unknown",
    error.message ?? `The server answered ${response.status}. Try again in a moment.`,
    error.fields ?? {},
    retryAfterS,
  );
}

function seconds(header: string | null): number | undefined {
  const value = Number(header ?? Number.NaN);
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}
