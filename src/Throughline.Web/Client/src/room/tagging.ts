// A scene's sheet: words that are selected in its text become a tag; suggestions are kept or refused.
import { sendJson } from "./send";
import { say } from "./words";

export function watchTagging(root: Document): void {
  const room = root.querySelector<HTMLElement>(".tagging");
  const form = room?.querySelector<HTMLFormElement>("[data-newtag]");
  if (!room || !form) return;
  const address = room.dataset["tags"] ?? "";
  const scene = Number(room.dataset["scene"]);
  const words = form.elements.namedItem("words") as HTMLInputElement;
  const name = form.elements.namedItem("name") as HTMLInputElement;
  const category = form.elements.namedItem("category") as HTMLSelectElement;
  const output = form.querySelector("output")!;
  let selected: Selected | null = null;
  category.value = sessionStorage.getItem("throughline.category") ?? category.value;

  root.addEventListener("selectionchange", () => {
    const found = selectedIn(room);
    if (found === null) return;
    selected = found;
    words.value = found.words;
    name.value = found.words.replace(/\s+/g, " ").trim().toLowerCase();
  });
  words.addEventListener("input", () => {
    selected = null;
    name.value = words.value.trim().toLowerCase();
  });
  const send = async (tag: Record<string, unknown>, button: HTMLButtonElement | null): Promise<void> => {
    if (button !== null) button.disabled = true;
    output.textContent = say("Sending");
    try {
      await sendJson(`${address}/breakdown/tags`, { scene, ...tag });
      keepPlace(button);
      location.reload();
    } catch (failure) {
      output.textContent = say("Failed", failure instanceof Error ? failure.message : String(failure));
      if (button !== null) button.disabled = false;
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    sessionStorage.setItem("throughline.category", category.value);
    const on = selected?.words === words.value ? selected : { line: -1, start: -1, words: words.value.trim() };
    void send({ ...on, category: category.value, name: name.value }, null);
  });
  room.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>("button") : null;
    const data = button?.dataset;
    if (button === null || data === undefined) return;
    const on = { line: Number(data["line"] ?? -1), start: Number(data["start"] ?? -1), words: data["words"] ?? "", name: data["name"] };
    if (data["take"] !== undefined) void send({ ...on, category: data["take"] }, button);
    if (data["refuse"] !== undefined) void send({ ...on, category: data["refuse"], refused: true }, button);
    if (data["close"] !== undefined) void close(`${address}/notes/${data["close"]}/close`, button, output);
  });
  root.addEventListener("keydown", (event) => {
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement || event.altKey || event.ctrlKey || event.metaKey) return;
    const way = event.key === "[" ? "prev" : event.key === "]" ? "next" : null;
    const link = way === null ? null : root.querySelector<HTMLAnchorElement>(`a[rel=${way}]`);
    if (link !== null) location.assign(link.href);
  });
  restorePlace(room);
}

async function close(address: string, button: HTMLButtonElement, output: HTMLOutputElement): Promise<void> {
  button.disabled = true;
  try {
    await sendJson(address, { kind: "tag" });
    keepPlace(button);
    location.reload();
  } catch (failure) {
    output.textContent = say("Failed", failure instanceof Error ? failure.message : String(failure));
    button.disabled = false;
  }
}

interface Selected {
  line: number;
  start: number;
  words: string;
}

// What is selected within one paragraph of the scene; spaces at its ends are left out.
function selectedIn(room: HTMLElement): Selected | null {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const from = paragraphOf(range.startContainer);
  const to = paragraphOf(range.endContainer);
  if (from === null || !room.contains(from)) return null;
  const before = document.createRange();
  before.selectNodeContents(from);
  before.setEnd(range.startContainer, range.startOffset);
  const all = from.textContent ?? "";
  let start = before.toString().length;
  const length = to === from ? range.toString().length : all.length - start;
  let words = all.slice(start, start + length);
  start += words.length - words.trimStart().length;
  words = words.trim();
  return words === "" ? null : { line: Number(from.dataset["line"]), start, words };
}

function paragraphOf(node: Node): HTMLElement | null {
  return (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>(".scene-text p") ?? null;
}

// After a change the page comes anew: the same place of the sheet, and the button after the one that was pressed.
function keepPlace(button: HTMLButtonElement | null): void {
  const buttons = [...document.querySelectorAll(".sheet-side li button")];
  const at = button === null ? -1 : buttons.indexOf(button);
  sessionStorage.setItem("throughline.sheet", JSON.stringify({ path: location.pathname + location.search, y: scrollY, at }));
}

function restorePlace(room: HTMLElement): void {
  const kept = sessionStorage.getItem("throughline.sheet");
  sessionStorage.removeItem("throughline.sheet");
  if (kept === null) return;
  const place = JSON.parse(kept) as { path: string; y: number; at: number };
  if (place.path !== location.pathname + location.search) return;
  scrollTo(0, place.y);
  if (place.at >= 0) [...room.querySelectorAll<HTMLElement>(".sheet-side li button")][place.at]?.focus({ preventScroll: true });
  else room.querySelector<HTMLElement>("[name=words]")?.focus({ preventScroll: true });
}
