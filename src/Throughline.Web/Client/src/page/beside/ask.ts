// Asking a partner beside the page. Off until somebody asks; with a model nothing is sent before it was shown, and nothing but that;
// what comes back is checked, and is a proposal where it would change lines.
import { action, fill, h } from "../ui/dom";
import { say, sayCount } from "../ui/words";
import { type Answer, answerCard } from "./askAnswer";
import { AskForm, type Choices, type Model } from "./askForm";
import type { Desk, Part } from "./beside";

interface Shown {
  readonly hash: string;
  readonly shown: string;
  readonly to: Model;
  readonly estimate: string;
  readonly retention: string;
  readonly training: string;
  readonly rule: string;
  readonly by: string;
  readonly entry: number;
  readonly budget: string | null;
  readonly refusal: string | null;
  readonly namesDraft: boolean;
  readonly replayed: boolean;
}

type Line = { readonly type: "heard"; readonly characters: number } | { readonly type: "failed"; readonly detail: string } | ({ readonly type: "answer" } & Answer);

const mostAnswers = 8;

export class AskPart implements Part {
  readonly name = "ask";
  readonly optional = true;
  readonly dom = h("div", { class: "ask" });
  private readonly form: AskForm;
  private readonly before = h("div", { class: "before" });
  private readonly progress = h("p", { class: "quiet", role: "status" });
  private readonly stop = action(say("AskStop"), () => this.stopping?.abort(), { hidden: true });
  private readonly answers = h("div", { class: "answers" });
  private stopping: AbortController | null = null;

  constructor(private readonly desk: () => Desk, private readonly review: () => void) {
    this.form = new AskForm(desk, () => fill(this.before), (withModel) => void (withModel ? this.show() : this.ask(this.form.body())));
    fill(this.dom, this.form.dom, this.before, h("div", { class: "under-way" }, this.progress, this.stop), this.answers);
  }

  begin(): void {
    this.form.begin();
  }

  async load(): Promise<void> {
    this.form.offer(await this.desk().api.get<Choices>("/ask"));
  }

  follow(): void {
    this.form.follow();
  }

  // Exactly what would be sent; the question is kept, so that what is sent is what was seen.
  private async show(): Promise<void> {
    const body = this.form.body();
    this.say(say("AskLooking"));
    try {
      const shown = await this.desk().api.post<Shown>("/ask/preview", body);
      this.say("");
      const send = h("button", { type: "button", class: "send", onclick: () => void this.ask({ ...body, hash: shown.hash }) }, say("AskSend"));
      const row = (key: string, words: string): HTMLElement => h("div", {}, h("dt", {}, say(key)), h("dd", { dir: "auto" }, words));
      fill(this.before,
        h("h2", { tabindex: "-1" }, say("AskBefore")),
        h("dl", {},
          row("AskTo", say("AskToWords", shown.to.name, shown.to.model, say(`Class_${shown.to.class}`), shown.to.at)),
          row("AskCosts", shown.estimate), shown.budget === null ? null : row("AskBudgetWord", shown.budget),
          row("AskTerms", say("AskTermsWords", shown.retention, shown.training)),
          row("AskRule", say(shown.entry < 0 ? "AskRuleStart" : "AskRuleWords", shown.rule, shown.by, shown.entry))),
        h("pre", { tabindex: "0", "aria-label": say("AskExactly"), dir: "auto" }, shown.shown),
        shown.namesDraft ? h("p", { class: "quiet" }, say("AskNamesDraft")) : null,
        shown.replayed ? h("p", { class: "quiet" }, say("AskReplayed")) : null,
        shown.refusal === null ? h("p", { class: "deeds" }, send, " ", action(say("AskLeave"), () => fill(this.before))) : h("p", { class: "why" }, shown.refusal));
      this.before.querySelector<HTMLElement>("h2")!.focus();
    } catch (error) {
      this.failed(error);
    }
  }

  private async ask(body: Record<string, unknown>): Promise<void> {
    if (this.stopping !== null) return;
    const desk = this.desk();
    const began = performance.now();
    this.stopping = new AbortController();
    this.stop.hidden = body["hash"] === undefined;
    this.form.busy(true);
    for (const button of this.before.querySelectorAll("button")) button.disabled = true;
    this.say(say("AskUnderWay"));
    try {
      await desk.api.lines("/ask", body, this.stopping.signal, (each) => {
        const line = each as Line;
        if (line.type === "heard") this.say(sayCount("AskHeard", line.characters, Math.round((performance.now() - began) / 1_000)));
        else if (line.type === "failed") this.say(line.detail, true);
        else this.answered(line);
      });
    } catch (error) {
      if (this.stopping.signal.aborted) this.say(say("AskStopped"));
      else this.failed(error);
    } finally {
      this.stopping = null;
      this.stop.hidden = true;
      this.form.busy(false);
      for (const button of this.before.querySelectorAll("button")) button.disabled = false;
    }
  }

  private answered(answer: Answer): void {
    const desk = this.desk();
    fill(this.before);
    this.say("");
    const card: HTMLElement = answerCard(answer, {
      go: (place) => desk.go(answer.version, place),
      copy: (text) => void navigator.clipboard.writeText(text).then(() => desk.tell(say("AskCopied"))),
      review: () => this.review(),
      dismiss: () => card.remove(),
    });
    this.answers.prepend(card);
    while (this.answers.childElementCount > mostAnswers) this.answers.lastElementChild!.remove();
    card.focus();
  }

  private failed(error: unknown): void {
    fill(this.before);
    this.say(error instanceof Error ? error.message : String(error), true);
  }

  private say(words: string, wrong = false): void {
    this.progress.classList.toggle("why", wrong);
    this.progress.textContent = words;
  }
}
