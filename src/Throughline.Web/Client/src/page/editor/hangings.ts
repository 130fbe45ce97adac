// What hangs on lines, at its places in the text of now: notes, tags, proposals, locks; and the colours of who wrote what.
import { type ChangeDesc, RangeSet, type Range, StateEffect, StateField, type Extension } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";

export interface Hanging {
  readonly kind: "note" | "tag" | "proposal" | "lock" | "hand";
  readonly id: string;
  readonly from: number;
  readonly to: number;
  /** What is said of it when it is pointed at; of a lock, who holds it and why. */
  readonly words?: string;
}

/** Replaces all hangings of a kind. */
export const setHangings = StateEffect.define<{ readonly kind: Hanging["kind"]; readonly all: readonly Hanging[] }>();

export const hangings = StateField.define<Readonly<Record<Hanging["kind"], DecorationSet>>>({
  create: () => ({ note: RangeSet.empty, tag: RangeSet.empty, proposal: RangeSet.empty, lock: RangeSet.empty, hand: RangeSet.empty }),
  update(value, tr) {
    if (tr.docChanged) {
      value = {
        note: value.note.map(tr.changes), tag: value.tag.map(tr.changes), proposal: value.proposal.map(tr.changes), lock: value.lock.map(tr.changes), hand: value.hand.map(tr.changes),
      };
    }

    for (const effect of tr.effects) {
      if (!effect.is(setHangings)) continue;
      const ranges: Range<Decoration>[] = effect.value.all
        .map((item) => ({ ...item, to: Math.min(item.to, tr.newDoc.length) }))
        .filter((item) => item.from < item.to)
        .map((item) => Decoration.mark({ class: `h-${item.kind}${item.kind === "hand" ? ` hand-${item.id}` : ""}`, id: item.id, ...(item.words === undefined ? {} : { words: item.words, attributes: { title: item.words } }) }).range(item.from, item.to));
      value = { ...value, [effect.value.kind]: Decoration.set(ranges, true) };
    }

    return value;
  },
  provide: (field): Extension => (["note", "tag", "proposal", "lock", "hand"] as const).map((kind) => EditorView.decorations.from(field, (value) => value[kind])),
});

/** Where a hanging is now; null when its words are gone. */
export function placeOf(set: DecorationSet, id: string): { from: number; to: number } | null {
  for (const cursor = set.iter(); cursor.value !== null; cursor.next()) {
    if ((cursor.value.spec as { id: string }).id === id) return { from: cursor.from, to: cursor.to };
  }

  return null;
}

/** A range of an older version in the text of now. */
export function movedRange(range: { readonly from: number; readonly to: number }, changes: ChangeDesc): { from: number; to: number } {
  const from = changes.mapPos(Math.min(range.from, changes.length), 1);
  return { from, to: Math.max(from, changes.mapPos(Math.min(range.to, changes.length), -1)) };
}
