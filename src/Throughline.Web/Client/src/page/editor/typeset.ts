// Makes the text look like a page of a screenplay, as far as it can be seen: a class for what each line is, marks that stay out of
// the way, numbers and lengths in the margins. Nothing here reads more than the lines on the screen.
import type { EditorState, Extension, Line, Range } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import { indentOf, trimEnd } from "../fountain/characters";
import { emphasisOf } from "../fountain/emphasis";
import { kindNames, LineFlag, LineKind } from "../fountain/lineKind";
import { sceneNumberAt } from "../fountain/rules";
import { eighthsText, findings, isRevised, sceneFactsAt } from "./analysis";
import { kindAt, pending } from "./pending";
import { script } from "./script";

const hidden = Decoration.replace({});
const mark = Decoration.mark({ class: "mark" });
const hang = Decoration.mark({ class: "mark hang" });
const note = Decoration.mark({ class: "note" });
const boneyard = Decoration.mark({ class: "boneyard" });
const styles = { bold: Decoration.mark({ class: "bold" }), italic: Decoration.mark({ class: "italic" }), underline: Decoration.mark({ class: "underline" }) };
const lines = new Map<string, Decoration>();

class Typesetter {
  decorations: DecorationSet;
  private activeLine = -1;
  // The lines of the scene of the caret, which focus keeps bright.
  private here: { readonly first: number; readonly end: number } = { first: 0, end: 0 };

  constructor(view: EditorView) {
    this.decorations = this.build(view);
  }

  update(update: ViewUpdate): void {
    const moved = update.selectionSet || update.focusChanged ? this.lineOfCaret(update.view) !== this.activeLine : false;
    const told = update.startState.field(findings) !== update.state.field(findings) || update.startState.field(pending) !== update.state.field(pending);
    if (update.docChanged || update.viewportChanged || moved || told) this.decorations = this.build(update.view);
  }

  private lineOfCaret(view: EditorView): number {
    return view.hasFocus ? view.state.doc.lineAt(view.state.selection.main.head).number : -1;
  }

  private build(view: EditorView): DecorationSet {
    this.activeLine = this.lineOfCaret(view);
    const { state } = view;
    const known = state.field(script);
    const caret = state.doc.lineAt(state.selection.main.head).number - 1;
    const next = known.next(LineKind.Heading, caret + 1);
    this.here = { first: Math.max(0, known.previous(LineKind.Heading, caret)), end: next < 0 ? known.count : next };
    const ranges: Range<Decoration>[] = [];
    for (const { from, to } of view.visibleRanges) {
      for (let at = from; at <= to; ) {
        const line = state.doc.lineAt(at);
        this.line(state, line, ranges);
        at = line.to + 1;
      }
    }

    return Decoration.set(ranges, true);
  }

  private line(state: EditorState, line: Line, ranges: Range<Decoration>[]): void {
    const known = state.field(script);
    const number = line.number - 1;
    const kind = kindAt(state, line);
    const active = line.number === this.activeLine;
    let name = `l l-${kindNames[kind] || (kind === LineKind.Title ? "title" : "blank")}`;
    if (known.has(number, LineFlag.DualLeft)) name += " dual-left";
    else if (known.has(number, LineFlag.DualRight)) name += " dual-right";
    if (known.has(number, LineFlag.First)) name += " first";
    if (number >= this.here.first && number < this.here.end) name += " here";
    let sceneNumber = "";
    let length = "";
    if (line.length > 0) {
      const from = this.marks(line, kind, active, ranges);
      if (from > 0) name += ` hung-${Math.min(from, 8)}`;
      if (kind === LineKind.Heading) {
        const trimmed = trimEnd(line.text);
        const open = sceneNumberAt(trimmed);
        if (open >= 0) {
          sceneNumber = trimmed.slice(open + 1, -1);
          let start = open;
          while (start > 0 && line.text[start - 1] === " ") start--;
          ranges.push((active ? mark : hidden).range(line.from + start, line.to));
        }

        const facts = sceneFactsAt(state, line.from, line.to);
        if (facts !== null) length = eighthsText(facts.eighths);
      }
    }

    if (line.length > 0 && isRevised(state, line.from, line.to)) name += " revised";
    ranges.push(lineDecoration(name, sceneNumber, length).range(line.from));
    this.hidden(state, line, kind, ranges);
  }

