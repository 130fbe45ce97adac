// Takes up where this browser left off. Each tab is a client and holds a lock with its name; a client without its lock belonged to
// a tab that was closed, reloaded or lost. The newest of them is taken over by this tab; what others had not sent is sent for them.
import { ChangeSet, Text } from "@codemirror/state";
import type { Diary, DiaryEntry, DiaryPage } from "./diary";
import type { OwnEdit } from "./protocol";

/** Where a client stands. */
export interface Opening {
  readonly client: string;
  /** Empty when nothing is known. */
  readonly document: string;
  readonly version: number;
  readonly synced: Text;
  readonly pending: readonly OwnEdit[];
  readonly next: number;
  readonly entries: number;
  /** The last edit that may have gone out; "" when none has. */
  readonly sent: string;
}

/** Asks for a lock that is held until the tab goes; false when another tab has it. */
export type Claim = (name: string) => Promise<boolean>;

export function lockOf(client: string): string {
  return `throughline client ${client}`;
}

/** The claims of a browser that has Web Locks; without them every tab is a new client. */
export function browserClaim(locks: LockManager | undefined): Claim {
  if (locks === undefined) return () => Promise.resolve(true);
  return (name) =>
    new Promise((resolve) => {
      void locks.request(name, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise<void>(() => {});
      });
    });
}

/** This tab's client, and those that nobody holds and that have something to send. */
export async function open(diary: Diary | null, production: string, claim: Claim): Promise<{ own: Opening; orphans: Opening[] }> {
  let own: Opening | null = null;
  const orphans: Opening[] = [];
  for (const page of diary === null ? [] : await diary.pages(production)) {
    if (!(await claim(lockOf(page.client)))) continue;
    const opening = play(page, await diary!.entries(page));
    if (own === null) own = opening;
    else if (opening.pending.length > 0) orphans.push(opening);
    else await diary!.forget(production, page.client);
  }

  if (own === null) {
    const client = crypto.randomUUID();
    await claim(lockOf(client));
    own = { client, document: "", version: -1, synced: Text.empty, pending: [], next: 0, entries: 0, sent: "" };
  }

  return { own, orphans };
}

interface Unsent {
  readonly edit: OwnEdit;
  readonly changes: ChangeSet;
}

/** Plays a diary: the text that the server had, and what it had not. */
export function play(page: DiaryPage, entries: readonly DiaryEntry[]): Opening {
  let synced = Text.of(page.text.split("\n"));
  let { version } = page;
  let pending: Unsent[] = page.pending.map((edit) => ({ edit, changes: ChangeSet.fromJSON(edit.changes) }));
  let sent = page.sent ?? page.pending.at(-1)?.id ?? "";
  for (const entry of entries) {
    if (entry.kind === "own") {
      pending.push({ edit: entry.edit, changes: ChangeSet.fromJSON(entry.edit.changes) });
    } else if (entry.kind === "sent") {
      sent = entry.id;
    } else {
      for (const edit of entry.edits) {
        const changes = ChangeSet.fromJSON(edit.changes);
        synced = changes.apply(synced);
        version++;
        pending = pending[0]?.edit.id === edit.id ? pending.slice(1) : mapped(pending, changes);
      }
    }
  }

  const edits = pending.map(({ edit, changes }) => ({ ...edit, changes: changes.toJSON() as unknown }));
  return { client: page.client, document: page.document, version, synced, pending: edits, next: page.next + entries.length, entries: entries.length, sent };
}

// As in collab's receiveUpdates, for one edit of somebody else.
function mapped(pending: readonly Unsent[], over: ChangeSet): Unsent[] {
  return pending.map(({ edit, changes }) => {
    const moved = changes.map(over);
    over = over.map(changes, true);
    return { edit, changes: moved };
  });
}
