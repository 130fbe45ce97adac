// What the rooms say, from the page that they came with.

const known: Record<string, string> = JSON.parse(document.getElementById("room-words")?.textContent ?? "{}") as Record<string, string>;

export function say(name: string, ...values: (string | number)[]): string {
  return (known[name] ?? name).replace(/\{(\d+)\}/g, (_, at: string) => String(values[Number(at)] ?? ""));
}
