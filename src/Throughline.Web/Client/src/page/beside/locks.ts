// Lines that nobody may change until they are opened again.
import { setHangings } from "../editor/hangings";
import { goTo } from "../page";
import { action, fill, h } from "../ui/dom";
import { say } from "../ui/words";
import type { Desk, Part } from "./beside";

interface LockRow {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly person: string;
  readonly reason: string;
}

export class LocksPart implements Part {
  readonly name = "locks";
  readonly optional = true;
  readonly dom = h("div", { class: "locks" });
  private readonly list = h("ol", { class: "plain" });
  private readonly reason = h("input", { type: "text", "aria-label": say("LockReason"), placeholder: say("LockReason"), autocomplete: "off" });

  constructor(private readonly desk: () => Desk) {
    fill(this.dom, h("form", {
      onsubmit: (event) => {
        event.preventDefault();
        void this.lock();
      },
    }, this.reason, h("button", { type: "submit" }, say("LockSelection"))), this.list);
  }

  async load(): Promise<void> {
    const desk = this.desk();
    const answer = await desk.api.get<{ version: number; locks: LockRow[] }>(`/locks?version=${desk.version()}`);
    const placed = answer.locks.map((row) => ({ row, now: desk.now(answer.version, row) }));
    desk.view.dispatch({ effects: setHangings.of({ kind: "lock", all: placed.flatMap(({ row, now }) => (now === null ? [] : [{ kind: "lock" as const, id: row.id, ...now }])) }) });
    fill(this.list, ...(placed.length === 0 ? [h("li", { class: "quiet" }, say("NoLocks"))] : placed.map(({ row, now }) =>
      h("li", {}, now === null ? null : action(desk.view.state.sliceDoc(now.from, Math.min(now.to, now.from + 60)).split("\n")[0]!.trim(), () => goTo(desk.view, now.from, now.to), { dir: "auto" }), h("p", {}, row.reason), h("p", { class: "quiet" }, `${row.person} `, action(say("OpenLock"), () => void this.open(row)))),
    )));
  }

  private async lock(): Promise<void> {
    const desk = this.desk();
    const { state } = desk.view;
    const from = state.doc.lineAt(state.selection.main.from).from;
    const { to } = state.doc.lineAt(state.selection.main.to);
    await this.ask(() => desk.api.post("/locks", { version: desk.version(), from: desk.then(from), to: desk.then(to), reason: this.reason.value.trim() }));
    this.reason.value = "";
  }

  private open(row: LockRow): Promise<void> {
    return this.ask(() => this.desk().api.delete(`/locks/${encodeURIComponent(row.id)}`));
  }

  private async ask(request: () => Promise<unknown>): Promise<void> {
    try {
      await request();
      await this.load();
    } catch (error) {
      this.desk().tell(error instanceof Error ? error.message : String(error));
    }
  }
}
