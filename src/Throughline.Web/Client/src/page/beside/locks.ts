// Lines, scenes and voices that nobody may change until they are opened again.
import { setHangings } from "../editor/hangings";
import { goTo } from "../page";
import { action, fill, h } from "../ui/dom";
import { say, sayCount } from "../ui/words";
import type { Desk, Part } from "./beside";

interface LockRow {
  readonly id: number;
  readonly kind: "line" | "scene" | "character";
  readonly name: string | null;
  readonly ranges: readonly (readonly [number, number])[];
  readonly person: string;
  readonly reason: string;
  /** Who holds it and why, as a sentence. */
  readonly words: string;
}

export class LocksPart implements Part {
  readonly name = "locks";
  readonly optional = true;
  readonly dom = h("div", { class: "locks" });
  private readonly list = h("ol", { class: "plain" });
  private readonly kind = h("select", { "aria-label": say("LockWhat") }, ...(["line", "scene", "character"] as const).map((kind) => h("option", { value: kind }, say(`Lock_${kind}`))));
  private readonly reason = h("input", { type: "text", "aria-label": say("LockReason"), placeholder: say("LockReason"), autocomplete: "off", maxlength: "500" });

  constructor(private readonly desk: () => Desk) {
    fill(this.dom, h("form", {
      onsubmit: (event) => {
        event.preventDefault();
        void this.lock();
      },
    }, this.kind, this.reason, h("button", { type: "submit" }, say("LockSelection"))), this.list);
  }

  async load(): Promise<void> {
    const desk = this.desk();
    const answer = await desk.api.get<{ version: number; locks: LockRow[] }>(`/locks?version=${desk.version()}`);
    const placed = answer.locks.map((row) => ({ row, now: row.ranges.flatMap(([from, to]) => desk.now(answer.version, { from, to }) ?? []) }));
    desk.view.dispatch({ effects: setHangings.of({ kind: "lock", all: placed.flatMap(({ row, now }) => now.map((range) => ({ kind: "lock" as const, id: String(row.id), words: row.words, ...range }))) }) });
    fill(this.list, ...(placed.length === 0 ? [h("li", { class: "quiet" }, say("NoLocks"))] : placed.map(({ row, now }) => {
      const first = now[0];
      return h("li", {},
        first === undefined ? h("span", { class: "quiet" }, say("LineGone")) : action(desk.view.state.sliceDoc(first.from, Math.min(first.to, first.from + 60)).split("\n")[0]!.trim(), () => goTo(desk.view, first.from), { dir: "auto" }),
        h("p", {}, row.kind === "line" ? "" : `${row.kind === "scene" ? say("Lock_wholeScene") : sayCount("Lock_speeches", now.length, row.name ?? "")} `, h("span", { dir: "auto" }, row.reason)),
        h("p", { class: "quiet" }, `${row.person} `, action(say("OpenLock"), () => void this.open(row))));
    })));
  }

  private async lock(): Promise<void> {
    const desk = this.desk();
    const { from, to } = desk.view.state.selection.main;
    const done = await this.ask(() => desk.api.post("/locks", { version: desk.version(), from: desk.then(from), to: desk.then(to), kind: this.kind.value, reason: this.reason.value.trim() }));
    if (done) this.reason.value = "";
  }

  private open(row: LockRow): Promise<boolean> {
    return this.ask(() => this.desk().api.delete(`/locks/${row.id}`));
  }

  private async ask(request: () => Promise<unknown>): Promise<boolean> {
    try {
      await request();
      await this.load();
      return true;
    } catch (error) {
      this.desk().tell(error instanceof Error ? error.message : String(error));
      return false;
    }
  }
}
