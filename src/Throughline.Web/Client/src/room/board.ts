// The strip board: strips are dragged, or moved by buttons and keys; the server says what a day then comes to.
import { sendJson } from "./send";
import { say } from "./words";

interface Strip {
  id: string;
  label: string;
  text: string;
  eighths: number;
}

interface Day {
  id: string;
  number: number;
  date: string | null;
  pages: string;
  strips: Strip[];
}

interface Board {
  version: number;
  canUndo: boolean;
  days: Day[];
  boneyard: Strip[];
}

interface Change {
  do: string;
  strip?: string;
  day?: string | null;
  before?: string | null;
  text?: string;
  date?: string;
  off?: string;
  by?: string;
  pages?: string;
}

export function watchBoard(root: Document): void {
  const tools = root.querySelector<HTMLElement>("[data-board]");
  const board = root.querySelector<HTMLElement>("#board");
  if (tools !== null && board !== null) new StripBoard(tools, board).start();
}

class StripBoard {
  private readonly address: string;
  private picked: HTMLElement | null = null;
  private dragged: HTMLElement | null = null;
  private queue: Promise<void> = Promise.resolve();

  constructor(
    private readonly tools: HTMLElement,
    private readonly board: HTMLElement,
  ) {
    this.address = tools.dataset["board"] ?? "";
  }

