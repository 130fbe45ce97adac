// Requests to the studio that this page came from.
import { say } from "./words";

export async function send(address: string, body: BodyInit, type: string, method = "POST"): Promise<unknown> {
  let answer: Response;
  try {
    answer = await fetch(address, { method, body, headers: { "X-Throughline": "1", "Content-Type": type, Accept: "application/json" }, credentials: "same-origin" });
  } catch {
    throw new Error(say("NoServer"));
  }

  return read(answer.status, answer.statusText, await answer.text());
}

export function sendJson(address: string, value: unknown, method = "POST"): Promise<unknown> {
  return send(address, JSON.stringify(value), "application/json", method);
}

/** Sends a file, and says how much of it is there: from 0 to 1. */
export function sendFile(address: string, file: File, progress: (part: number) => void, signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("X-Throughline", "1");
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total);
    });
    request.upload.addEventListener("load", () => progress(1));
    request.addEventListener("load", () => {
      try {
        resolve(read(request.status, request.statusText, request.responseText));
      } catch (failure) {
        reject(failure instanceof Error ? failure : new Error(String(failure)));
      }
    });
    request.addEventListener("error", () => reject(new Error(say("NoServer"))));
    request.addEventListener("abort", () => reject(new Error(say("Stopped"))));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

function read(status: number, words: string, text: string): unknown {
  let said: Record<string, unknown> = {};
  try {
    if (text.startsWith("{") || text.startsWith("[")) said = JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw new Error(say("NoServer"));
  }

  if (status < 200 || status > 299) throw new Error(typeof said["detail"] === "string" ? said["detail"] : `${status} ${words}`);
  return said;
}
