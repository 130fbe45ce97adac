// Enter and Tab as screenwriting programs have them. Enter goes on to the element that usually follows; Tab chooses another one for
// an empty line, or asks for the part of the line that comes next.
import { acceptCompletion, startCompletion } from "@codemirror/autocomplete";
import { insertNewline } from "@codemirror/commands";
import { EditorSelection, type EditorState, type Extension, type Line, Prec, type StateEffect } from "@codemirror/state";
import { type Command, EditorView, keymap, ViewPlugin } from "@codemirror/view";
import { isWhiteOnly } from "../fountain/characters";
import { headingPrefixLength } from "../fountain/headingPrefixes";
import { LineKind } from "../fountain/lineKind";
import { isCue, isInCapitals } from "../fountain/rules";
import { lineAs, wordsOf } from "./elements";
import { kindAt, type Pending, pending, setPending } from "./pending";
import { script } from "./script";

const outsideSpeech = [LineKind.Action, LineKind.Cue, LineKind.Transition, LineKind.Heading] as const;
const insideSpeech = [LineKind.Dialogue, LineKind.Parenthetical] as const;
const inCapitals: ReadonlySet<LineKind> = new Set([LineKind.Heading, LineKind.Cue, LineKind.Transition, LineKind.Shot]);

/** What usually follows an element, and whether an empty line parts them. */
function following(kind: LineKind): { readonly kind: LineKind; readonly apart: boolean } {
  switch (kind) {
    case LineKind.Cue:
    case LineKind.Parenthetical:
      return { kind: LineKind.Dialogue, apart: false };
    case LineKind.Transition:
      return { kind: LineKind.Heading, apart: true };
    case LineKind.Title:
    case LineKind.Note:
    case LineKind.Boneyard:
    case LineKind.Synopsis:
      return { kind: LineKind.Action, apart: false };
    default:
      return { kind: LineKind.Action, apart: true };
  }
}

function belongsToSpeech(state: EditorState, line: Line): boolean {
  if (line.number === 1) return false;
  const above = kindAt(state, state.doc.line(line.number - 1));
  return above === LineKind.Cue || above === LineKind.Dialogue || above === LineKind.Parenthetical || (above === LineKind.Lyrics && state.field(script).kind(line.number - 2) === LineKind.Lyrics);
}

// Capitals between empty lines are a name when they look like one: people type the name and go on.
function looksLikeName(state: EditorState, line: Line): boolean {
  const text = line.text.trim();
  const before = line.number === 1 || isWhiteOnly(state.doc.line(line.number - 1).text);
  return before && text.length <= 38 && isInCapitals(text) && isCue(text) && !/[.!?:]$/.test(text) && headingPrefixLength(text) === 0 && text.split(/\s+/).length <= 4;
}

const enter: Command = (view) => {
  const { state } = view;
  const { main, ranges } = state.selection;
  if (ranges.length > 1 || !main.empty || state.readOnly) return false;
  const line = state.doc.lineAt(main.head);
  if (isWhiteOnly(line.text)) {
    // An empty line that was meant for something becomes action again; else it is one more empty line.
    const meant = state.field(pending).find((item) => item.at === line.from);
    if (meant === undefined || meant.kind === LineKind.Action) return insertNewline(view);
    const inSpeech = belongsToSpeech(state, line);
    view.dispatch(inSpeech
      ? { changes: { from: line.to, insert: "\n" }, selection: { anchor: line.to + 1 }, effects: setPending.of([]), userEvent: "input", scrollIntoView: true }
      : { effects: setPending.of([]) });
    return true;
  }

  let kind = kindAt(state, line);
  const atEnd = main.head >= line.from + line.text.trimEnd().length;
  if (kind === LineKind.Action && atEnd && looksLikeName(state, line)) kind = LineKind.Cue;
  if (!atEnd) {
    const speech = kind === LineKind.Dialogue || kind === LineKind.Parenthetical || kind === LineKind.Title || kind === LineKind.Note || kind === LineKind.Boneyard;
    if (speech) return insertNewline(view);
    insertAt(view, main.head, "\n\n", []);
    return true;
  }

  const { kind: next, apart } = following(kind);
  // What was meant but is not said by the words gets its mark now.
  const meant = state.field(pending).some((item) => item.at === line.from);
  const known = state.field(script).kind(line.number - 1);
  const marked = meant && known !== kind ? lineAs(wordsOf(line.text, LineKind.Action), kind) : line.text;
  const gap = apart ? "\n\n" : "\n";
  const change = marked === line.text ? { from: main.head, insert: gap } : { from: line.from, to: main.head, insert: marked + gap };
  const at = change.from + change.insert.length;
  const kept: Pending[] = [{ at, kind: next }];
  if (kind === LineKind.Cue) kept.push({ at: line.from, kind: LineKind.Cue });
  const effects: StateEffect<unknown>[] = [setPending.of(kept)];
  view.dispatch({ changes: change, selection: EditorSelection.cursor(at), effects, userEvent: "input", scrollIntoView: true });
  return true;
};

