// The headings beside the page: where the writer is, and scenes moved by drag or by Alt and the arrow keys. As an outline it shows
// sections and summaries too; as cards, the same scenes on a board.
import { type ChangeDesc, MapMode } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { eighthsText } from "../editor/analysis";
import { itemAt, moveItem, type OutlineItem, outlineOf } from "../editor/scenes";
import { goTo } from "../page";
import { fill, h } from "./dom";
import { say } from "./words";

export type OutlineShape = "list" | "outline" | "cards";

export class OutlinePanel {
  readonly dom: HTMLElement;
  private items: readonly OutlineItem[] = [];
  private keys: readonly string[] = [];
  private current = -1;
  private dragged = -1;
  // What the text has become since it was drawn, and whether drawing waits for a drag to end.
  private since: ChangeDesc | null = null;
  private isDue = false;

  constructor(private readonly view: EditorView, private readonly shape: OutlineShape, private readonly chosen: () => void = () => {}) {
    this.dom = h("ol", { class: `outline outline-${shape}`, "aria-label": say(shape === "cards" ? "Cards" : "Scenes") });
    this.dom.addEventListener("click", (event) => this.click(event));
    this.dom.addEventListener("keydown", (event) => this.keydown(event));
    this.dom.addEventListener("dragstart", (event) => this.dragStart(event));
    this.dom.addEventListener("dragover", (event) => this.dragOver(event));
    this.dom.addEventListener("drop", (event) => this.drop(event));
    this.dom.addEventListener("dragend", () => this.clear());
  }

  /** The text is another one; what is drawn here follows when there is time. */
  changed(changes: ChangeDesc): void {
    this.since = this.since === null ? changes : this.since.composeDesc(changes);
  }

  refresh(): void {
    // A row that is taken from under the hand ends the drag.
    this.isDue = this.dragged >= 0;
    if (this.isDue) return;
    this.since = null;
    this.items = outlineOf(this.view.state, this.shape !== "list");
    const keys = this.items.map((item) => `${item.kind}|${item.words}|${item.number}|${item.eighths}|${item.page}|${item.depth}|${item.summary}`);
    if (keys.length === 0) {
      fill(this.dom, h("li", { class: "quiet" }, say("NoScenes")));
    } else if (keys.length !== this.keys.length) {
      fill(this.dom, ...this.items.map((item, i) => this.row(item, i)));
      this.current = -1;
    } else {
      // Most of the time a length or a page number is another one; only those rows are made anew.
      keys.forEach((key, i) => {
        if (key === this.keys[i]) return;
        const focused = this.dom.children[i]!.contains(document.activeElement);
        this.dom.children[i]!.replaceWith(this.row(this.items[i]!, i));
        if (focused) this.rowAt(i)?.focus();
        if (i === this.current) this.current = -1;
      });
    }

    this.keys = keys;
    this.follow();
  }

  /** Shows where the caret is. */
  follow(): void {
    const now = itemAt(this.items, this.view.state.selection.main.head);
    if (now === this.current) return;
    this.mark(this.rowAt(this.current), false);
    this.current = now;
    const row = this.rowAt(now);
    this.mark(row, true);
    if (row !== null && this.shape === "list") scrollWithin(this.dom, row.parentElement!);
  }

  private mark(row: HTMLElement | null, on: boolean): void {
    if (on) row?.setAttribute("aria-current", "true");
    else row?.removeAttribute("aria-current");
    row?.parentElement?.classList.toggle("now", on);
  }

  private rowAt(index: number): HTMLElement | null {
    return index < 0 ? null : (this.dom.children[index]?.firstElementChild as HTMLElement | null | undefined) ?? null;
  }

  private row(item: OutlineItem, index: number): HTMLElement {
    const facts = [item.page === "" ? "" : say("OnPage", item.page), item.eighths > 0 ? eighthsText(item.eighths) : ""].filter((part) => part !== "").join(" · ");
    const button = h("button", { type: "button", "data-index": String(index), title: say("MoveHint"), dir: "auto" },
      item.number === "" ? null : h("span", { class: "number" }, item.number),
      h("span", { class: "words", dir: "auto" }, item.words === "" ? say("Untitled") : item.words),
      item.summary === "" || this.shape === "list" ? null : h("span", { class: "summary", dir: "auto" }, item.summary),
      facts === "" ? null : h("span", { class: "facts", dir: "ltr" }, facts));
    return h("li", { class: item.kind === "section" ? `section depth-${item.depth}` : "scene", draggable: item.kind === "scene" ? "true" : "false" }, button);
  }

