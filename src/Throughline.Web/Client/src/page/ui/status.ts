// The line at the foot: whether what was written is safe, what the line is, where the writer is.
import type { EditorView } from "@codemirror/view";
import { findings } from "../editor/analysis";
import { elementKeys, setElement } from "../editor/keys";
import { kindAt } from "../editor/pending";
import { kindNames, LineKind } from "../fountain/lineKind";
import type { Standing } from "../live/session";
import { h } from "./dom";
import { say, sayCount } from "./words";

export class StatusLine {
  readonly dom: HTMLElement;
  private readonly saved = h("span", { class: "saved", role: "status" });
  private readonly place = h("span", { class: "place" });
  private readonly element: HTMLSelectElement;
  private timer = 0;

  constructor(private readonly view: () => EditorView, style: HTMLElement) {
    const kinds = [...elementKeys.map((each) => each.kind), LineKind.Section, LineKind.Synopsis, LineKind.Note];
    this.element = h("select", { "aria-label": say("Element") }, h("option", { value: "0", hidden: true }, say("Kind_")), ...[LineKind.Title, LineKind.PageBreak, LineKind.Boneyard].map((kind) => h("option", { value: String(kind), hidden: true }, say(kind === LineKind.Title ? "Kind_title" : "Kind_"))), ...kinds.map((kind) => h("option", { value: String(kind) }, say(`Kind_${kindNames[kind]}`))));
    this.element.addEventListener("change", () => setElement(Number(this.element.value) as LineKind)(this.view()));
    this.dom = h("footer", { class: "status" }, this.saved, this.element, style, this.place);
  }

  standing(standing: Standing): void {
    const words = wordsFor(standing);
    const quiet = standing.connected && standing.unsent > 0;
    clearTimeout(this.timer);
    this.dom.dataset["state"] = standing.catchingUp ? "catching-up" : !standing.connected ? "offline" : standing.unsent > 0 ? "sending" : "saved";
    // A moment of sending is not worth a word.
    const show = (): void => {
      if (this.saved.textContent !== words) this.saved.textContent = words;
    };
    if (quiet) this.timer = window.setTimeout(show, 1_500);
    else show();
  }

  /** To be called when the caret or the text may have moved; cheap. */
  where(): void {
    const { state } = this.view();
    const line = state.doc.lineAt(state.selection.main.head);
    const kind = kindAt(state, line);
    const shown = String(kind === LineKind.Blank ? LineKind.Action : kind);
    if (this.element.value !== shown) this.element.value = shown;
    const { pageCount, turns } = state.field(findings);
    let page = 1;
    turns.between(0, line.from, () => void page++);
    const words = pageCount === 0 ? "" : say("PageOf", Math.min(page, pageCount), pageCount);
    if (this.place.textContent !== words) this.place.textContent = words;
  }
}

function wordsFor(standing: Standing): string {
  if (standing.catchingUp) return say("CatchingUp");
  if (standing.connected) return standing.unsent === 0 ? say("Saved") : say("Saving");
  if (!standing.keeps) return say("OfflineUnkept");
  if (standing.unsent > 0) return sayCount("OfflineKept", standing.unsent);
  return standing.everConnected ? say("Offline") : say("Connecting");
}
