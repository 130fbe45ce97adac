// What models and colleagues propose for lines. Nothing of it happens until somebody ticks it and says so; what is taken becomes one
// edit of that person, which undo takes back.
import { ChangeSet } from "@codemirror/state";
import { setHangings } from "../editor/hangings";
import { type Decided, decided, editId } from "../live/edits";
import { goTo } from "../page";
import { action, fill, h } from "../ui/dom";
import { say, sayCount } from "../ui/words";
import type { Desk, Part } from "./beside";
import type { ProposalRow } from "./proposal";
import { proposalCard } from "./proposalCard";

interface Changes {
  readonly version: number;
  readonly changes: unknown;
}

export class ProposalsPart implements Part {
  readonly name = "proposals";
  readonly optional = true;
  readonly dom = h("div");
  private showsHidden = false;

  constructor(private readonly desk: () => Desk) {}

  async load(): Promise<void> {
    const desk = this.desk();
    const answer = await desk.api.get<{ version: number; proposals: ProposalRow[] }>(`/proposals?version=${desk.version()}`);
    const isHidden = (proposal: ProposalRow): boolean => proposal.state === "open" && proposal.alternatives.length > 0 && proposal.alternatives.every((way) => way.hiddenBy.length > 0);
    const hidden = answer.proposals.filter(isHidden);
    const shown = this.showsHidden ? answer.proposals : answer.proposals.filter((proposal) => !isHidden(proposal));
    const open = shown.filter((proposal) => proposal.state === "open");
    const past = shown.filter((proposal) => proposal.state !== "open");
    const all = open.flatMap((proposal) => (proposal.alternatives[0]?.spans ?? []).flatMap((span) => {
      const now = span.from < 0 ? null : desk.now(answer.version, span);
      return now === null ? [] : [{ kind: "proposal" as const, id: `${proposal.id} ${span.index}`, words: say("ProposalBy", proposal.number, proposal.person), ...now }];
    }));
    desk.view.dispatch({ effects: setHangings.of({ kind: "proposal", all }) });
    const card = (proposal: ProposalRow): HTMLElement => this.card(answer.version, proposal);
    fill(this.dom,
      h("ol", { class: "plain proposals" }, ...(open.length === 0 ? [h("li", { class: "quiet" }, say("NoProposals"))] : open.map(card))),
      hidden.length === 0 ? null : h("p", { class: "quiet" }, sayCount("Hidden", hidden.length, [...new Set(hidden.flatMap((proposal) => proposal.alternatives.flatMap((way) => way.hiddenBy)))].join("; ")), " ", action(say(this.showsHidden ? "HideThem" : "ShowThem"), () => {
        this.showsHidden = !this.showsHidden;
        void this.load();
      })),
      past.length === 0 ? null : h("details", { class: "past" }, h("summary", {}, sayCount("DecidedOnes", past.length)), h("ol", { class: "plain proposals" }, ...past.map(card))));
  }

  private card(version: number, proposal: ProposalRow): HTMLElement {
    const desk = this.desk();
    return proposalCard(proposal, {
      go: (range) => {
        const now = desk.now(version, range);
        if (now !== null) goTo(desk.view, now.from, now.to);
      },
      take: (alternative, taken) => void this.change(proposal, { proposal: proposal.id, alternative, taken, undone: false }, sayCount("Taken", taken.length)),
      takeBack: () => void this.change(proposal, { proposal: proposal.id, alternative: 0, taken: [], undone: true }, say("TakenBack")),
      refuse: (reason) => void this.refuse(proposal, reason),
      tell: (words) => desk.tell(words),
    });
  }

  // The server says what it does to the text of a version; here it becomes an edit of the text of now.
  private async change(proposal: ProposalRow, decision: Decided, done: string): Promise<void> {
    const desk = this.desk();
    try {
      const answer = await desk.api.post<Changes>(`/proposals/${proposal.id}/changes`, decision);
      const since = desk.since(answer.version);
      if (since === null || desk.view.state.readOnly) {
        desk.tell(say(since === null ? "TooOld" : "MayNotWrite"));
        return;
      }

      const changes = ChangeSet.fromJSON(answer.changes).map(since);
      const before = desk.view.state;
      let at = -1;
      changes.iterChanges((_fromA, _toA, _fromB, toB) => {
        if (at < 0) at = toB;
      });
      desk.view.dispatch({
        changes, effects: decided.of(decision), annotations: editId.of(crypto.randomUUID()), userEvent: decision.undone ? "undo.proposal" : "input.accept",
        ...(at < 0 ? {} : { selection: { anchor: at }, scrollIntoView: true }),
      });
      if (desk.view.state.doc !== before.doc) desk.tell(done);
      desk.view.focus();
    } catch (error) {
      desk.tell(error instanceof Error ? error.message : String(error));
      await this.load();
    }
  }

  private async refuse(proposal: ProposalRow, reason: string): Promise<void> {
    const desk = this.desk();
    try {
      await desk.api.post(`/proposals/${proposal.id}/decision`, { alternative: 0, reason });
      desk.tell(say("Refused"));
    } catch (error) {
      desk.tell(error instanceof Error ? error.message : String(error));
    }

    await this.load();
  }
}
