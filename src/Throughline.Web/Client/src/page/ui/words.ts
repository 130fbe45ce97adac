// What the page says, from the resources of the server.

const words: Record<string, string> = JSON.parse(document.querySelector("#words")?.textContent ?? "{}") as Record<string, string>;

/** A sentence by its key, with {0}, {1} filled in. */
export function say(key: string, ...values: readonly (string | number)[]): string {
  return (words[key] ?? key).replace(/\{(\d)\}/g, (_match, index: string) => String(values[Number(index)] ?? ""));
}

/** The sentence for one or for many: KEY_one or KEY_many. */
export function sayCount(key: string, count: number, ...values: readonly (string | number)[]): string {
  return say(`${key}_${count === 1 ? "one" : "many"}`, count, ...values);
}
