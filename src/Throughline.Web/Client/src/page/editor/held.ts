// Lines that are locked: what touches them is stopped here, before the server has to refuse it, and whoever types is told who holds
// them and why. The rule is the server's (HeldLines).
import { EditorState, type Extension, type Text, Transaction } from "@codemirror/state";
import { hangings } from "./hangings";

export interface HeldRange {
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

/** Whether replacing a stretch by a text changes what stands in a range, or takes from it that it has lines of its own. */
export function touches(doc: Text, range: { readonly from: number; readonly to: number }, from: number, to: number, put: string): boolean {
  if (from === to ? range.from < from && from < range.to : from < range.to && to > range.from) return true;
  if (to === range.from) return put.length > 0 ? !put.endsWith("\n") : from > 0 && doc.sliceString(from - 1, from) !== "\n";
  return from === range.to && (put.length > 0 ? !put.startsWith("\n") : to < doc.length && doc.sliceString(to, to + 1) !== "\n");
}

/** What is held now. */
export function heldRanges(state: EditorState): HeldRange[] {
  const found: HeldRange[] = [];
  for (const cursor = state.field(hangings).lock.iter(); cursor.value !== null; cursor.next()) {
    found.push({ from: cursor.from, to: cursor.to, words: (cursor.value.spec as { words?: string }).words ?? "" });
  }

  return found;
}

/** Stops what touches a locked line; of several changes at once (replace all) only those that do. */
export function holdLocked(tell: (words: string) => void): Extension {
  return EditorState.changeFilter.of((tr) => {
    if (!tr.docChanged || tr.annotation(Transaction.remote)) return true;
    const held = heldRanges(tr.startState);
    if (held.length === 0) return true;
    const { doc } = tr.startState;
    const touched = new Set<HeldRange>();
    let changes = 0;
    let atEdge = false;
    tr.changes.iterChanges((from, to, _fromB, _toB, inserted) => {
      changes++;
      const put = inserted.toString();
      for (const range of held) {
        if (!touches(doc, range, from, to, put)) continue;
        touched.add(range);
        if (from === to && (from === range.from || from === range.to)) atEdge = true;
      }
    });
    if (touched.size === 0) return true;
    const words = [...touched][0]!.words;
    queueMicrotask(() => tell(words));
    return changes === 1 || atEdge ? false : [...touched].sort((a, b) => a.from - b.from).flatMap((range) => [range.from, range.to]);
  });
}
