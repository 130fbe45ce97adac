// What stands beside the page: what the scene does, notes and tags, proposals, locks. Everything is asked of the server for the version
// that it knows, and shown at the places of now.
import type { ChangeSet } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { type Api, ApiError } from "../api";
import { fill, h } from "../ui/dom";
import { say } from "../ui/words";

/** What the parts need of the page. */
export interface Desk {
  readonly view: EditorView;
  readonly api: Api;
  /** The version that the server and this page share. */
  version(): number;
  /** The changes from a version to the text of now; null when they are not known any more. */
  since(version: number): ChangeSet | null;
  /** How a range of a version lies now; null when that is not known any more. */
  now(version: number, range: { readonly from: number; readonly to: number }): { from: number; to: number } | null;
  /** A place of now in the shared version. */
  then(place: number): number;
  /** Shows a place of a version on the page; says so when it is not known any more. */
  go(version: number, range: { readonly from: number; readonly to: number }): void;
  tell(words: string): void;
}

export interface Part {
  readonly name: string;
  readonly dom: HTMLElement;
  /** Not shown on a server that does not know it. */
  readonly optional?: boolean;
  /** Asks the server again. */
  load(): Promise<void>;
  /** The caret is somewhere else. */
  follow?(): void;
}

export class Beside {
  readonly dom: HTMLElement;
  private shown: Part;
  private readonly body = h("div", { class: "part" });
  private readonly tabs = new Map<string, HTMLButtonElement>();

  constructor(private readonly parts: readonly Part[]) {
    this.shown = parts[0]!;
    const list = h("div", { class: "tabs", role: "tablist", "aria-label": say("Beside") });
    parts.forEach((part) => {
      const tab = h("button", { type: "button", role: "tab", id: `tab-${part.name}`, "aria-controls": "beside-part", onclick: () => this.show(part.name) }, say(`Part_${part.name}`));
      this.tabs.set(part.name, tab);
      list.append(tab);
    });
    list.addEventListener("keydown", (event) => {
      const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
      if (step === 0) return;
      const offered = this.parts.filter((part) => !this.tabs.get(part.name)!.hidden);
      const next = offered[(offered.indexOf(this.shown) + step + offered.length) % offered.length]!;
      this.show(next.name);
      this.tabs.get(next.name)!.focus();
    });
    this.body.id = "beside-part";
    this.body.setAttribute("role", "tabpanel");
    this.body.tabIndex = 0;
    this.dom = h("aside", { class: "beside", "aria-label": say("Beside") }, list, this.body);
    this.mark();
  }

  show(name: string): void {
    if (this.tabs.get(name)?.hidden === true) return;
    this.shown = this.parts.find((part) => part.name === name) ?? this.shown;
    this.mark();
    void this.load(name);
  }

  /** Asks again for a part (or for the one that is shown); what fails is said, and nothing else changes. */
  async load(name = this.shown.name): Promise<void> {
    const part = this.parts.find((each) => each.name === name);
    try {
      await part?.load();
      this.tabs.get(name)!.hidden = false;
    } catch (error) {
      if (part?.optional === true && error instanceof ApiError && error.status === 404) this.tabs.get(name)!.hidden = true;
      if (part === this.shown && part.dom.childElementCount === 0) fill(part.dom, h("p", { class: "quiet" }, error instanceof Error ? error.message : String(error)));
    }
  }

  follow(): void {
    this.shown.follow?.();
  }

  /** What somebody may not do is not offered. */
  offer(name: string, may: boolean): void {
    this.tabs.get(name)!.hidden = !may;
  }

  private mark(): void {
    for (const [name, tab] of this.tabs) {
      tab.setAttribute("aria-selected", String(name === this.shown.name));
      tab.tabIndex = name === this.shown.name ? 0 : -1;
    }

    this.body.setAttribute("aria-labelledby", `tab-${this.shown.name}`);
    fill(this.body, this.shown.dom);
  }
}