  // Forcing marks hang in the margin, emphasis shows its marks where the caret is; returns how many units hang.
  private marks(line: Line, kind: LineKind, active: boolean, ranges: Range<Decoration>[]): number {
    const { text } = line;
    const indent = indentOf(text);
    const end = trimEnd(text).length;
    let hung = 0;
    switch (kind) {
      case LineKind.Heading:
        if (text[indent] === ".") hung = 1;
        break;
      case LineKind.Cue:
        if (text[indent] === "@") hung = 1;
        if (text[end - 1] === "^") ranges.push(mark.range(line.from + end - 1, line.from + end));
        break;
      case LineKind.Action:
        if (text[indent] === "!") hung = 1;
        break;
      case LineKind.Shot:
        hung = 2;
        break;
      case LineKind.Lyrics:
        hung = 1;
        break;
      case LineKind.Transition:
      case LineKind.Centered:
        if (text[indent] === ">") hung = 1;
        if (kind === LineKind.Centered) ranges.push((active ? mark : hidden).range(line.from + end - 1, line.from + end));
        break;
      case LineKind.Section:
        while (text[indent + hung] === "#") hung++;
        break;
      case LineKind.Synopsis:
        hung = 1;
        break;
    }

    if (hung > 0) {
      let after = indent + hung;
      if (kind !== LineKind.Action) while (text[after] === " ") after++;
      // In the middle and at the right the mark would push the words; it shows where the caret is.
      const centred = kind === LineKind.Transition || kind === LineKind.Centered;
      if (centred) ranges.push((active ? mark : hidden).range(line.from, line.from + after));
      else ranges.push(hang.range(line.from + indent, line.from + after));
      hung = centred ? 0 : after - indent;
    }

    const { runs, marks } = emphasisOf(text);
    for (const run of runs) if (run.to > run.from) ranges.push(styles[run.style].range(line.from + run.from, line.from + run.to));
    for (const at of marks) ranges.push((active ? mark : hidden).range(line.from + at, line.from + at + 1));

    return hung;
  }

  // Notes and boneyard inside the line.
  private hidden(state: EditorState, line: Line, kind: LineKind, ranges: Range<Decoration>[]): void {
    if (kind === LineKind.Note || kind === LineKind.Boneyard) return;
    const known = state.field(script);
    const number = line.number - 1;
    const goesOn = number + 1 < known.count && (known.has(number + 1, LineFlag.InNote) || known.has(number + 1, LineFlag.InBoneyard));
    let at = 0;
    if (known.has(number, LineFlag.InNote) || known.has(number, LineFlag.InBoneyard)) {
      const inNote = known.has(number, LineFlag.InNote);
      const close = line.text.indexOf(inNote ? "]]" : "*/");
      at = close < 0 ? line.length : close + 2;
      if (at > 0) ranges.push((inNote ? note : boneyard).range(line.from, line.from + at));
    }

    for (;;) {
      const opener = /\[\[|\/\*/g;
      opener.lastIndex = at;
      const found = opener.exec(line.text);
      if (found === null) return;
      const isNote = found[0] === "[[";
      const close = line.text.indexOf(isNote ? "]]" : "*/", found.index + 2);
      if (close < 0 && !goesOn) return;
      const end = close < 0 ? line.length : close + 2;
      ranges.push((isNote ? note : boneyard).range(line.from + found.index, line.from + end));
      at = end;
    }
  }
}

function lineDecoration(name: string, sceneNumber: string, length: string): Decoration {
  const key = `${name}\n${sceneNumber}\n${length}`;
  let found = lines.get(key);
  if (found === undefined) {
    const attributes: Record<string, string> = { class: name, dir: "auto" };
    if (sceneNumber !== "") attributes["data-number"] = sceneNumber;
    if (length !== "") attributes["data-length"] = length;
    found = Decoration.line({ attributes });
    if (lines.size > 5_000) lines.clear();
    lines.set(key, found);
  }

  return found;
}

export const typeset: Extension = [
  ViewPlugin.fromClass(Typesetter, { decorations: (plugin) => plugin.decorations }),
  EditorView.perLineTextDirection.of(true),
];
