// The editor of a script, and what the parts of the page share.
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { type Diagnostic, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { search, searchKeymap } from "@codemirror/search";
import { type ChangeDesc, Compartment, EditorSelection, EditorState, type Extension, Transaction } from "@codemirror/state";
import { drawSelection, dropCursor, EditorView, highlightSpecialChars, keymap, scrollPastEnd, type ViewUpdate } from "@codemirror/view";
import { type Analysis, findings, findingsOf, setFindings } from "./editor/analysis";
import { completion } from "./editor/complete";
import { findPanel } from "./editor/find";
import { hangings } from "./editor/hangings";
import { holdLocked } from "./editor/held";
import { screenwritersKeys } from "./editor/keys";
import { peers } from "./editor/peers";
import { pending } from "./editor/pending";
import { script } from "./editor/script";
import { typeset } from "./editor/typeset";
import { decidedHistory } from "./live/edits";
import { bytesOf, messageLimit } from "./live/protocol";
import { say } from "./ui/words";

export const writable = new Compartment();

// One edit must fit in one message: whole books come in as drafts.
function notTooMuch(tell: () => void): Extension {
  return EditorState.changeFilter.of((tr) => {
    if (tr.annotation(Transaction.remote) || tr.newDoc.length - tr.startState.doc.length < messageLimit.bytes / 4) return true;
    let bytes = 0;
    tr.changes.iterChanges((_fromA, _toA, _fromB, _toB, inserted) => {
      bytes += bytesOf(JSON.stringify(inserted.toJSON()));
    });
    if (bytes < messageLimit.bytes * 0.95) return true;
    queueMicrotask(tell);
    return false;
  });
}

/** Everything the editor is made of but what makes it a replica. */
export function editorExtensions(nonce: string, label: string, listen: (update: ViewUpdate) => void, tell: (words: string) => void): Extension {
  return [
    nonce === "" ? [] : EditorView.cspNonce.of(nonce),
    script,
    pending,
    findings,
    hangings,
    history({ newGroupDelay: 700 }),
    drawSelection(),
    dropCursor(),
    highlightSpecialChars(),
    EditorView.lineWrapping,
    typeset,
    peers,
    completion,
    search({ top: true, createPanel: findPanel }),
    screenwritersKeys,
    keymap.of([...searchKeymap, ...historyKeymap, ...lintKeymap, ...defaultKeymap]),
    EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0", spellcheck: "true", autocapitalize: "sentences", autocorrect: "on" }),
    EditorView.updateListener.of(listen),
    scrollPastEnd(),
    writable.of([]),
    notTooMuch(() => tell(say("TooMuch"))),
    holdLocked(tell),
    decidedHistory,
  ];
}

export function setWritable(view: EditorView, may: boolean): void {
  view.dispatch({ effects: writable.reconfigure(may ? [] : [EditorState.readOnly.of(true)]) });
}

/** Shows what the server found out about a version. */
export function showAnalysis(view: EditorView, analysis: Analysis, changes: ChangeDesc): void {
  const { doc } = view.state;
  const moved = (place: number, side: number): number => Math.min(doc.length, changes.mapPos(Math.min(place, changes.length), side));
  view.dispatch({ effects: setFindings.of(findingsOf(analysis, changes, doc)), annotations: Transaction.addToHistory.of(false) });
  const diagnostics: Diagnostic[] = analysis.marks.map((mark) => {
    const from = moved(mark.from, 1);
    return {
      from,
      to: Math.max(from, moved(mark.to, -1)),
      severity: mark.severity,
      source: mark.code,
      message: mark.message,
      actions: (mark.fixes ?? []).map((fix) => ({
        name: fix.title,
        apply: (target: EditorView) => {
          // The fix is for the version that was looked at; it is done where those places are by now.
          const since = sinceOf(target, analysis);
          if (since === null) return;
          target.dispatch({
            changes: fix.edits.map((edit) => ({ from: since.mapPos(edit.from, 1), to: Math.max(since.mapPos(edit.from, 1), since.mapPos(edit.to, -1)), insert: edit.text })),
            userEvent: "input.fix",
          });
        },
      })),
    };
  });
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

let sinceOf: (view: EditorView, analysis: Analysis) => ChangeDesc | null = () => null;

/** Says how changes since a version are found. */
export function changesSinceBy(find: (version: number) => ChangeDesc | null): void {
  sinceOf = (_view, analysis) => find(analysis.version);
}

/** Puts the caret somewhere, in sight. */
export function goTo(view: EditorView, from: number, to = from, focus = true): void {
  view.dispatch({ selection: EditorSelection.single(Math.min(from, view.state.doc.length), Math.min(to, view.state.doc.length)), effects: EditorView.scrollIntoView(Math.min(from, view.state.doc.length), { y: "start", yMargin: 96 }) });
  if (focus) view.focus();
}
