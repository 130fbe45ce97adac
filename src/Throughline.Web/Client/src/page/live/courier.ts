// Sends what a client had not sent whose tab is gone: a session of its own, without an editor.
import { EditorState, type Transaction } from "@codemirror/state";
import type { Clock } from "./connection";
import type { Diary } from "./diary";
import { again, hasUnconfirmed, replica } from "./edits";
import type { Opening } from "./opening";
import { type Replica, Session } from "./session";

/** A replica that is nothing but its state. */
export class BareReplica implements Replica {
  constructor(public state: EditorState, private readonly after: (transactions: readonly Transaction[]) => void = () => {}) {}

  static of(opening: Opening, after?: (transactions: readonly Transaction[]) => void): BareReplica {
    const bare = new BareReplica(EditorState.create({ doc: opening.synced, extensions: [replica(opening.client, opening.version)] }), after);
    for (const edit of opening.pending) bare.state = again(bare.state, edit).state;
    return bare;
  }

  dispatch(transactions: readonly Transaction[]): void {
    this.state = transactions.at(-1)?.state ?? this.state;
    this.after(transactions);
  }
}

/** Resolves when all of it is with the server, and the diary of that client is closed. */
export function deliver(
  opening: Opening, production: string, diary: Diary, address: (client: string, version: number) => string, refused: (message: string, words: string) => void,
  clock?: Clock, makeSocket?: (address: string) => WebSocket,
): Promise<void> {
  return new Promise((resolve) => {
    const bare = BareReplica.of(opening);
    const session = new Session(
      {
        address,
        standing: (standing) => {
          if (!standing.connected || hasUnconfirmed(bare.state)) return;
          session.close();
          void diary.forget(production, opening.client).then(resolve);
        },
        welcomed: () => {},
        cursors: () => {},
        analysed: () => {},
        beside: () => {},
        refused,
      },
      { production, client: opening.client, document: opening.document, synced: opening.synced, next: opening.next, entries: opening.entries, sent: opening.sent },
      diary, clock, makeSocket,
    );
    session.attach(bare);
    void session.tidy(true).then(() => session.connect());
  });
}