function insertAt(view: EditorView, at: number, text: string, kept: readonly Pending[], caret = at + text.length): void {
  view.dispatch({ changes: { from: at, insert: text }, selection: EditorSelection.cursor(caret), effects: setPending.of(kept), userEvent: "input", scrollIntoView: true });
}

function tab(backward: boolean): Command {
  return (view) => {
    const { state } = view;
    const { main } = state.selection;
    if (state.readOnly || !main.empty || state.selection.ranges.length > 1) return false;
    const line = state.doc.lineAt(main.head);
    const kind = kindAt(state, line);
    if (isWhiteOnly(line.text)) {
      const inSpeech = belongsToSpeech(state, line);
      const order: readonly LineKind[] = inSpeech ? insideSpeech : outsideSpeech;
      const now = Math.max(0, order.indexOf(kind));
      const next = order[(now + (backward ? order.length - 1 : 1)) % order.length]!;
      if (next === LineKind.Parenthetical) insertAt(view, line.from, "()", [], line.from + 1);
      else view.dispatch({ effects: setPending.of([{ at: line.from, kind: next }]) });
      if (next === LineKind.Cue || next === LineKind.Transition || next === LineKind.Heading) startCompletion(view);
      return true;
    }

    if (kind === LineKind.Parenthetical && /^\(\s*\)$/.test(line.text.trim())) {
      view.dispatch({ changes: { from: line.from, to: line.to }, selection: { anchor: line.from }, effects: setPending.of([{ at: line.from, kind: LineKind.Dialogue }]), userEvent: "delete" });
      return true;
    }

    if (backward) return cycle(view, line, kind, -1);
    const atEnd = main.head >= line.from + line.text.trimEnd().length;
    switch (kind) {
      case LineKind.Heading:
        if (!atEnd) return false;
        if (!/[-–—]\s*$/.test(line.text)) insertAt(view, line.to, " - ", state.field(pending));
        startCompletion(view);
        return true;
      case LineKind.Cue:
      case LineKind.Dialogue:
        if (atEnd) insertAt(view, line.to, "\n()", kind === LineKind.Cue ? [{ at: line.from, kind }] : [], line.to + 2);
        return true;
      case LineKind.Parenthetical: {
        const close = line.from + line.text.lastIndexOf(")") + 1;
        insertAt(view, close, "\n", [{ at: close + 1, kind: LineKind.Dialogue }]);
        return true;
      }

      default:
        return cycle(view, line, kind, 1);
    }
  };
}

// Another element for a line that has words already; a long paragraph is changed by its own keys only.
function cycle(view: EditorView, line: Line, kind: LineKind, by: number): boolean {
  const now = outsideSpeech.indexOf(kind as (typeof outsideSpeech)[number]);
  if (now < 0 || line.length > 60) return true;
  setElement(outsideSpeech[(now + by + outsideSpeech.length) % outsideSpeech.length]!)(view);
  return true;
}

