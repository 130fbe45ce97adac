// What somebody fills in to ask: what it is about, what is asked, and what that needs.
import { itemAt, outlineOf } from "../editor/scenes";
import { fill, h } from "../ui/dom";
import { say } from "../ui/words";
import type { Desk } from "./beside";

export interface Task {
  readonly role: string;
  readonly what: string;
  readonly words: string;
  readonly needs: readonly string[];
  readonly rules: "yes" | "part" | "no";
  readonly hasModel: boolean;
}

export interface Model {
  readonly name: string;
  readonly provider: string;
  readonly model: string;
  readonly class: string;
  readonly at: string;
}

export interface Choices {
  readonly model: Model | null;
  readonly fault: string | null;
  readonly tasks: readonly Task[];
  readonly people: readonly string[];
  readonly structures: readonly string[];
}

const abouts = ["selection", "scene", "character", "script"] as const;

export class AskForm {
  readonly dom: HTMLFormElement;
  private choices: Choices | null = null;
  private readonly about = h("select", { onchange: () => this.changed() }, ...abouts.map((each) => h("option", { value: each }, say(`About_${each}`))));
  private readonly excerpt = h("p", { class: "quiet excerpt", dir: "auto" });
  private readonly person = h("select", { onchange: () => this.changed() });
  private readonly task = h("select", { onchange: () => this.picked() });
  private readonly whom = h("select", { onchange: () => this.changed() });
  private readonly question = h("textarea", { rows: "3", maxlength: "4000", dir: "auto", oninput: () => this.emptied() });
  private readonly questionLabel = h("span");
  private readonly language = h("input", { maxlength: "100", autocomplete: "off", oninput: () => this.emptied() });
  private readonly constraint = h("input", { maxlength: "500", autocomplete: "off", list: "ask-constraints", dir: "auto", oninput: () => this.emptied() });
  private readonly lines = h("select", { onchange: () => this.changed() }, ...["1", "5", "25"].map((each) => h("option", { value: each, selected: each === "5" }, each)));
  private readonly structure = h("select", { onchange: () => this.changed() });
  private readonly here = h("input", { type: "checkbox", onchange: () => this.changed() });
  private readonly who = h("p", { class: "quiet" });
  private readonly button = h("button", { type: "submit" });
  private readonly fields: Readonly<Record<string, HTMLElement>>;

  constructor(private readonly desk: () => Desk, private readonly emptied: () => void, submit: (withModel: boolean) => void) {
    const field = (key: string, control: HTMLElement): HTMLElement => h("label", {}, h("span", {}, say(key)), control);
    this.fields = {
      about: field("AskAbout", this.about), person: field("AskPerson", this.person), question: h("label", {}, this.questionLabel, this.question), language: field("AskLanguage", this.language),
      constraint: field("AskConstraint", this.constraint), lines: field("AskLines", this.lines), structure: field("AskStructure", this.structure), here: h("label", { class: "tick" }, this.here, " ", say("AskHere")), whom: field("AskWhom", this.whom),
    };
    this.dom = h("form", { class: "asking", hidden: true, onsubmit: (event) => {
      event.preventDefault();
      if (this.mayAsk()) submit(this.withModel());
    } },
    field("AskWhat", this.task), this.fields["about"]!, this.excerpt, this.fields["person"]!, this.fields["here"]!, this.fields["question"]!, this.fields["language"]!, this.fields["constraint"]!, this.fields["lines"]!, this.fields["structure"]!,
    h("datalist", { id: "ask-constraints" }, ...["shorter", "same", "subtext", "period"].map((each) => h("option", { value: say(`Constraint_${each}`) }))),
    this.fields["whom"]!, this.who, this.button);
    this.about.value = "script";
  }

  /** Ready to ask about what is selected. */
  begin(): void {
    if (!this.desk().view.state.selection.main.empty) this.about.value = "selection";
    this.changed();
    this.task.focus();
  }

  /** Shows what can be asked now; what was filled in stays. */
  offer(choices: Choices): void {
    this.choices = choices;
    this.dom.hidden = false;
    const chosen = { task: this.task.value, person: this.person.value, whom: this.whom.value, structure: this.structure.value };
    const roles = [...new Set(choices.tasks.map((each) => each.role))];
    fill(this.task, ...roles.map((role) => h("optgroup", { label: say(`Role_${role}`) }, ...choices.tasks.filter((each) => each.role === role).map((each) => h("option", { value: `${each.role} ${each.what}` }, this.needsModel(each) ? say("AskNeeding", each.words) : each.words)))));
    fill(this.person, ...choices.people.map((each) => h("option", { value: each }, each)));
    fill(this.structure, h("option", { value: "" }, say("AskAnyStructure")), ...choices.structures.map((each) => h("option", { value: each }, each)));
    fill(this.whom, ...(choices.model === null ? [] : [h("option", { value: "model" }, choices.model.name)]), h("option", { value: "rules" }, say("AskRules")));
    keep(this.task, chosen.task);
    keep(this.person, chosen.person);
    keep(this.whom, chosen.whom);
    keep(this.structure, chosen.structure);
    this.show();
  }

