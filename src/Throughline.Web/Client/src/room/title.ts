// What the production is called, in the tab and above the room; other tabs of this browser hear of it by the tab that knows it last.
export function watchTitle(root: Document, production: string): void {
  const shown = root.querySelector("[data-title]")?.textContent;
  if (shown == null || typeof BroadcastChannel !== "function") return;
  const tabs = new BroadcastChannel(`throughline.title.${production}`);
  tabs.addEventListener("message", (event: MessageEvent<unknown>) => {
    if (typeof event.data === "string") showTitle(root, event.data);
  });
  tabs.postMessage(shown);
}

export function showTitle(root: Document, title: string): void {
  const places = [...root.querySelectorAll<HTMLElement>("[data-title]")];
  const before = places[0]?.textContent ?? "";
  if (before !== "" && root.title.endsWith(before)) root.title = root.title.slice(0, -before.length) + title;
  for (const place of places) place.textContent = title;
}
