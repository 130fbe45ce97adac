// How the script came to be: a slider over its steps, the text of any of them with the colours of who wrote what, and a name for one.
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView } from "@codemirror/view";
import type { Api } from "../api";
import type { CommittedEdit } from "../live/protocol";
import { findings } from "../editor/analysis";
import { hangings, setHangings } from "../editor/hangings";
import { pending } from "../editor/pending";
import { script } from "../editor/script";
import { typeset } from "../editor/typeset";
import { action, fill, h, whenIdle } from "./dom";
import { type Authorship, handsOf, type Step, stepsOf } from "./steps";
import { say, sayCount } from "./words";

interface DraftRow {
  readonly number: number;
  readonly name: string;
  readonly version?: number | null;
}

const when = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

export class HistoryView {
  readonly dom = h("section", { class: "history", "aria-label": say("History") });
  private readonly about = h("p", { "aria-live": "polite" });
  private readonly key = h("ul", { class: "key plain" });
  private readonly named = h("p", { class: "named quiet" });
  private readonly sheet = h("div", { class: "sheet" });
  private readonly slider = h("input", { type: "range", min: "0", "aria-label": say("Moment") });
  private view: EditorView | null = null;
  private edits: readonly CommittedEdit[] = [];
  private steps: readonly Step[] = [];
  private drafts: readonly DraftRow[] = [];

  constructor(private readonly api: Api, private readonly nonce: string, close: () => void, private readonly said: (words: string) => void) {
    const show = whenIdle(90, () => void this.show());
    this.slider.addEventListener("input", () => {
      this.tell();
      show();
    });
    fill(this.dom, h("div", { class: "bar" }, h("h2", {}, say("History")), action(say("BackToPage"), close)), this.slider, h("div", { class: "moment" }, this.about, action(say("NameMoment"), () => this.name())), this.named, this.key, this.sheet);
  }

  async open(): Promise<void> {
    const edits: CommittedEdit[] = [];
    for (let more = true; more; ) {
      const answer = await this.api.get<{ edits: CommittedEdit[] }>(`/document/history?after=${edits.at(-1)?.sequence ?? 0}`);
      edits.push(...answer.edits);
      more = answer.edits.length > 0;
    }

    this.edits = edits;
    await this.refresh();
    this.slider.max = String(Math.max(0, this.steps.length - 1));
    this.slider.value = this.slider.max;
    this.tell();
    await this.show();
    this.slider.focus();
  }

  // The steps end where drafts were named, so that each can be gone to.
  private async refresh(): Promise<void> {
    this.drafts = await this.api.get<DraftRow[]>("/drafts").catch(() => []);
    const named = new Set(this.drafts.flatMap((draft) => draft.version ?? []));
    // The text that the first edit was made on comes first.
    this.steps = [{ version: 0, time: "", person: "", inserted: 0, deleted: 0 }, ...stepsOf(this.edits, named)];
    const marks = this.drafts.flatMap((draft) => {
      const step = draft.version == null ? -1 : this.steps.findIndex((each) => each.version === draft.version);
      return step < 0 ? [] : [{ draft, step }];
    });
    fill(this.named, ...(marks.length === 0 ? [] : [`${say("DraftsHere")}: `, ...marks.flatMap(({ draft, step }) => [action(draft.name === "" ? String(draft.number) : `${draft.number} ${draft.name}`, () => this.go(step), { dir: "auto" }), " "])]));
  }

  private go(step: number): void {
    this.slider.value = String(step);
    this.tell();
    void this.show();
  }

  private name(): void {
    const { step } = this;
    if (step === undefined || this.dom.querySelector(".naming") !== null) return;
    const form = nameDraft(this.api, (words) => {
      this.said(words);
      void this.refresh().then(() => {
        this.slider.max = String(Math.max(0, this.steps.length - 1));
        this.go(Math.max(0, this.steps.findIndex((each) => each.version === step.version)));
      });
    }, step.version);
    this.key.before(form);
  }

  close(): void {
    this.view?.destroy();
    this.view = null;
  }

  private get step(): Step | undefined {
    return this.steps[Number(this.slider.value)];
  }

  private tell(): void {
    const { step } = this;
    const draft = step === undefined ? undefined : this.drafts.find((each) => each.version === step.version);
    const words = step === undefined ? say("NoHistory") : step.time === "" ? say("AsItBegan") : `${when.format(new Date(step.time))}, ${step.person}: ${say("StepCounts", step.inserted, step.deleted)}${draft === undefined ? "" : ` · ${say("DraftCalled", draft.name)}`}`;
    this.about.textContent = words;
    this.slider.setAttribute("aria-valuetext", words);
  }

  private async show(): Promise<void> {
    const { step } = this;
    if (step === undefined) return;
    const [text, authorship] = await Promise.all([
      this.api.text(`/document/text?version=${step.version}`),
      this.api.get<Authorship>(`/document/authorship?version=${step.version}`).catch(() => null),
    ]);
    if (this.step !== step) return;
    const top = this.view?.scrollDOM.scrollTop ?? 0;
    this.view?.destroy();
    this.view = new EditorView({
      parent: this.sheet,
      state: EditorState.create({
        doc: text,
        extensions: [this.nonce === "" ? [] : EditorView.cspNonce.of(this.nonce), script, pending, findings, hangings, typeset, drawSelection(), EditorView.lineWrapping, EditorState.readOnly.of(true), EditorView.contentAttributes.of({ "aria-label": say("TextThen"), tabindex: "0" })],
      }),
    });
    if (authorship !== null) {
      const { people, spans } = handsOf(authorship);
      this.view.dispatch({ effects: setHangings.of({ kind: "hand", all: spans.map((span) => ({ kind: "hand", id: String(span.person % 8), from: span.from, to: span.to })) }) });
      fill(this.key, ...people.map((each, i) => h("li", {}, h("i", { class: `k${i % 8}` }), `${each.person} `, h("span", { class: "quiet" }, sayCount("Letters", each.letters)))));
    }

    this.view.scrollDOM.scrollTop = top;
  }
}

interface Named {
  readonly number: number;
  readonly now?: number | null;
}

/** Asks for a name and names a version (or the text of now) a draft. */
export function nameDraft(api: Api, done: (words: string) => void, version?: number): HTMLElement {
  const name = h("input", { type: "text", required: true, maxlength: "200", "aria-label": say("DraftName"), placeholder: say("DraftName"), autocomplete: "off" });
  const form = h("form", {
    class: "naming",
    onsubmit: (event) => {
      event.preventDefault();
      void api.post<Named>("/drafts", { name: name.value, ...(version === undefined ? {} : { version }) }).then(
        (named) => {
          form.remove();
          done(version === undefined ? say("DraftNamed", name.value) : named.now == null ? say("MomentNamed", named.number, name.value) : say("MomentNamedNow", named.number, name.value, named.now));
        },
        (error: Error) => done(error.message),
      );
    },
    onkeydown: (event) => {
      if ((event as KeyboardEvent).key !== "Escape") return;
      event.stopPropagation();
      form.remove();
    },
  }, name, h("button", { type: "submit" }, say("NameIt")), action(say("Cancel"), () => form.remove()));
  queueMicrotask(() => name.focus());
  return form;
}
