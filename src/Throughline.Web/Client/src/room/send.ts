// Requests to the studio that this page came from.
import { say } from "./words";

export async function send(address: string, body: BodyInit, type: string, method = "POST"): Promise<unknown> {
  let answer: Response;
  try {
    answer = await fetch(address, { method, body, headers: { "X-Throughline": "1", "Content-Type": type, Accept: "application/json" }, credentials: "same-origin" });
  } catch {
    throw new Error(say("NoServer"));
  }

  const text = await answer.text();
  const said = text.startsWith("{") || text.startsWith("[") ? (JSON.parse(text) as Record<string, unknown>) : {};
  if (!answer.ok) throw new Error(typeof said["detail"] === "string" ? said["detail"] : `${answer.status} ${answer.statusText}`);
  return said;
}

export function sendJson(address: string, value: unknown, method = "POST"): Promise<unknown> {
  return send(address, JSON.stringify(value), "application/json", method);
}