  start(): void {
    this.tools.hidden = false;
    this.tools.addEventListener("click", (event) => {
      const what = event.target instanceof Element ? event.target.closest<HTMLElement>("button[data-do]")?.dataset["do"] : undefined;
      if (what !== undefined) this.command(what);
    });
    this.toDay.addEventListener("change", () => {
      if (this.picked !== null && this.toDay.value !== "") this.place(this.picked, this.listOf(this.toDay.value), null);
    });
    this.banner.addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.command("banner");
    });
    this.board.addEventListener("click", (event) => {
      const target = event.target instanceof Element ? event.target : null;
      const strip = target?.closest<HTMLElement>("[data-pick]")?.closest<HTMLElement>(".strip");
      if (strip) this.pick(strip);
      const day = target?.closest<HTMLElement>(".day")?.dataset["of"];
      if (day !== undefined && target?.closest("[data-join]")) this.change({ do: "join", day }, true);
      if (day !== undefined && target?.closest("[data-remove]")) this.change({ do: "remove-day", day }, true);
    });
    this.board.addEventListener("change", (event) => {
      const field = event.target;
      if (field instanceof HTMLInputElement && field.dataset["date"] !== undefined) this.change({ do: "date", day: field.closest<HTMLElement>(".day")?.dataset["of"] ?? "", date: field.value }, false);
    });
    this.board.addEventListener("keydown", (event) => this.key(event));
    this.board.addEventListener("submit", (event) => this.submit(event));
    this.watchDragging();
    document.addEventListener("keydown", (event) => {
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z" && !(event.target instanceof HTMLInputElement)) {
        event.preventDefault();
        this.command("undo");
      }
    });
    this.offerDays();
    const again = sessionStorage.getItem("throughline.strip");
    sessionStorage.removeItem("throughline.strip");
    const strip = again === null ? null : this.stripOf(again);
    if (strip !== null) {
      this.pick(strip);
      buttonOf(strip)?.focus();
    }
  }

  private get toDay(): HTMLSelectElement {
    return this.tools.querySelector<HTMLSelectElement>("select[data-do=to-day]")!;
  }

  private get banner(): HTMLInputElement {
    return this.tools.querySelector<HTMLInputElement>("[data-banner]")!;
  }

  private command(what: string): void {
    const strip = this.picked;
    const id = strip?.dataset["strip"];
    if (what === "add-day" || what === "undo") this.change({ do: what }, true);
    if (strip === null || id === undefined) return;
    if (what === "up" || what === "down") this.step(strip, what === "up" ? -1 : 1);
    if (what === "off") this.place(strip, this.listOf(""), null);
    if (what === "break") this.change({ do: "break", strip: id }, true);
    const day = dayOf(strip);
    if (what === "banner" && this.banner.value.trim() !== "" && day !== "") this.change({ do: "banner", day, before: id, text: this.banner.value }, true);
  }

  private key(event: KeyboardEvent): void {
    const strip = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-pick]")?.closest<HTMLElement>(".strip") ?? null : null;
    if (strip !== null && (event.key === "Enter" || event.key === " ")) {
      // No button of the browser's own, because some browsers do not drag what lies under one.
      event.preventDefault();
      this.pick(strip);
      return;
    }

    if (strip === null || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    const by = event.key === "ArrowUp" ? -1 : 1;
    if (event.altKey) {
      this.pick(strip);
      this.step(strip, by);
      return;
    }

    const all = [...this.board.querySelectorAll<HTMLElement>(".strip")];
    const next = all[all.indexOf(strip) + by];
    if (next !== undefined) {
      this.pick(next);
      buttonOf(next)?.focus();
    }
  }

  /** One place earlier or later; at the end of a day into the next. */
  private step(strip: HTMLElement, by: -1 | 1): void {
    const list = strip.parentElement as HTMLElement;
    // In the boneyard strips lie in the order of the script: from there it is only back onto the last day.
    const next = list.dataset["day"] === "" ? null : by < 0 ? strip.previousElementSibling : strip.nextElementSibling;
    if (next !== null) {
      this.place(strip, list, by < 0 ? (next as HTMLElement) : (next.nextElementSibling as HTMLElement | null));
      return;
    }

    const lists = [...this.board.querySelectorAll<HTMLElement>(".strips")];
    const other = lists[lists.indexOf(list) + by];
    if (other !== undefined) this.place(strip, other, by < 0 ? null : (other.firstElementChild as HTMLElement | null));
  }

  private place(strip: HTMLElement, list: HTMLElement | null, before: HTMLElement | null): void {
    if (list === null || before === strip) return;
    const [from, next] = [strip.parentElement as HTMLElement, strip.nextElementSibling];
    const day = list.dataset["day"] ?? "";
    if (day === "" && from === list) return;
    put(strip, list, before);
    this.change({ do: "place", strip: strip.dataset["strip"] ?? "", day: day === "" ? null : day, before: day === "" ? null : (before?.dataset["strip"] ?? null) }, false, () => put(strip, from, next));
    this.pick(strip);
  }

  // One after the other, in the order in which they were asked for.
  private change(change: Change, reload: boolean, back?: () => void): void {
    this.queue = this.queue.then(async () => {
      try {
        const board = (await sendJson(this.address, change)) as Board;
        if (reload) {
          if (this.picked?.dataset["strip"] !== undefined) sessionStorage.setItem("throughline.strip", this.picked.dataset["strip"]);
          location.reload();
        } else {
          this.show(board, change.strip);
        }
      } catch (failure) {
        back?.();
        this.tell(say("Failed", failure instanceof Error ? failure.message : String(failure)));
      }
    });
  }

  private show(board: Board, moved: string | undefined): void {
    const undo = this.tools.querySelector<HTMLButtonElement>("[data-do=undo]");
    if (undo !== null) undo.disabled = !board.canUndo;
    for (const day of board.days) {
      const part = this.board.querySelector<HTMLElement>(`.day[data-of="${CSS.escape(day.id)}"]`);
      const total = part?.querySelector("[data-total]");
      const scenes = part?.querySelector("[data-scenes]");
      const weekday = part?.querySelector("[data-weekday]");
      if (total) total.textContent = day.pages;
      if (weekday) weekday.textContent = day.date === null ? "" : new Date(day.date).toLocaleDateString(document.documentElement.lang, { weekday: "long", timeZone: "UTC" });
      if (scenes) scenes.textContent = String(day.strips.filter((strip) => strip.eighths > 0).length);
      const at = day.strips.findIndex((strip) => strip.id === moved);
      if (at >= 0) this.tell(say("StripAt", day.strips[at]?.label ?? "", at + 1, day.number, day.pages));
    }

    const left = this.board.querySelector("[data-count]");
    if (left !== null) left.textContent = String(board.boneyard.length);
    const at = board.boneyard.findIndex((one) => one.id === moved);
    const strip = board.boneyard[at];
    if (strip !== undefined) {
      const [part, after] = [this.stripOf(strip.id), board.boneyard.slice(at + 1).map((one) => this.stripOf(one.id)).find((one) => one !== null)];
      if (part?.parentElement?.dataset["day"] === "") put(part, part.parentElement, after ?? null);
      this.tell(say("StripOff", strip.label));
    }

    // A scene that had no name yet was given one.
    if (moved?.startsWith("n") === true && strip === undefined) location.reload();
  }

  private submit(event: SubmitEvent): void {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    event.preventDefault();
    const fields = new FormData(form);
    const all = (name: string): string => fields.getAll(name).filter((value) => typeof value === "string" && value !== "").join(",");
    if (form.dataset["order"] !== undefined) this.change({ do: "order", by: all("by"), pages: all("pages") }, true);
    if (form.dataset["dates"] !== undefined) this.change({ do: "dates", date: all("date"), off: all("off") }, true);
  }

  private pick(strip: HTMLElement): void {
    for (const pressed of this.board.querySelectorAll("[aria-pressed=true]")) pressed.setAttribute("aria-pressed", "false");
    const button = buttonOf(strip);
    button?.setAttribute("aria-pressed", "true");
    this.picked = strip;
    const label = this.tools.querySelector<HTMLElement>("[data-picked]");
    if (label !== null) label.textContent = button?.textContent?.replace(/\s+/g, " ").trim() ?? "";
    const of = this.tools.querySelector<HTMLElement>("[data-ofstrip]");
    if (of !== null) of.hidden = false;
    this.toDay.value = dayOf(strip);
  }

  private offerDays(): void {
    this.toDay.append(new Option("", ""));
    for (const day of this.board.querySelectorAll<HTMLElement>(".day")) this.toDay.append(new Option(day.querySelector("h2")?.textContent ?? "", day.dataset["of"] ?? ""));
  }

  private stripOf(id: string): HTMLElement | null {
    return this.board.querySelector<HTMLElement>(`[data-strip="${CSS.escape(id)}"]`);
  }

  private listOf(day: string): HTMLElement | null {
    return this.board.querySelector<HTMLElement>(`.strips[data-day="${CSS.escape(day)}"]`);
  }

  private tell(words: string): void {
    const output = this.tools.querySelector("[data-said]");
    if (output !== null) output.textContent = words;
  }

  private watchDragging(): void {
    this.board.addEventListener("dragstart", (event) => {
      this.dragged = event.target instanceof Element ? event.target.closest<HTMLElement>(".strip") : null;
      this.dragged?.classList.add("dragged");
      event.dataTransfer?.setData("text/plain", this.dragged?.dataset["strip"] ?? "");
      if (event.dataTransfer !== null) event.dataTransfer.effectAllowed = "move";
    });
    this.board.addEventListener("dragover", (event) => {
      const list = this.listAt(event);
      if (this.dragged === null || list === null) return;
      event.preventDefault();
      this.clearPlace();
      const before = this.stripAt(list, event.clientY);
      (before ?? list).classList.add(before === null ? "at-end" : "at-before");
    });
    this.board.addEventListener("drop", (event) => {
      const list = this.listAt(event);
      if (this.dragged === null || list === null) return;
      event.preventDefault();
      this.place(this.dragged, list, this.stripAt(list, event.clientY));
    });
    this.board.addEventListener("dragend", () => {
      this.dragged?.classList.remove("dragged");
      this.dragged = null;
      this.clearPlace();
    });
  }

  private listAt(event: DragEvent): HTMLElement | null {
    const target = event.target instanceof Element ? event.target : null;
    return target?.closest<HTMLElement>(".strips") ?? target?.closest(".day, .boneyard")?.querySelector<HTMLElement>(".strips") ?? null;
  }

  private stripAt(list: HTMLElement, y: number): HTMLElement | null {
    for (const strip of list.querySelectorAll<HTMLElement>(".strip")) {
      const { top, height } = strip.getBoundingClientRect();
      if (strip !== this.dragged && y < top + height / 2) return strip;
    }

    return null;
  }

  private clearPlace(): void {
    for (const at of this.board.querySelectorAll(".at-before, .at-end")) at.classList.remove("at-before", "at-end");
  }
}

// Where the focus was on it, it stays on it.
function put(strip: HTMLElement, list: HTMLElement, before: Element | null): void {
  const focus = document.activeElement === buttonOf(strip);
  list.insertBefore(strip, before);
  if (focus) buttonOf(strip)?.focus();
}

function dayOf(strip: HTMLElement): string {
  return strip.parentElement?.dataset["day"] ?? "";
}

function buttonOf(strip: HTMLElement): HTMLElement | null {
  return strip.querySelector<HTMLElement>("[data-pick]");
}