  /** The caret is somewhere else. */
  follow(): void {
    const { state } = this.desk().view;
    const { main } = state.selection;
    let words = "";
    if (this.about.value === "selection") words = main.empty ? state.doc.lineAt(main.head).text : state.sliceDoc(main.from, Math.min(main.to, main.from + 200));
    else if (this.about.value === "scene") {
      const outline = outlineOf(state).filter((item) => item.kind === "scene");
      const at = outline[itemAt(outline, main.head)]?.from;
      words = at === undefined ? say("NoSceneHere") : state.doc.lineAt(at).text;
    }

    words = words.replace(/\s+/g, " ").trim();
    this.excerpt.textContent = words.length > 90 ? `${words.slice(0, 90)}…` : words;
  }

  /** The question as the server takes it. */
  body(): Record<string, unknown> {
    const desk = this.desk();
    const { main } = desk.view.state.selection;
    const task = this.chosen()!;
    const said = (name: string, control: HTMLInputElement | HTMLTextAreaElement): string | null => (this.fields[name]!.hidden || control.value.trim() === "" ? null : control.value.trim());
    return {
      role: task.role, what: task.what, about: this.fields["about"]!.hidden ? "script" : this.about.value, version: desk.version(), from: desk.then(main.from), to: desk.then(main.to),
      character: this.fields["person"]!.hidden ? null : this.person.value, upToHere: !this.fields["here"]!.hidden && this.here.checked,
      question: said("question", this.question), language: said("language", this.language), constraint: said("constraint", this.constraint),
      lines: Number(this.lines.value), structure: this.fields["structure"]!.hidden ? null : this.structure.value, withoutModel: !this.withModel(),
    };
  }

  busy(on: boolean): void {
    this.button.disabled = on;
  }

  private picked(): void {
    const task = this.chosen();
    const lines = task?.needs.includes("selection") === true;
    if (lines && this.about.value === "script") this.about.value = "selection";
    else if (!lines && this.about.value === "selection" && this.desk().view.state.selection.main.empty) this.about.value = "script";
    this.changed();
  }

  private changed(): void {
    this.emptied();
    this.show();
  }

  private show(): void {
    const task = this.chosen();
    if (task === undefined || this.choices === null) return;
    const needs = (need: string): boolean => task.needs.includes(need);
    const model = this.choices.model;
    const actor = task.role === "actor";
    const shown: Record<string, boolean> = {
      about: !actor && task.what !== "change", person: actor || (this.about.value === "character" && task.what !== "change"), here: actor,
      question: needs("question") || (this.withModel() && task.hasModel), language: needs("language"), constraint: needs("constraint"), lines: needs("lines"), structure: this.withModel() && (task.what === "beats" || task.what === "change"),
      whom: model !== null && task.hasModel && task.rules !== "no",
    };
    for (const [name, on] of Object.entries(shown)) this.fields[name]!.hidden = !on;
    this.question.required = needs("question") && (this.withModel() || !actor);
    this.questionLabel.textContent = say(this.question.required ? "AskQuestion" : "AskQuestionMore");
    this.language.required = needs("language");
    this.constraint.required = needs("constraint");
    this.excerpt.hidden = this.fields["about"]!.hidden;
    const missing = !this.withModel() && task.rules === "no";
    fill(this.who, ...this.answerer(task, missing));
    this.button.textContent = say(this.withModel() ? "AskShow" : "AskNow");
    this.button.hidden = missing;
    this.follow();
  }

  // Who answers, in plain words, before anything is asked.
  private answerer(task: Task, missing: boolean): (Node | string)[] {
    const { model, fault } = this.choices!;
    const room = h("a", { href: "models" }, say("AskModelsRoom"));
    if (this.withModel()) return fault === null ? [say("AskModel", model!.name, model!.model, say(`Class_${model!.class}`), model!.at)] : [h("span", { class: "why" }, fault), " ", room];
    if (missing) return [say("AskMissing"), " ", fault ?? "", " ", room];
    const words = [say(task.rules === "part" ? "AskRulesPart" : "AskRulesWhole")];
    return model === null && task.hasModel ? [...words, " ", fault ?? say("AskNoModel"), " ", room] : words;
  }

  private mayAsk(): boolean {
    return this.chosen() !== undefined && !this.button.hidden && !this.button.disabled;
  }

  private withModel(): boolean {
    const task = this.chosen();
    return this.choices?.model != null && task?.hasModel === true && (task.rules === "no" || this.whom.value === "model");
  }

  private needsModel(task: Task): boolean {
    return this.choices?.model == null && task.rules === "no";
  }

  private chosen(): Task | undefined {
    return this.choices?.tasks.find((each) => `${each.role} ${each.what}` === this.task.value);
  }
}

// The same choice as before, if there is one still.
function keep(select: HTMLSelectElement, value: string): void {
  if ([...select.options].some((option) => option.value === value)) select.value = value;
}
