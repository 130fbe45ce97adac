// An answer beside the page: what is said rests on lines, and leads to them; what does not is struck through. Nothing of it is in the script.
import { action, h } from "../ui/dom";
import { say, sayCount } from "../ui/words";

export interface Place {
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

export interface Finding {
  readonly kind: string;
  readonly scene: string | null;
  readonly statement: string;
  readonly holds: boolean;
  readonly why: string | null;
  readonly quotes: readonly Place[];
  readonly answered: Place | null;
}

export interface Answer {
  readonly version: number;
  readonly words: string;
  readonly model: string | null;
  readonly verified: number;
  readonly of: number;
  readonly findings: readonly Finding[];
  readonly writings: readonly { readonly label: string; readonly text: string }[];
  readonly sides: boolean;
  readonly reason: string;
  readonly proposal: number | null;
  readonly draft: number | null;
  readonly notices: readonly string[];
}

export interface AnswerActions {
  go(place: Place): void;
  copy(text: string): void;
  review(): void;
  dismiss(): void;
}

export function answerCard(answer: Answer, actions: AnswerActions): HTMLElement {
  return h("article", { class: "answer", tabindex: "-1", "aria-label": answer.words },
    h("h2", {}, answer.words),
    h("p", { class: "quiet" }, answer.model ?? say("AskRules"), " ", action(say("Dismiss"), () => actions.dismiss())),
    answer.proposal === null ? null : h("p", {}, say("AskProposed", answer.proposal), answer.draft === null ? "" : ` ${say("AskDrafted", answer.draft)}`, " ", action(say("AskReview"), () => actions.review())),
    ...answer.notices.map((notice) => h("p", { class: "quiet", dir: "auto" }, notice)),
    ...answer.writings.map((writing) => written(writing, answer.sides, actions)),
    answer.reason === "" ? null : h("p", { class: "quiet", dir: "auto" }, answer.reason),
    ...scenes(answer.findings).map(([scene, findings]) => h("section", {},
      scene === null ? null : h("h3", { dir: "auto" }, scene),
      h("ul", { class: "plain" }, ...findings.map((finding) => found(finding, actions))))),
    answer.of === 0 ? null : h("p", { class: "quiet" }, sayCount("AskRate", answer.of, answer.verified)));
}

function written(writing: { readonly label: string; readonly text: string }, sides: boolean, actions: AnswerActions): HTMLElement {
  return h("section", { class: "writing" },
    writing.label === "" ? null : h(sides ? "p" : "h3", { class: sides ? "line" : "", dir: "auto" }, writing.label),
    h("p", { class: "text", dir: "auto" }, writing.text),
    action(say("CopyWords"), () => actions.copy(writing.text)));
}

function found(finding: Finding, actions: AnswerActions): HTMLElement {
  return h("li", {},
    h("p", {}, h("span", { class: "quiet" }, `${finding.kind} `), finding.holds ? h("span", { dir: "auto" }, finding.statement) : h("s", { dir: "auto" }, finding.statement), finding.why === null ? null : h("span", { class: "quiet why" }, ` ${finding.why}`)),
    ...(finding.holds ? finding.quotes : []).map((quote) => h("p", { class: "cited" }, action(quote.words, () => actions.go(quote), { dir: "auto" }))),
    finding.answered === null ? null : h("p", { class: "cited" }, h("span", { class: "quiet" }, `${say("AskAnswered")} `), action(finding.answered.words, () => actions.go(finding.answered!), { dir: "auto" })));
}

// Neighbours of one scene under its heading.
function scenes(findings: readonly Finding[]): [string | null, Finding[]][] {
  const groups: [string | null, Finding[]][] = [];
  for (const finding of findings) {
    const last = groups.at(-1);
    if (last !== undefined && last[0] === finding.scene) last[1].push(finding);
    else groups.push([finding.scene, [finding]]);
  }

  return groups;
}
