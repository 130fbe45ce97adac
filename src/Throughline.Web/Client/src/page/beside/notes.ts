// Notes in threads on their lines, and tags for the departments on words that are selected.
import { hangings, placeOf, setHangings } from "../editor/hangings";
import { goTo } from "../page";
import { action, fill, h } from "../ui/dom";
import { say } from "../ui/words";
import type { Desk, Part } from "./beside";

interface NoteRow {
  readonly number: number;
  readonly kind: "note" | "tag";
  readonly category: string | null;
  readonly text: string;
  readonly author: string;
  readonly made: string;
  readonly from: number;
  readonly to: number;
  readonly standing: "here" | "words-gone" | "line-gone";
  readonly closed: string | null;
}

const when = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

export class NotesPart implements Part {
  readonly dom = h("div", { class: "notes" });
  private rows: readonly NoteRow[] = [];
  private categories: readonly { readonly key: string; readonly name: string }[] = [];
  private readonly list = h("ol", { class: "plain threads" });
  private readonly text: HTMLTextAreaElement;
  private readonly category: HTMLSelectElement | null;

  constructor(private readonly desk: () => Desk, readonly name: "notes" | "tags") {
    const tags = name === "tags";
    this.text = h("textarea", { rows: tags ? "1" : "3", "aria-label": say(tags ? "TagName" : "NoteText"), placeholder: say(tags ? "TagName" : "NoteText") });
    this.category = tags ? h("select", { "aria-label": say("Department") }) : null;
    const form = h("form", {
      onsubmit: (event) => {
        event.preventDefault();
        void this.add();
      },
      onkeydown: (event) => {
        const key = event as KeyboardEvent;
        if (key.key === "Enter" && (key.ctrlKey || key.metaKey || tags)) {
          event.preventDefault();
          void this.add();
        } else if (key.key === "Escape") {
          this.desk().view.focus();
        }
      },
    }, this.category, this.text, h("button", { type: "submit" }, say(tags ? "TagSelection" : "NoteHere")));
    fill(this.dom, form, this.list);
  }

  /** Ready to write one on what is selected. */
  begin(): void {
    const { view } = this.desk();
    const { main } = view.state.selection;
    if (this.name === "tags" && !main.empty) this.text.value = view.state.sliceDoc(main.from, main.to).trim();
    this.text.focus();
  }

  async load(): Promise<void> {
    const desk = this.desk();
    if (this.category !== null && this.categories.length === 0) {
      this.categories = (await desk.api.get<{ categories: { key: string; name: string }[] }>("/tags")).categories;
      fill(this.category, ...this.categories.map((each) => h("option", { value: each.key }, each.name)));
    }

    const answer = await desk.api.get<{ version: number; notes: NoteRow[] }>(`/notes?version=${desk.version()}`);
    this.rows = answer.notes.filter((row) => (row.kind === "tag") === (this.name === "tags") && row.closed === null);
    const kind = this.name === "tags" ? "tag" : "note";
    const placed = this.rows.flatMap((row) => {
      const now = row.standing === "line-gone" ? null : desk.now(answer.version, row);
      return now === null ? [] : [{ kind, id: String(row.number), ...now } as const];
    });
    desk.view.dispatch({ effects: setHangings.of({ kind, all: placed }) });
    this.show();
  }

  follow(): void {
    const { view } = this.desk();
    const { head } = view.state.selection.main;
    const set = view.state.field(hangings)[this.name === "tags" ? "tag" : "note"];
    const near = new Set<string>();
    set.between(head, head, (_from, _to, value) => void near.add((value.spec as { id: string }).id));
    for (const item of this.list.querySelectorAll<HTMLElement>("[data-number]")) item.toggleAttribute("data-near", near.has(item.dataset["number"]!));
  }

  private show(): void {
    const desk = this.desk();
    const set = desk.view.state.field(hangings)[this.name === "tags" ? "tag" : "note"];
    const threads = new Map<number, NoteRow[]>();
    for (const row of this.rows) {
      const place = placeOf(set, String(row.number));
      const line = place === null ? -1 : desk.view.state.doc.lineAt(place.from).from;
      threads.set(line, [...(threads.get(line) ?? []), row]);
    }

    const sorted = [...threads].sort(([a], [b]) => (a < 0 ? 1 : b < 0 ? -1 : a - b));
    fill(this.list, ...(sorted.length === 0 ? [h("li", { class: "quiet" }, say(this.name === "tags" ? "NoTags" : "NoNotes"))] : sorted.map(([line, rows]) => this.thread(line, rows))));
  }

  private thread(line: number, rows: readonly NoteRow[]): HTMLElement {
    const desk = this.desk();
    const where = line < 0 ? h("span", { class: "quiet" }, say("LineGone")) : action(desk.view.state.doc.lineAt(line).text.trim().slice(0, 60), () => goTo(desk.view, line), { dir: "auto" });
    return h("li", {}, where, h("ol", { class: "plain" }, ...rows.map((row) =>
      h("li", { "data-number": String(row.number) },
        h("p", { dir: "auto" }, row.category === null ? null : h("b", {}, `${this.categories.find((each) => each.key === row.category)?.name ?? row.category}: `), row.text),
        h("p", { class: "quiet" }, `${row.author}, ${when.format(new Date(row.made))}${row.standing === "words-gone" ? ` · ${say("WordsGone")}` : ""} `, action(say(row.kind === "tag" ? "TakeOff" : "Resolve"), () => void this.close(row)))),
    )));
  }

  private async add(): Promise<void> {
    const desk = this.desk();
    const { main } = desk.view.state.selection;
    const line = desk.view.state.doc.lineAt(main.head);
    const [from, to] = main.empty ? [line.from, line.to] : [main.from, main.to];
    if (this.text.value.trim() === "") return;
    try {
      await desk.api.post("/notes", { version: desk.version(), from: desk.then(from), to: desk.then(to), kind: this.name === "tags" ? "tag" : "note", text: this.text.value.trim(), category: this.category?.value ?? null, private: false });
      this.text.value = "";
      await this.load();
      desk.view.focus();
    } catch (error) {
      desk.tell(error instanceof Error ? error.message : String(error));
    }
  }

  private async close(row: NoteRow): Promise<void> {
    const desk = this.desk();
    try {
      await desk.api.post(`/notes/${row.number}/close`, { kind: row.kind });
      await this.load();
    } catch (error) {
      desk.tell(error instanceof Error ? error.message : String(error));
    }
  }
}
