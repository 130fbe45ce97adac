// The server's HTTP, for this production.

export class ApiError extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
  }
}

export class Api {
  constructor(readonly production: string) {}

  get base(): string {
    return `/api/v1/productions/${encodeURIComponent(this.production)}`;
  }

  get<T>(path: string): Promise<T> {
    return this.ask<T>("GET", path);
  }

  /** An answer that is text as it is. */
  async text(path: string): Promise<string> {
    const response = await this.fetch("GET", path);
    return await response.text();
  }

  post<T>(path: string, body: unknown = {}): Promise<T> {
    return this.ask<T>("POST", path, body);
  }

  /** Posts, and hands over each line of JSON as it comes; stopping it hangs up. */
  async lines(path: string, body: unknown, signal: AbortSignal, take: (line: unknown) => void): Promise<void> {
    const response = await this.fetch("POST", path, body, signal);
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const parts = (rest + read.value).split("\n");
      rest = parts.pop()!;
      for (const part of parts) if (part !== "") take(JSON.parse(part));
    }
  }

  delete(path: string): Promise<unknown> {
    return this.ask("DELETE", path);
  }

  private async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const text = await (await this.fetch(method, path, body)).text();
    return (text === "" ? undefined : JSON.parse(text)) as T;
  }

  private async fetch(method: string, path: string, body?: unknown, signal: AbortSignal | null = null): Promise<Response> {
    const headers: Record<string, string> = { "X-Throughline": "1", Accept: "application/json" };
    if (body !== undefined) headers["Content-Type"] = "application/json";
    const response = await fetch(this.base + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }), credentials: "same-origin", signal });
    if (!response.ok) {
      const problem = (await response.json().catch(() => ({}))) as { detail?: string; title?: string };
      throw new ApiError(response.status, problem.detail ?? problem.title ?? `${response.status} ${response.statusText}`);
    }

    return response;
  }
}
