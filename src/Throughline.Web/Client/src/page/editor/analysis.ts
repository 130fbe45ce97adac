// What the server found out about a version of the text, at its places in the text of now.
import { type ChangeDesc, type EditorState, MapMode, RangeSet, RangeSetBuilder, RangeValue, StateEffect, StateField, type Text } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view";
import type { PageStyle } from "./pageStyle";

export interface AnalysisFix {
  readonly title: string;
  readonly edits: readonly { readonly from: number; readonly to: number; readonly text: string }[];
}

export interface AnalysisMark {
  readonly from: number;
  readonly to: number;
  readonly code: string;
  readonly severity: "error" | "warning" | "info" | "hint";
  readonly message: string;
  readonly fixes?: readonly AnalysisFix[];
}

export interface Analysis {
  readonly version: number;
  readonly pageCount: number;
  readonly pages: readonly { readonly at: number; readonly label: string; readonly more?: boolean; readonly continued?: string | null }[];
  readonly scenes: readonly { readonly at: number; readonly number?: string | null; readonly heading: string; readonly eighths: number; readonly page: string | number }[];
  readonly marks: readonly AnalysisMark[];
  readonly names: readonly string[];
  readonly places: readonly string[];
  readonly times: readonly string[];
  readonly extensions?: readonly string[];
  readonly revised?: readonly (readonly [number, number])[];
  /** How the page is set; an older server says nothing. */
  readonly style?: PageStyle;
}

/** A scene's length and page. */
export class SceneFacts extends RangeValue {
  override mapMode = MapMode.TrackDel;

  constructor(readonly eighths: number, readonly page: string) {
    super();
  }

  override eq(other: SceneFacts): boolean {
    return other.eighths === this.eighths && other.page === this.page;
  }
}

class Revised extends RangeValue {
  override eq(): boolean {
    return true;
  }
}

export interface Findings {
  readonly pageCount: number;
  readonly scenes: RangeSet<SceneFacts>;
  readonly revised: RangeSet<Revised>;
  readonly turns: DecorationSet;
  readonly names: readonly string[];
  readonly places: readonly string[];
  readonly times: readonly string[];
  readonly extensions: readonly string[];
}

const none: Findings = { pageCount: 0, scenes: RangeSet.empty, revised: RangeSet.empty, turns: Decoration.none, names: [], places: [], times: [], extensions: [] };

export const setFindings = StateEffect.define<Findings>();

export const findings = StateField.define<Findings>({
  create: () => none,
  update(value, tr) {
    for (const effect of tr.effects) if (effect.is(setFindings)) return effect.value;
    if (!tr.docChanged || value === none) return value;
    return { ...value, scenes: value.scenes.map(tr.changes), revised: value.revised.map(tr.changes), turns: value.turns.map(tr.changes) };
  },
  provide: (field) => EditorView.decorations.from(field, (value) => value.turns),
});

/** The findings of a version, at the places that they have after further changes. */
export function findingsOf(analysis: Analysis, changes: ChangeDesc, doc: Text): Findings {
  const known = (place: number): number => Math.min(place, changes.length);
  const moved = (place: number): number => Math.min(doc.length, changes.mapPos(known(place), 1));
  const scenes = new RangeSetBuilder<SceneFacts>();
  let last = -1;
  for (const scene of analysis.scenes) {
    const at = moved(scene.at);
    if (at <= last) continue;
    scenes.add(at, at, new SceneFacts(scene.eighths, String(scene.page)));
    last = at;
  }

  const revised = new RangeSetBuilder<Revised>();
  last = -1;
  for (const [from, to] of analysis.revised ?? []) {
    const start = Math.max(last, moved(from));
    const end = Math.min(doc.length, changes.mapPos(known(to), -1));
    if (end <= start) continue;
    revised.add(start, end, new Revised());
    last = end;
  }

  const more = analysis.style?.more ?? "(MORE)";
  const turns = analysis.pages.filter((page, i) => i > 0 && page.at > 0).map((page) => {
    const at = moved(page.at);
    const atLineStart = doc.lineAt(at).from === at;
    return Decoration.widget({ widget: new PageTurn(page.label, page.more === true ? more : "", page.continued ?? "", atLineStart), side: -1, block: atLineStart }).range(at);
  });
  return {
    pageCount: analysis.pageCount,
    scenes: scenes.finish(),
    revised: revised.finish(),
    turns: Decoration.set(turns, true),
    names: analysis.names,
    places: analysis.places,
    times: analysis.times,
    extensions: analysis.extensions ?? [],
  };
}

/** What is known of the scene whose heading is the line that begins at a place. */
export function sceneFactsAt(state: EditorState, from: number, to: number): SceneFacts | null {
  let found: SceneFacts | null = null;
  state.field(findings).scenes.between(from, to, (_from, _to, facts) => {
    found = facts;
    return false;
  });
  return found;
}

export function isRevised(state: EditorState, from: number, to: number): boolean {
  let found = false;
  state.field(findings).revised.between(from, to, (start, end) => {
    if (end <= from || start >= to) return;
    found = true;
    return false;
  });
  return found;
}

/** Eighths as the craft writes them: 1 4/8, never reduced. */
export function eighthsText(eighths: number): string {
  const whole = Math.floor(eighths / 8);
  const rest = eighths % 8;
  return rest === 0 ? String(whole) : whole === 0 ? `${rest}/8` : `${whole} ${rest}/8`;
}

// Where the page turns: a rule with the number of the page that begins, and what is printed when a speech goes on overleaf.
class PageTurn extends WidgetType {
  constructor(private readonly label: string, private readonly more: string, private readonly continued: string, private readonly block: boolean) {
    super();
  }

  override eq(other: PageTurn): boolean {
    return other.label === this.label && other.more === this.more && other.continued === this.continued && other.block === this.block;
  }

  override toDOM(): HTMLElement {
    const turn = document.createElement(this.block ? "div" : "span");
    turn.className = this.block ? "turn" : "turn turn-inside";
    turn.setAttribute("aria-hidden", "true");
    const words = `${this.more} ${this.continued}`.trim();
    if (words !== "") turn.append(part("turn-more", words));
    turn.append(part("turn-page", `${this.label}.`));
    return turn;
  }

  override get estimatedHeight(): number {
    return this.block ? 44 : -1;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

function part(name: string, text: string): HTMLElement {
  const span = document.createElement("span");
  span.className = name;
  span.textContent = text;
  return span;
}
