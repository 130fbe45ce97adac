// The element that an empty line is meant for, before any word makes it one: Tab chooses it, the first words confirm it.
import { type EditorState, StateEffect, StateField } from "@codemirror/state";
import { LineKind } from "../fountain/lineKind";
import { script } from "./script";

export interface Pending {
  /** The start of its line. */
  readonly at: number;
  readonly kind: LineKind;
}

export const setPending = StateEffect.define<readonly Pending[]>({ map: (value, changes) => value.map((item) => ({ ...item, at: changes.mapPos(item.at, -1) })) });

export const pending = StateField.define<readonly Pending[]>({
  create: () => [],
  update(value, tr) {
    for (const effect of tr.effects) if (effect.is(setPending)) return effect.value;
    if (value.length === 0) return value;
    if (tr.docChanged) value = value.map((item) => ({ ...item, at: tr.changes.mapPos(item.at, -1) }));
    // It holds as long as the writer stays with it.
    const line = tr.state.doc.lineAt(tr.state.selection.main.head);
    return value.some((item) => item.at === line.from) ? value : [];
  },
});

/** What a line is, or is meant to be. */
export function kindAt(state: EditorState, line: { readonly from: number; readonly number: number }): LineKind {
  const meant = state.field(pending).find((item) => item.at === line.from);
  const kind = state.field(script).kind(line.number - 1);
  if (meant === undefined) return kind;
  // What the words themselves say goes before what was meant, but capitals alone are action until something is said under them.
  return kind === LineKind.Blank || kind === LineKind.Action ? meant.kind : kind;
}
