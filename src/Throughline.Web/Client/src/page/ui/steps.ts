// The edits of a document as steps that a person would remember: what one person did without a long pause.
import { ChangeSet } from "@codemirror/state";
import type { CommittedEdit } from "../live/protocol";

export interface Step {
  /** The last version of it. */
  readonly version: number;
  readonly time: string;
  readonly person: string;
  readonly inserted: number;
  readonly deleted: number;
}

const pause = 5 * 60_000;

/** The steps of edits in order. A paste, a proposal taken or an import is a step of its own, and a version that became a draft ends one. */
export function stepsOf(edits: readonly Pick<CommittedEdit, "sequence" | "person" | "manner" | "changes" | "time">[], named: ReadonlySet<number> = new Set()): Step[] {
  const steps: Step[] = [];
  let whole = false;
  for (const edit of edits) {
    const { inserted, deleted } = sizeOf(edit.changes);
    const last = steps.at(-1);
    const alone = edit.manner === "pasted" || edit.manner === "accepted" || edit.manner === "imported";
    if (last === undefined || alone || whole || last.person !== edit.person || Date.parse(edit.time) - Date.parse(last.time) > pause) {
      steps.push({ version: edit.sequence, time: edit.time, person: edit.person, inserted, deleted });
    } else {
      steps[steps.length - 1] = { version: edit.sequence, time: edit.time, person: edit.person, inserted: last.inserted + inserted, deleted: last.deleted + deleted };
    }

    whole = alone || named.has(edit.sequence);
  }

  return steps;
}

function sizeOf(changes: unknown): { inserted: number; deleted: number } {
  let inserted = 0;
  let deleted = 0;
  ChangeSet.fromJSON(changes).iterChanges((fromA, toA, fromB, toB) => {
    deleted += toA - fromA;
    inserted += toB - fromB;
  });
  return { inserted, deleted };
}

/** Who wrote what, as the server tells it: authors, and runs of a length by one of them. */
export interface Authorship {
  readonly version: number;
  readonly authors: readonly { readonly person: string; readonly manner: string }[];
  readonly runs: readonly (readonly [number, number])[];
}

/** The people, most letters first, and the ranges of each. */
export function handsOf(authorship: Authorship): { people: { person: string; letters: number }[]; spans: { from: number; to: number; person: number }[] } {
  const letters = new Map<string, number>();
  for (const [length, author] of authorship.runs) {
    const person = authorship.authors[author]?.person ?? "";
    letters.set(person, (letters.get(person) ?? 0) + length);
  }

  const people = [...letters].map(([person, count]) => ({ person, letters: count })).sort((a, b) => b.letters - a.letters);
  const spans: { from: number; to: number; person: number }[] = [];
  let at = 0;
  for (const [length, author] of authorship.runs) {
    const person = people.findIndex((each) => each.person === authorship.authors[author]?.person);
    const last = spans.at(-1);
    if (last !== undefined && last.person === person && last.to === at) last.to += length;
    else spans.push({ from: at, to: at + length, person });
    at += length;
  }

  return { people, spans };
}
