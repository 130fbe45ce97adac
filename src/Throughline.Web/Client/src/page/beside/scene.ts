// What the scene of the caret does, as the server measures it; asked again when the writer rests.
import { itemAt, outlineOf } from "../editor/scenes";
import { goTo } from "../page";
import { action, fill, h, whenIdle } from "../ui/dom";
import { say, sayCount } from "../ui/words";
import type { Desk, Part } from "./beside";

type Range = readonly [number, number];

interface SceneReport {
  readonly version: number;
  readonly at: number;
  readonly heading: string;
  readonly facts: readonly { readonly label: string; readonly value: string | number; readonly lines?: readonly Range[] }[];
  readonly people: readonly { readonly name: string; readonly speeches: number; readonly words: number; readonly lines?: readonly Range[] }[];
}

export class ScenePart implements Part {
  readonly name = "scene";
  readonly dom = h("div", { class: "scene-facts" });
  private shownAt = -1;
  private readonly soon = whenIdle(700, () => void this.load().catch(() => {}));

  constructor(private readonly desk: () => Desk) {}

  follow(): void {
    if (this.dom.isConnected && this.place() !== this.shownAt) this.soon();
  }

  async load(): Promise<void> {
    const desk = this.desk();
    const at = this.place();
    this.shownAt = at;
    if (at < 0) {
      fill(this.dom, h("p", { class: "quiet" }, say("NoSceneHere")));
      return;
    }

    const version = desk.version();
    const report = await desk.api.get<SceneReport>(`/scenes/${desk.then(at)}?version=${version}`);
    const most = Math.max(1, ...report.people.map((person) => person.words));
    fill(
      this.dom,
      h("h2", { dir: "auto" }, report.heading),
      h("dl", {}, ...report.facts.map((fact) => h("div", {}, h("dt", {}, fact.label), h("dd", {}, this.linked(desk, report.version, String(fact.value), fact.lines))))),
      report.people.length === 0 ? null : h("h3", {}, say("WhoSpeaks")),
      h("ul", { class: "plain people" }, ...report.people.map((person) =>
        h("li", {}, h("span", { dir: "auto" }, this.linked(desk, report.version, person.name, person.lines)), h("meter", { min: "0", max: String(most), value: String(person.words), "aria-label": sayCount("WordsSaid", person.words) }), h("span", { class: "quiet" }, sayCount("WordsSaid", person.words))),
      )),
    );
  }

  private linked(desk: Desk, version: number, words: string, lines: readonly Range[] | undefined): Node {
    const first = lines?.[0];
    if (first === undefined) return document.createTextNode(words);
    return action(words, () => {
      const now = desk.now(version, { from: first[0], to: first[1] });
      if (now !== null) goTo(desk.view, now.from, now.to);
    });
  }

  private place(): number {
    const { state } = this.desk().view;
    const outline = outlineOf(state).filter((item) => item.kind === "scene");
    return outline[itemAt(outline, state.selection.main.head)]?.from ?? -1;
  }
}
