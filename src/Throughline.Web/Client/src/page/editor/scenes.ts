// The scenes and sections of a text, and a scene moved: one change that takes its lines out and puts them in elsewhere.
import { ChangeSet, type EditorState, EditorSelection, type TransactionSpec } from "@codemirror/state";
import { trimEnd } from "../fountain/characters";
import { LineKind } from "../fountain/lineKind";
import { sceneNumberAt } from "../fountain/rules";
import { sceneFactsAt } from "./analysis";
import { wordsOf } from "./elements";
import { script } from "./script";

export interface OutlineItem {
  readonly kind: "scene" | "section";
  /** Where its line begins, and where what belongs to it ends. */
  readonly from: number;
  readonly to: number;
  readonly words: string;
  /** Of a section 1 to 6; of a scene 0. */
  readonly depth: number;
  readonly number: string;
  readonly eighths: number;
  readonly page: string;
  /** The synopsis, or else the first words of action. */
  readonly summary: string;
}

/** The outline of a text; one look at the kinds of the lines, and at the headings themselves. */
export function outlineOf(state: EditorState, withSummaries = false): OutlineItem[] {
  const lines = state.field(script);
  const starts: number[] = [];
  for (let at = lines.next(LineKind.Heading, 0); at >= 0; at = lines.next(LineKind.Heading, at + 1)) starts.push(at);
  for (let at = lines.next(LineKind.Section, 0); at >= 0; at = lines.next(LineKind.Section, at + 1)) starts.push(at);
  starts.sort((a, b) => a - b);
  return starts.map((start, i) => {
    const line = state.doc.line(start + 1);
    const end = i + 1 < starts.length ? state.doc.line(starts[i + 1]! + 1).from : state.doc.length;
    const isScene = lines.kind(start) === LineKind.Heading;
    const text = trimEnd(line.text);
    const open = isScene ? sceneNumberAt(text) : -1;
    const facts = isScene ? sceneFactsAt(state, line.from, line.to) : null;
    return {
      kind: isScene ? "scene" : "section",
      from: line.from,
      to: end,
      words: wordsOf(open < 0 ? text : text.slice(0, open), isScene ? LineKind.Heading : LineKind.Section),
      depth: isScene ? 0 : Math.min(6, /^#+/.exec(text.trimStart())?.[0].length ?? 1),
      number: open < 0 ? "" : text.slice(open + 1, -1),
      eighths: facts?.eighths ?? 0,
      page: facts?.page ?? "",
      summary: withSummaries ? summaryOf(state, start + 1, i + 1 < starts.length ? starts[i + 1]! : lines.count) : "",
    };
  });
}

function summaryOf(state: EditorState, first: number, end: number): string {
  const lines = state.field(script);
  const synopsis = lines.next(LineKind.Synopsis, first, end);
  const at = synopsis >= 0 ? synopsis : lines.next(LineKind.Action, first, end);
  if (at < 0) return "";
  const words = wordsOf(state.doc.line(at + 1).text, lines.kind(at));
  return words.length > 160 ? `${words.slice(0, 157).trimEnd()}…` : words;
}

/** The scene of a place, by its place in the outline; -1 before the first. */
export function itemAt(outline: readonly OutlineItem[], place: number): number {
  let found = -1;
  for (let i = 0; i < outline.length && outline[i]!.from <= place; i++) found = i;
  return found;
}

/** Moves an item of the outline before another one (or behind the last, with the length of the outline). */
export function moveItem(state: EditorState, outline: readonly OutlineItem[], from: number, before: number): TransactionSpec | null {
  const item = outline[from];
  if (item === undefined || before === from || before === from + 1 || before < 0 || before > outline.length) return null;
  const target = before < outline.length ? outline[before]!.from : state.doc.length;
  const atEnd = target === state.doc.length;
  const movesLast = item.to === state.doc.length;
  // A scene ends with the empty lines that part it from the next; at the end of the text there may be none.
  let words = state.sliceDoc(item.from, item.to);
  if (movesLast) words = `${words.replace(/\n+$/, "")}\n\n`;
  let lead = "";
  if (atEnd) {
    const tail = /\n*$/.exec(state.sliceDoc(Math.max(0, target - 2), target))![0].length;
    lead = "\n".repeat(2 - tail);
    words = words.replace(/\n+$/, "\n");
  }

  const changes = ChangeSet.of([{ from: item.from, to: item.to }, { from: target, insert: lead + words }], state.doc.length);
  const at = changes.mapPos(target, -1) + lead.length;
  return { changes, selection: EditorSelection.cursor(at), userEvent: "move.scene", scrollIntoView: true };
}