  private indexOf(target: EventTarget | null): number {
    const row = (target as Element | null)?.closest("li")?.querySelector("[data-index]");
    return row === null || row === undefined ? -1 : Number((row as HTMLElement).dataset["index"]);
  }

  private click(event: MouseEvent): void {
    const place = this.placeOf(this.indexOf(event.target));
    if (place === null) return;
    this.chosen();
    goTo(this.view, place);
  }

  private keydown(event: KeyboardEvent): void {
    const index = this.indexOf(event.target);
    if (index < 0) return;
    const step = event.key === "ArrowDown" || (event.key === "ArrowRight" && this.shape === "cards") ? 1 : event.key === "ArrowUp" || (event.key === "ArrowLeft" && this.shape === "cards") ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    if (event.altKey) this.move(index, step > 0 ? index + 2 : index - 1, index + step);
    else this.rowAt(index + step)?.focus();
  }

  // Where in the text of now the row that was drawn is; null when it is there no more.
  private placeOf(row: number): number | null {
    const item = this.items[row];
    if (item === undefined) return null;
    return this.since === null ? item.from : this.since.mapPos(item.from, 1, MapMode.TrackDel);
  }

  // Rows as they were drawn, in a text in which others write on.
  private move(from: number, before: number, focus: number): void {
    const [place, target] = [this.placeOf(from), this.placeOf(before)];
    const isLast = before === this.items.length;
    if (this.view.state.readOnly || place === null || (target === null && !isLast)) return;
    const now = outlineOf(this.view.state);
    const spec = moveItem(this.view.state, now, itemAt(now, place), isLast ? now.length : itemAt(now, target!));
    if (spec === null) return;
    const words = this.items[from]!.words;
    this.view.dispatch(spec);
    this.refresh();
    this.rowAt(focus)?.focus();
    announce(say("Moved", words));
  }

  private dragStart(event: DragEvent): void {
    this.dragged = this.indexOf(event.target);
    const item = this.items[this.dragged];
    if (item === undefined || event.dataTransfer === null) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/x-throughline-scene", item.words);
  }

  private dragOver(event: DragEvent): void {
    if (this.dragged < 0) return;
    event.preventDefault();
    const li = (event.target as Element).closest("li");
    if (li === null) return;
    this.dom.querySelectorAll(".over, .under").forEach((each) => each.classList.remove("over", "under"));
    li.classList.add(this.isUnder(event, li) ? "under" : "over");
  }

  private drop(event: DragEvent): void {
    const li = (event.target as Element).closest("li");
    const to = this.indexOf(event.target);
    const from = this.dragged;
    this.dragged = -1;
    if (li !== null && to >= 0 && from >= 0) {
      event.preventDefault();
      const before = to + (this.isUnder(event, li) ? 1 : 0);
      this.move(from, before, before > from ? before - 1 : before);
    }

    this.clear();
  }

  private isUnder(event: DragEvent, li: Element): boolean {
    const box = li.getBoundingClientRect();
    return this.shape === "cards" ? event.clientX > box.left + box.width / 2 : event.clientY > box.top + box.height / 2;
  }

  private clear(): void {
    this.dragged = -1;
    this.dom.querySelectorAll(".over, .under").forEach((each) => each.classList.remove("over", "under"));
    if (this.isDue) this.refresh();
  }
}

function scrollWithin(list: HTMLElement, row: HTMLElement): void {
  const box = list.parentElement ?? list;
  if (row.offsetTop < box.scrollTop) box.scrollTop = row.offsetTop - 40;
  else if (row.offsetTop + row.offsetHeight > box.scrollTop + box.clientHeight) box.scrollTop = row.offsetTop - box.clientHeight + row.offsetHeight + 40;
}

const voice = h("div", { class: "aloud", "aria-live": "polite" });

/** Says something to those who do not see the page. */
export function announce(words: string): void {
  if (!voice.isConnected) document.body.append(voice);
  voice.textContent = words;
}

