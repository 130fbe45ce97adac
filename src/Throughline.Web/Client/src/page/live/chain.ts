// Edits that wait, one on the other: which of them go into a message, and how many become few.
import type { ChangeSet } from "@codemirror/state";
import { bytesOf, messageLimit, type OwnEdit } from "./protocol";

export interface ChainedEdit {
  readonly edit: OwnEdit;
  readonly changes: ChangeSet;
}

/** The first edits of a chain, as many as one message holds. */
export function firstMessage(chain: readonly ChainedEdit[], may: (id: string) => boolean): OwnEdit[] {
  const edits: OwnEdit[] = [];
  let size = 0;
  for (const { edit } of chain.slice(0, messageLimit.edits)) {
    if (!may(edit.id)) break;
    size += bytesOf(JSON.stringify(edit));
    if (edits.length > 0 && size > messageLimit.bytes) break;
    edits.push(edit);
  }

  return edits;
}

/** All of a chain as one message: what is too much for it is joined to one edit at its end. */
export function inOneMessage(chain: readonly ChainedEdit[]): OwnEdit[] {
  if (chain.length <= messageLimit.edits) return chain.map((item) => item.edit);
  const rest = chain.slice(messageLimit.edits - 1);
  const joined = rest.slice(1).reduce((changes, item) => changes.compose(item.changes), rest[0]!.changes);
  return [...chain.slice(0, messageLimit.edits - 1).map((item) => item.edit), { ...rest.at(-1)!.edit, changes: joined.toJSON() }];
}

// So that a joined edit fits in a message, in any script.
const longest = 200_000;
const many = 300;

function sizeOf(changes: ChangeSet): number {
  let size = 0;
  changes.iterChanges((_fromA, _toA, fromB, toB) => {
    size += toB - fromB;
  });
  return size;
}

/**
 * After a day without a network thousands of letters wait. Those that never went out are joined, as far as they came about in one
 * way; null when they are not so many. The server knows edits by their ids, so whoever joins them must have the diary say so
 * before any of them goes out: an edit of one id is the same edit for ever.
 */
export function fewer(chain: readonly ChainedEdit[], sent: string): ChainedEdit[] | null {
  const from = chain.findIndex((item) => item.edit.id === sent) + 1;
  if (chain.length - from < many) return null;
  const joined = chain.slice(0, from);
  for (const item of chain.slice(from)) {
    const last = joined.length > from ? joined.at(-1) : undefined;
    if (last !== undefined && last.edit.manner === item.edit.manner && item.edit.proposal === undefined && last.edit.proposal === undefined && sizeOf(last.changes) + sizeOf(item.changes) < longest) {
      const changes = last.changes.compose(item.changes);
      joined[joined.length - 1] = { edit: { ...item.edit, changes: changes.toJSON() }, changes };
    } else {
      joined.push(item);
    }
  }

  return joined;
}
