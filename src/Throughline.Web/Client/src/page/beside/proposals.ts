// What models and colleagues propose for lines. Nothing of it happens until somebody ticks it and says so; what is taken becomes one
// edit of that person, which undo takes back.
import { setHangings } from "../editor/hangings";
import { acceptedProposal, editId } from "../live/edits";
import { goTo } from "../page";
import { action, fill, h } from "../ui/dom";
import { say, sayCount } from "../ui/words";
import type { Desk, Part } from "./beside";

interface Span {
  readonly index: number;
  readonly kind: "insert" | "replace" | "delete" | "new-lines" | "comment" | "question";
  readonly from: number;
  readonly to: number;
  readonly was: string;
  readonly text: string;
  readonly standing: "fresh" | "rebased" | "stale" | "locked";
}

interface ProposalRow {
  readonly id: string;
  readonly person: string;
  readonly origin: string;
  readonly model: string | null;
  readonly reason: string;
  readonly alternatives: readonly { readonly label: string; readonly spans: readonly Span[] }[];
  readonly claims: readonly { readonly statement: string; readonly holds: boolean; readonly quotes: readonly { readonly from: number; readonly to: number; readonly words: string }[] }[];
}

export class ProposalsPart implements Part {
  readonly name = "proposals";
  readonly optional = true;
  readonly dom = h("ol", { class: "plain proposals" });

  constructor(private readonly desk: () => Desk) {}

  async load(): Promise<void> {
    const desk = this.desk();
    const answer = await desk.api.get<{ version: number; proposals: ProposalRow[] }>(`/proposals?version=${desk.version()}`);
    const all = answer.proposals.flatMap((proposal) => (proposal.alternatives[0]?.spans ?? []).flatMap((span) => {
      const now = desk.now(answer.version, span);
      return now === null ? [] : [{ kind: "proposal" as const, id: `${proposal.id} ${span.index}`, ...now }];
    }));
    desk.view.dispatch({ effects: setHangings.of({ kind: "proposal", all }) });
    fill(this.dom, ...(answer.proposals.length === 0 ? [h("li", { class: "quiet" }, say("NoProposals"))] : answer.proposals.map((proposal) => this.card(answer.version, proposal))));
  }

  private card(version: number, proposal: ProposalRow): HTMLElement {
    const desk = this.desk();
    const choices = h("div");
    let alternative = 0;
    let ticks: { span: Span; box: HTMLInputElement; text: HTMLTextAreaElement | null }[] = [];
    const show = (): void => {
      ticks = [];
      fill(choices, ...proposal.alternatives[alternative]!.spans.map((span) => {
        const comment = span.kind === "comment" || span.kind === "question";
        const able = span.standing === "fresh" || span.standing === "rebased";
        const box = h("input", { type: "checkbox", checked: able && !comment, disabled: !able || comment, "aria-label": say("TakeThis") });
        const text = comment || span.kind === "delete" ? null : h("textarea", { rows: String(Math.min(6, 1 + span.text.length / 32)), "aria-label": say("ProposedWords"), dir: "auto" });
        if (text !== null) text.value = span.text;
        ticks.push({ span, box, text });
        return h("div", { class: `span span-${span.standing}` },
          h("label", {}, comment ? null : box, " ", action(say(`Span_${span.kind}`), () => {
            const now = desk.now(version, span);
            if (now !== null) goTo(desk.view, now.from, now.to);
          })),
          span.kind === "insert" || span.kind === "new-lines" || span.was === "" ? null : h("del", { dir: "auto" }, span.was),
          comment ? h("p", { dir: "auto" }, span.text) : text,
          able ? null : h("p", { class: "quiet" }, say(`Standing_${span.standing}`)));
      }));
    };
    show();
    const pick = proposal.alternatives.length < 2 ? null : h("select", { "aria-label": say("Alternative") }, ...proposal.alternatives.map((each, i) => h("option", { value: String(i) }, each.label === "" ? say("AlternativeNumber", i + 1) : each.label)));
    pick?.addEventListener("change", () => {
      alternative = Number(pick.value);
      show();
    });
    return h("li", { class: "proposal" },
      h("p", {}, h("b", {}, proposal.person), proposal.model === null ? "" : ` (${proposal.model})`, ": ", h("span", { dir: "auto" }, proposal.reason)),
      proposal.claims.length === 0 ? null : h("ul", { class: "plain claims" }, ...proposal.claims.map((claim) => h("li", {}, claim.holds ? h("span", {}, claim.statement) : h("s", { title: say("ClaimFails") }, claim.statement), " ", claim.quotes.length === 0 ? null : action(sayCount("Quotes", claim.quotes.length), () => {
        const now = desk.now(version, claim.quotes[0]!);
        if (now !== null) goTo(desk.view, now.from, now.to);
      })))),
      pick,
      choices,
      h("p", {},
        action(say("TakeTicked"), () => void this.take(version, proposal, alternative, ticks)), " ",
        action(say("RefuseAll"), () => void this.decide(version, proposal, alternative, [], proposal.alternatives[alternative]!.spans.map((span) => span.index), null))));
  }

  private async take(version: number, proposal: ProposalRow, alternative: number, ticks: readonly { span: Span; box: HTMLInputElement; text: HTMLTextAreaElement | null }[]): Promise<void> {
    const desk = this.desk();
    const taken = ticks.filter((tick) => tick.box.checked);
    if (taken.length === 0) {
      desk.tell(say("NothingTicked"));
      return;
    }

    const changes = taken.flatMap(({ span, text }): { from: number; to?: number; insert?: string }[] => {
      const now = desk.now(version, span);
      if (now === null) return [];
      const words = text?.value ?? "";
      if (span.kind === "delete") return [{ from: now.from, to: now.to }];
      if (span.kind === "insert") return [{ from: now.to, insert: words }];
      if (span.kind === "new-lines") return [{ from: now.to, insert: `\n\n${words}` }];
      return [{ from: now.from, to: now.to, insert: words }];
    });
    if (changes.length < taken.length) {
      desk.tell(say("TooOld"));
      await this.load();
      return;
    }

    const edit = crypto.randomUUID();
    desk.view.dispatch({ changes, annotations: [acceptedProposal.of(proposal.id), editId.of(edit)], userEvent: "input.accept", scrollIntoView: true });
    const refused = ticks.filter((tick) => !tick.box.checked && tick.span.kind !== "comment" && tick.span.kind !== "question").map((tick) => tick.span.index);
    await this.decide(version, proposal, alternative, taken.map((tick) => tick.span.index), refused, edit);
  }

  private async decide(version: number, proposal: ProposalRow, alternative: number, taken: readonly number[], refused: readonly number[], edit: string | null): Promise<void> {
    const desk = this.desk();
    try {
      await desk.api.post(`/proposals/${encodeURIComponent(proposal.id)}/decision`, { version, alternative, taken, refused, edit });
      desk.tell(edit === null ? say("Refused") : sayCount("Taken", taken.length));
    } catch (error) {
      desk.tell(error instanceof Error ? error.message : String(error));
    }

    await this.load();
  }
}
