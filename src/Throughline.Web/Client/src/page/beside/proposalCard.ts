// One proposal beside the page: its parts on their lines, what they would bring, what it rests on, and what can be done with it.
import { action, fill, h } from "../ui/dom";
import { say, sayCount } from "../ui/words";
import { compareDialog } from "./compareDialog";
import { canBeTaken, changesText, type ProposalRow, type Span, wouldBe } from "./proposal";

export interface CardActions {
  go(range: { readonly from: number; readonly to: number }): void;
  take(alternative: number, parts: readonly { readonly index: number; readonly text: string | null }[]): void;
  refuse(reason: string): void;
  takeBack(): void;
  tell(words: string): void;
}

const when = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

export function proposalCard(proposal: ProposalRow, actions: CardActions): HTMLElement {
  const head = h("p", {}, h("span", { class: "quiet" }, `${proposal.number} `), h("b", {}, proposal.person), proposal.model === null ? "" : ` (${proposal.model})`, ": ", h("span", { dir: "auto" }, proposal.reason));
  const past = proposal.decisions.map((each) => h("p", { class: "quiet" }, `${say(`Decision_${each.decision}`)} · ${each.person}, ${when.format(new Date(each.made))}`, each.reason === null ? "" : ": ", each.reason === null ? "" : h("q", { dir: "auto" }, each.reason)));
  if (proposal.state === "open") return h("li", { class: "proposal" }, head, claims(proposal, actions), ...choices(proposal, actions));
  const last = proposal.decisions.at(-1);
  return h("li", { class: "proposal decided" }, head, ...past,
    proposal.state === "taken" ? (last?.edit == null ? h("p", { class: "quiet" }, say("TakenElsewhere")) : h("p", {}, action(say("TakeBack"), () => actions.takeBack())))
      : h("details", {}, h("summary", {}, say("LookAgain")), claims(proposal, actions), ...choices(proposal, actions)));
}

function claims(proposal: ProposalRow, actions: CardActions): HTMLElement | null {
  if (proposal.claims.length === 0) return null;
  return h("ul", { class: "plain claims" }, ...proposal.claims.map((claim) => h("li", {},
    claim.holds ? h("span", { dir: "auto" }, claim.statement) : h("s", { dir: "auto" }, claim.statement), " ",
    claim.quotes.length === 0 ? null : action(sayCount("Quotes", claim.quotes.length), () => actions.go(claim.quotes[0]!)),
    claim.why === null ? null : h("span", { class: claim.holds ? "quiet" : "quiet why" }, ` ${claim.why}`))));
}

interface Tick {
  readonly span: Span;
  readonly box: HTMLInputElement;
  readonly text: HTMLTextAreaElement | null;
}

function choices(proposal: ProposalRow, actions: CardActions): (HTMLElement | null)[] {
  const body = h("div");
  let alternative = 0;
  let ticks: Tick[] = [];
  const show = (): void => {
    const way = proposal.alternatives[alternative]!;
    ticks = [];
    fill(body,
      way.measures.length === 0 ? null : h("ul", { class: "plain measures quiet" }, ...way.measures.map((measure) => h("li", {}, measure))),
      ...way.spans.map((span) => part(span, actions, (tick) => ticks.push(tick))));
  };
  show();
  const pick = proposal.alternatives.length < 2 ? null : h("select", { "aria-label": say("Alternative") }, ...proposal.alternatives.map((each, i) => h("option", { value: String(i) }, each.label === "" ? say("AlternativeNumber", i + 1) : each.label)));
  pick?.addEventListener("change", () => {
    alternative = Number(pick.value);
    show();
  });
  const able = proposal.alternatives.some((way) => way.spans.some(canBeTaken));
  const reason = h("input", { type: "text", required: true, maxlength: "500", "aria-label": say("RefuseWhy"), placeholder: say("RefuseWhy"), dir: "auto", autocomplete: "off" });
  const refusing = h("form", { hidden: true, onsubmit: (event) => {
    event.preventDefault();
    actions.refuse(reason.value);
  } }, reason, h("button", { type: "submit" }, say("RefuseAll")));
  return [pick, body,
    h("p", { class: "deeds" },
      able ? action(say("TakeTicked"), () => {
        const taken = ticks.filter((tick) => tick.box.checked);
        if (taken.length === 0) actions.tell(say("NothingTicked"));
        else actions.take(alternative, taken.map(({ span, text }) => ({ index: span.index, text: text === null || text.value === span.text ? null : text.value })));
      }) : null,
      proposal.alternatives.some((way) => way.spans.some(changesText)) ? action(say("Compare"), () => compareDialog(proposal)) : null,
      proposal.state === "refused" ? null : action(say("RefuseAll"), () => {
        refusing.hidden = !refusing.hidden;
        reason.focus();
      })),
    refusing];
}

function part(span: Span, actions: CardActions, add: (tick: Tick) => void): HTMLElement {
  const able = canBeTaken(span);
  const gone = span.from < 0;
  const where = gone ? h("span", {}, say(`Span_${span.kind}`)) : action(say(`Span_${span.kind}`), () => actions.go(span));
  if (!changesText(span)) return h("div", { class: "span" }, where, span.was === "" ? null : h("q", { dir: "auto" }, span.was), h("p", { dir: "auto" }, span.text), span.why === null ? null : h("p", { class: "quiet" }, span.why));
  const box = h("input", { type: "checkbox", checked: able, disabled: !able, "aria-label": say("TakeThis") });
  const text = span.kind === "delete" ? null : h("textarea", { rows: String(Math.min(6, 1 + Math.floor(span.text.length / 30))), "aria-label": say("ProposedWords"), dir: "auto" });
  if (text !== null) {
    text.value = span.text;
    text.disabled = !able;
  }

  add({ span, box, text });
  const { before, gone: old, after } = wouldBe(span);
  return h("div", { class: `span span-${span.standing}` },
    h("label", {}, box, " ", where),
    h("p", { class: "line", dir: "auto" }, before.trimEnd() === before ? before : `${before.trimEnd()} `, old === "" ? null : h("del", {}, old), after),
    text,
    span.why === null ? null : h("p", { class: "quiet why" }, span.standing === "rebased" ? say("Standing_rebased", span.why) : span.standing === "stale" ? say("Standing_stale", span.why) : span.why));
}
