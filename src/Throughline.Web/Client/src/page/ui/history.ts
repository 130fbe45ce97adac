// How the script came to be: a slider over its steps, the text of any of them with the colours of who wrote what, and a name for one.
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView } from "@codemirror/view";
import type { Api } from "../api";
import { findings } from "../editor/analysis";
import { hangings, setHangings } from "../editor/hangings";
import { pending } from "../editor/pending";
import { script } from "../editor/script";
import { typeset } from "../editor/typeset";
import { action, fill, h, whenIdle } from "./dom";
import { say, sayCount } from "./words";

interface Step {
  readonly version: number;
  readonly time: string;
  readonly person: string;
  readonly manner: string;
  readonly inserted: number;
  readonly deleted: number;
}

interface History {
  readonly version: number;
  readonly steps: readonly Step[];
  readonly drafts: readonly { readonly number: number; readonly name: string; readonly version: number; readonly time: string }[];
}

interface Authorship {
  readonly statement: string;
  readonly people: readonly { readonly person: string; readonly letters: number }[];
  readonly spans: readonly { readonly from: number; readonly to: number; readonly person: string; readonly manner: string }[];
}

const when = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

export class HistoryView {
  readonly dom = h("section", { class: "history", "aria-label": say("History") });
  private readonly about = h("p", { "aria-live": "polite" });
  private readonly key = h("ul", { class: "key plain" });
  private readonly sheet = h("div", { class: "sheet" });
  private readonly slider = h("input", { type: "range", min: "0", "aria-label": say("Moment") });
  private view: EditorView | null = null;
  private history: History = { version: 0, steps: [], drafts: [] };

  constructor(private readonly api: Api, private readonly nonce: string, close: () => void) {
    const show = whenIdle(90, () => void this.show());
    this.slider.addEventListener("input", () => {
      this.tell();
      show();
    });
    fill(this.dom, h("div", { class: "bar" }, h("h2", {}, say("History")), action(say("BackToPage"), close)), this.slider, this.about, this.key, this.sheet);
  }

  async open(): Promise<void> {
    this.history = await this.api.get<History>("/document/history");
    this.slider.max = String(Math.max(0, this.history.steps.length - 1));
    this.slider.value = this.slider.max;
    this.tell();
    await this.show();
    this.slider.focus();
  }

  close(): void {
    this.view?.destroy();
    this.view = null;
  }

  private get step(): Step | undefined {
    return this.history.steps[Number(this.slider.value)];
  }

  private tell(): void {
    const { step } = this;
    const draft = step === undefined ? undefined : this.history.drafts.find((each) => each.version === step.version);
    const words = step === undefined ? say("NoHistory") : `${when.format(new Date(step.time))}, ${step.person}: ${say("StepCounts", step.inserted, step.deleted)}${draft === undefined ? "" : ` · ${say("DraftCalled", draft.name)}`}`;
    this.about.textContent = words;
    this.slider.setAttribute("aria-valuetext", words);
  }

  private async show(): Promise<void> {
    const { step } = this;
    if (step === undefined) return;
    const [text, authorship] = await Promise.all([
      this.api.get<{ text: string }>(`/document/text?version=${step.version}`),
      this.api.get<Authorship>(`/document/authorship?version=${step.version}`).catch(() => null),
    ]);
    if (this.step !== step) return;
    const top = this.view?.scrollDOM.scrollTop ?? 0;
    this.view?.destroy();
    this.view = new EditorView({
      parent: this.sheet,
      state: EditorState.create({
        doc: text.text,
        extensions: [this.nonce === "" ? [] : EditorView.cspNonce.of(this.nonce), script, pending, findings, hangings, typeset, drawSelection(), EditorView.lineWrapping, EditorState.readOnly.of(true), EditorView.contentAttributes.of({ "aria-label": say("TextThen"), tabindex: "0" })],
      }),
    });
    if (authorship !== null) {
      const people = authorship.people.map((each) => each.person);
      this.view.dispatch({ effects: setHangings.of({ kind: "hand", all: authorship.spans.map((span) => ({ kind: "hand", id: String(people.indexOf(span.person) % 8), from: span.from, to: span.to })) }) });
      fill(this.key, ...authorship.people.map((each, i) => h("li", {}, h("i", { class: `k${i % 8}` }), `${each.person} `, h("span", { class: "quiet" }, sayCount("Letters", each.letters)))), h("li", { class: "quiet" }, authorship.statement));
    }

    this.view.scrollDOM.scrollTop = top;
  }
}

/** Asks for a name and names the text of now a draft. */
export function nameDraft(api: Api, version: () => number, done: (words: string) => void): HTMLElement {
  const name = h("input", { type: "text", required: true, "aria-label": say("DraftName"), placeholder: say("DraftName"), autocomplete: "off" });
  const form = h("form", {
    class: "naming",
    onsubmit: (event) => {
      event.preventDefault();
      void api.post("/drafts", { name: name.value, version: version() }).then(
        () => {
          form.remove();
          done(say("DraftNamed", name.value));
        },
        (error: Error) => done(error.message),
      );
    },
    onkeydown: (event) => {
      if ((event as KeyboardEvent).key === "Escape") form.remove();
    },
  }, name, h("button", { type: "submit" }, say("NameIt")), action(say("Cancel"), () => form.remove()));
  queueMicrotask(() => name.focus());
  return form;
}