/** Makes the line of the caret another element. */
export function setElement(kind: LineKind): Command {
  return (view) => {
    const { state } = view;
    if (state.readOnly) return false;
    const line = state.doc.lineAt(state.selection.main.head);
    if (isWhiteOnly(line.text)) {
      if (kind === LineKind.Parenthetical) insertAt(view, line.from, "()", [], line.from + 1);
      else view.dispatch({ effects: setPending.of([{ at: line.from, kind }]) });
      view.focus();
      return true;
    }

    const words = wordsOf(line.text, kindAt(state, line));
    const inSpeech = kind === LineKind.Parenthetical || kind === LineKind.Dialogue;
    const above = line.number > 1 && !isWhiteOnly(state.doc.line(line.number - 1).text);
    const before = !inSpeech && above ? "\n" : "";
    const below = line.number < state.doc.lines && !isWhiteOnly(state.doc.line(line.number + 1).text);
    const after = below && (kind === LineKind.Heading || kind === LineKind.Transition) ? "\n" : "";
    const insert = before + lineAs(words, kind) + after;
    const caret = line.from + insert.length - after.length;
    view.dispatch({
      changes: { from: line.from, to: line.to, insert },
      selection: EditorSelection.cursor(caret),
      effects: setPending.of([{ at: line.from + before.length, kind }]),
      userEvent: "input.element",
      scrollIntoView: true,
    });
    view.focus();
    return true;
  };
}

// Names, headings and transitions are typed in capitals, whatever the keyboard says.
const capitals = EditorView.inputHandler.of((view, from, to, text) => {
  const line = view.state.doc.lineAt(from);
  const meant = view.state.field(pending).find((item) => item.at === line.from);
  if (meant === undefined || !inCapitals.has(meant.kind) || text.length > 1 || view.composing) return false;
  const inParentheses = line.text.slice(0, from - line.from).lastIndexOf("(") > line.text.slice(0, from - line.from).lastIndexOf(")");
  const upper = text.toLocaleUpperCase();
  if (inParentheses || upper === text || upper.length !== 1) return false;
  view.dispatch({ changes: { from, to, insert: upper }, selection: { anchor: from + 1 }, userEvent: "input.type", scrollIntoView: true });
  return true;
});

/** The keys 1 to 9 with Control or Command, in the order of screenwriting programs. */
export const elementKeys: readonly { readonly key: string; readonly kind: LineKind }[] = [
  { key: "1", kind: LineKind.Heading },
  { key: "2", kind: LineKind.Action },
  { key: "3", kind: LineKind.Cue },
  { key: "4", kind: LineKind.Parenthetical },
  { key: "5", kind: LineKind.Dialogue },
  { key: "6", kind: LineKind.Transition },
  { key: "7", kind: LineKind.Shot },
  { key: "8", kind: LineKind.Lyrics },
  { key: "9", kind: LineKind.Centered },
];

// The key before this one.
const keyBefore = ViewPlugin.define(() => ({ before: "", now: "" }), {
  eventObservers: {
    keydown(event) {
      this.before = this.now;
      this.now = event.key;
    },
  },
});

// Escape twice and then Tab leaves the page, so that the keyboard is not caught in it. Once is not enough: who sends a list away that
// is not there yet goes on with Tab, and means the line.
const stay: Command = (view) => view.plugin(keyBefore)?.before !== "Escape";

export const screenwritersKeys: Extension = [
  capitals,
  keyBefore,
  Prec.high(
    keymap.of([
      { key: "Tab", run: (view) => acceptCompletion(view) || tab(false)(view), shift: tab(true) },
      { key: "Enter", run: enter, shift: insertNewline },
      ...elementKeys.map(({ key, kind }) => ({ key: `Mod-${key}`, run: setElement(kind), preventDefault: true })),
    ]),
  ),
  Prec.lowest(keymap.of([{ key: "Escape", run: stay }])),
];
