// The edits of this page as CodeMirror's collab keeps them, each with its identity and its manner.
import { collab, receiveUpdates, sendableUpdates } from "@codemirror/collab";
import { invertedEffects } from "@codemirror/commands";
import { Annotation, ChangeSet, Compartment, type EditorState, type Extension, EditorState as State, StateEffect, type Text, Transaction } from "@codemirror/state";
import type { CommittedEdit, Manner, OwnEdit } from "./protocol";

/** The identity of an edit; given to every change that is made here. */
export const editId = Annotation.define<string>();

/** The proposal that an edit which is made again takes over. */
const acceptedProposal = Annotation.define<string>();

/** What a person decided of a proposal, as an edit does it: undo and redo decide the other way. */
export interface Decided {
  readonly proposal: string;
  readonly alternative: number;
  readonly taken: readonly { readonly index: number; readonly text: string | null }[];
  /** Whether the edit takes back what was taken. */
  readonly undone: boolean;
}

export const decided = StateEffect.define<Decided>();

/** Goes into the history with the edit, so that whoever undoes it decides again. */
export const decidedHistory: Extension = invertedEffects.of((tr) => tr.effects.flatMap((effect) => (effect.is(decided) ? [decided.of({ ...effect.value, undone: !effect.value.undone })] : [])));

function decisionOf(tr: Transaction): Decided | undefined {
  return tr.effects.find((effect) => effect.is(decided))?.value as Decided | undefined;
}

const givenManner = Annotation.define<Manner>();
const compartment = new Compartment();

/** The extension that makes a state one replica of a live document. */
export function replica(client: string, version: number): Extension {
  return [
    compartment.of(collab({ clientID: client, startVersion: version })),
    State.transactionExtender.of((tr) =>
      tr.docChanged && !tr.annotation(Transaction.remote) && tr.annotation(editId) === undefined ? { annotations: editId.of(crypto.randomUUID()) } : null,
    ),
  ];
}

export function mannerOf(tr: Transaction): Manner {
  const given = tr.annotation(givenManner);
  if (given !== undefined) return given;
  const decision = decisionOf(tr);
  if (decision !== undefined) return decision.undone ? "undone" : "accepted";
  if (tr.isUserEvent("undo") || tr.isUserEvent("redo")) return "undone";
  return tr.isUserEvent("input.paste") || tr.isUserEvent("input.drop") ? "pasted" : "typed";
}

/** The edit of a transaction that was made here. */
export function editOf(tr: Transaction, changes: ChangeSet = tr.changes): OwnEdit {
  const proposal = tr.annotation(acceptedProposal) ?? decisionOf(tr)?.proposal;
  return { id: tr.annotation(editId)!, manner: mannerOf(tr), ...(proposal === undefined ? {} : { proposal }), changes: changes.toJSON() };
}

/** What was made here and not yet acknowledged, on the text of the synced version, each on the one before. */
export function unconfirmed(state: EditorState): { readonly edit: OwnEdit; readonly changes: ChangeSet }[] {
  return sendableUpdates(state).map((update) => ({ edit: editOf(update.origin, update.changes), changes: update.changes }));
}

export function hasUnconfirmed(state: EditorState): boolean {
  return sendableUpdates(state).length > 0;
}

/** A transaction that makes an edit again which was made before. */
export function again(state: EditorState, edit: OwnEdit): Transaction {
  const annotations = [editId.of(edit.id), givenManner.of(edit.manner), Transaction.addToHistory.of(false)];
  if (edit.proposal !== undefined) annotations.push(acceptedProposal.of(edit.proposal));
  return state.update({ changes: ChangeSet.fromJSON(edit.changes), annotations, filter: false });
}

/** Transactions that take in what the server committed: one for each edit, since mapping over several at once can give another text. */
export function receive(state: EditorState, edits: readonly CommittedEdit[]): Transaction[] {
  return edits.map((edit) => {
    const tr = receiveUpdates(state, [{ changes: ChangeSet.fromJSON(edit.changes), clientID: edit.client }]);
    state = tr.state;
    return tr;
  });
}

/** Transactions that make another text the synced one, with nothing left to send. */
export function startOver(client: string, version: number, current: Text, text: Text): ((state: EditorState) => Transaction)[] {
  const changes = difference(current, text);
  return [
    (state) => state.update({ effects: compartment.reconfigure([]), filter: false }),
    (state) => state.update({ changes, annotations: [Transaction.remote.of(true), Transaction.addToHistory.of(false)], filter: false }),
    (state) => state.update({ effects: compartment.reconfigure(collab({ clientID: client, startVersion: version })), filter: false }),
  ];
}

/** What is left of a chain of edits when some are taken out of it, each mapped to stand without those. */
export function without(synced: Text, chain: readonly { readonly edit: OwnEdit; readonly changes: ChangeSet }[], dropped: ReadonlySet<string>): OwnEdit[] {
  const left: OwnEdit[] = [];
  let back: ChangeSet | null = null;
  let doc = synced;
  for (const { edit, changes } of chain) {
    if (dropped.has(edit.id)) {
      // From the text with this edit to the text without any that was dropped.
      const inverse: ChangeSet = changes.invert(doc);
      back = back === null ? inverse : inverse.compose(back);
    } else if (back === null) {
      left.push(edit);
    } else {
      const moved: ChangeSet = changes.map(back);
      left.push({ ...edit, changes: moved.toJSON() });
      back = back.map(changes, true);
    }

    doc = changes.apply(doc);
  }

  return left;
}

/** The words that edits put in, for keeping them when the edits cannot be. */
export function wordsOf(edits: readonly { readonly changes: ChangeSet }[]): string {
  const words: string[] = [];
  for (const { changes } of edits) {
    changes.iterChanges((_a, _b, _c, _d, inserted) => {
      if (inserted.length > 0) words.push(inserted.toString());
    });
  }

  return words.join("");
}

// One change between the first and the last place where two texts part.
function difference(from: Text, to: Text): ChangeSet {
  const a = from.toString();
  const b = to.toString();
  let start = 0;
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++;
  return ChangeSet.of({ from: start, to: a.length - end, insert: to.slice(start, b.length - end) }, a.length);
}
