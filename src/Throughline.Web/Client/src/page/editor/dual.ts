// Two speeches said at once stand side by side as on paper. While the caret is among them they are lines again, one after the other,
// because that is what they are in the text.
import { type EditorState, type Range, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view";
import { emphasisOf } from "../fountain/emphasis";
import { kindNames, LineFlag, LineKind } from "../fountain/lineKind";
import type { ScriptLines } from "../fountain/scriptLines";
import { wordsOf } from "./elements";
import { findings } from "./analysis";
import { peers } from "./peers";
import { script } from "./script";

/** First and last lines, from 0: the speech at the left and the one at the right. */
export interface DualSpeeches {
  readonly left: readonly [number, number];
  readonly right: readonly [number, number];
}

/** Where two speeches are said at once. */
export function dualSpeeches(lines: ScriptLines): DualSpeeches[] {
  const found: DualSpeeches[] = [];
  for (let at = lines.next(LineKind.Cue, 0); at >= 0; at = lines.next(LineKind.Cue, at + 1)) {
    if (!lines.has(at, LineFlag.DualLeft)) continue;
    let end = at;
    while (end + 1 < lines.count && lines.has(end + 1, LineFlag.DualLeft)) end++;
    let right = end + 1;
    while (right < lines.count && lines.kind(right) === LineKind.Blank) right++;
    if (right >= lines.count || !lines.has(right, LineFlag.DualRight)) continue;
    let last = right;
    while (last + 1 < lines.count && lines.has(last + 1, LineFlag.DualRight)) last++;
    found.push({ left: [at, trimmed(lines, end)], right: [right, trimmed(lines, last)] });
    at = last;
  }

  return found;
}

// Without the empty lines behind it.
function trimmed(lines: ScriptLines, last: number): number {
  while (lines.kind(last) === LineKind.Blank) last--;
  return last;
}

interface Shown {
  readonly lines: ScriptLines;
  readonly speeches: readonly DualSpeeches[];
  readonly open: string;
  readonly set: DecorationSet;
}

export const dual = StateField.define<Shown>({
  create: (state) => build(state, null),
  update: (value, tr) => (tr.docChanged || tr.selection !== undefined || tr.effects.length > 0 ? build(tr.state, value) : value),
  provide: (field) => EditorView.decorations.from(field, (value) => value.set),
});

function build(state: EditorState, before: Shown | null): Shown {
  const lines = state.field(script);
  const speeches = before?.lines === lines ? before.speeches : dualSpeeches(lines);
  if (speeches.length === 0) return { lines, speeches, open: "", set: Decoration.none };
  const ranges: Range<Decoration>[] = [];
  let open = "";
  speeches.forEach((each, i) => {
    const from = state.doc.line(each.left[0] + 1).from;
    const { to } = state.doc.line(each.right[1] + 1);
    const within = state.selection.ranges.some((range) => range.from <= to && range.to >= from);
    if (within || hasWithin(state, from, to)) open += `${i} `;
    else ranges.push(Decoration.replace({ widget: new SideBySide(state.sliceDoc(from, to), sideOf(state, from, each.left), sideOf(state, from, each.right)), block: true }).range(from, to));
  });
  if (before?.lines === lines && before.open === open) return before;
  return { lines, speeches, open, set: Decoration.set(ranges) };
}

// Another writer among them, or the turn of a page, is to be seen.
function hasWithin(state: EditorState, from: number, to: number): boolean {
  let found = false;
  const look = (at: number): false | void => {
    if (at <= from || at > to) return;
    found = true;
    return false;
  };
  state.field(findings).turns.between(from, to, look);
  state.field(peers).between(from, to, look);
  return found;
}

interface SideLine {
  /** From the beginning of the whole. */
  readonly at: number;
  readonly kind: LineKind;
  readonly words: string;
}

function sideOf(state: EditorState, from: number, [first, last]: readonly [number, number]): SideLine[] {
  const lines = state.field(script);
  const side: SideLine[] = [];
  for (let number = first; number <= last; number++) {
    const line = state.doc.line(number + 1);
    const kind = lines.kind(number);
    side.push({ at: line.from - from, kind, words: kind === LineKind.Parenthetical ? line.text.trim() : wordsOf(line.text, kind) });
  }

  return side;
}

class SideBySide extends WidgetType {
  constructor(private readonly text: string, private readonly left: readonly SideLine[], private readonly right: readonly SideLine[]) {
    super();
  }

  override eq(other: SideBySide): boolean {
    return other.text === this.text;
  }

  override toDOM(view: EditorView): HTMLElement {
    const whole = document.createElement("div");
    whole.className = "dual";
    for (const side of [this.left, this.right]) {
      const column = document.createElement("div");
      for (const line of side) {
        const row = document.createElement("div");
        row.className = `l-${kindNames[line.kind]}`;
        row.dir = "auto";
        row.dataset["at"] = String(line.at);
        row.append(...emphasised(line.words));
        column.append(row);
      }

      whole.append(column);
    }

    whole.addEventListener("mousedown", (event) => {
      const row = (event.target as Element).closest<HTMLElement>("[data-at]");
      const line = view.state.doc.lineAt(view.posAtDOM(whole) + Number(row?.dataset["at"] ?? 0));
      event.preventDefault();
      view.dispatch({ selection: { anchor: line.to }, scrollIntoView: true });
      view.focus();
    });
    return whole;
  }

  override get estimatedHeight(): number {
    return 24 * Math.max(this.left.length, this.right.length);
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

// The words with their emphasis and without its marks.
function emphasised(words: string): (Node | string)[] {
  const { runs, marks } = emphasisOf(words);
  const hidden = new Set(marks);
  const parts: (Node | string)[] = [];
  let open = "";
  let text = "";
  const close = (): void => {
    if (text === "") return;
    if (open === "") parts.push(text);
    else {
      const span = document.createElement("span");
      span.className = open;
      span.textContent = text;
      parts.push(span);
    }

    text = "";
  };
  for (let i = 0; i < words.length; i++) {
    if (hidden.has(i)) continue;
    const style = runs.filter((run) => run.from <= i && i < run.to).map((run) => run.style).join(" ");
    if (style !== open) {
      close();
      open = style;
    }

    text += words[i];
  }

  close();
  return parts;
}
