// One client of a live document: what is written is kept in the diary first, then sent, and counts as saved when it comes back.
import { getSyncedVersion, sendableUpdates } from "@codemirror/collab";
import { ChangeSet, type EditorState, Text, type Transaction, Transaction as Tr } from "@codemirror/state";
import { browserClock, type Clock, Connection } from "./connection";
import type { Diary } from "./diary";
import { again, editId, editOf, hasUnconfirmed, inOneMessage, receive, startOver, unconfirmed, without, wordsOf } from "./edits";
import { Keeper } from "./keeper";
import { bytesOf, type CommittedEdit, messageLimit, type OwnEdit, type PeerCursor, type ToClient, type Welcome } from "./protocol";

/** What holds the state: the editor, or nothing but a state. */
export interface Replica {
  readonly state: EditorState;
  dispatch(transactions: readonly Transaction[]): void;
}

/** How things stand, for people. */
export interface Standing {
  readonly connected: boolean;
  /** Whether this client was ever connected since the page was opened. */
  readonly everConnected: boolean;
  /** Edits that the server has not acknowledged. */
  readonly unsent: number;
  /** Edits that are not even on this device yet. */
  readonly unkept: number;
  /** Whether the browser can keep anything. */
  readonly keeps: boolean;
  /** Catching up by sending first, while nothing can be written. */
  readonly catchingUp: boolean;
}

export interface SessionHost {
  address(client: string, version: number): string;
  standing(standing: Standing): void;
  welcomed(welcome: Welcome): void;
  cursors(cursors: readonly PeerCursor[]): void;
  /** The server has something new to show beside the text of a version. */
  analysed(version: number): void;
  beside(what: string): void;
  /** Words that will not be committed, and why. They are kept aside. */
  refused(message: string, words: string): void;
}

export interface SessionStart {
  readonly production: string;
  readonly client: string;
  readonly document: string;
  readonly synced: Text;
  readonly next: number;
  readonly entries: number;
}

const confirmedKept = 2_000;

export class Session {
  private readonly connection: Connection;
  private readonly keeper: Keeper;
  private replica!: Replica;
  private synced: Text;
  private document: string;
  // The ids of the message under way that are not answered yet, in its order; null when there is none.
  private underWay: string[] | null = null;
  // The edit that was refused, and why; those behind it in the message were refused only because they rest on it.
  private refusal: { readonly id: string; readonly message: string } | null = null;
  private readonly unkept = new Set<string>();
  private everConnected = false;
  private welcomed = false;
  private flushing = false;
  // While the editor is given another beginning it is no replica for a moment.
  private swapping = false;
  private told = "";
  private cursorSent = "";
  private cursorTimer = 0;
  private readonly confirmed: { sequence: number; changes: ChangeSet }[] = [];

  constructor(
    private readonly host: SessionHost,
    private readonly start: SessionStart,
    private readonly diary: Diary | null,
    private readonly clock: Clock = browserClock,
    makeSocket?: (address: string) => WebSocket,
  ) {
    this.synced = start.synced;
    this.document = start.document;
    this.keeper = new Keeper(diary, start.production, start.client, start.next, start.entries);
    this.connection = new Connection(
      {
        address: () => host.address(start.client, this.document === "" || this.flushing ? -1 : this.version),
        opened: () => {},
        received: (message) => this.received(message),
        lost: () => this.lost(),
      },
      clock,
      makeSocket,
    );
  }

  get version(): number {
    return getSyncedVersion(this.replica.state);
  }

  get client(): string {
    return this.start.client;
  }

  get isFlushing(): boolean {
    return this.flushing;
  }

  attach(replica: Replica): void {
    this.replica = replica;
    this.tell();
  }

  connect(): void {
    this.connection.connect();
  }

  hurry(): void {
    this.connection.hurry();
  }

  /** Closes the socket as if the network had gone; for tests. */
  drop(): void {
    this.connection.drop();
  }

  close(): void {
    this.clock.cancel(this.cursorTimer);
    this.connection.close();
  }

  /** To be called with everything that was dispatched. */
  dispatched(transactions: readonly Transaction[]): void {
    if (this.swapping) return;
    for (const tr of transactions) {
      if (!tr.docChanged || tr.annotation(Tr.remote)) continue;
      const id = tr.annotation(editId)!;
      this.unkept.add(id);
      this.keeper.keep({ kind: "own", edit: editOf(tr) }, () => {
        this.unkept.delete(id);
        this.send();
        this.tell();
      });
    }

    this.cursorSoon();
    this.tell();
  }

  /** Dispatches what the diary holds already. */
  replay(run: () => void): void {
    this.swapping = true;
    run();
    this.swapping = false;
    this.tell();
  }

  /** The changes from a version's text to the text of now; null when they are not known any more. */
  changesSince(version: number): ChangeSet | null {
    const at = this.version;
    let changes: ChangeSet | null = null;
    if (version < at) {
      const first = this.confirmed.findIndex((item) => item.sequence === version + 1);
      if (first < 0) return null;
      for (const item of this.confirmed.slice(first)) changes = changes === null ? item.changes : changes.compose(item.changes);
    } else if (version > at) {
      return null;
    }

    for (const update of sendableUpdates(this.replica.state)) changes = changes === null ? update.changes : changes.compose(update.changes);
    return changes ?? ChangeSet.empty(this.synced.length);
  }

  /** A place of the text of now in the text of the synced version. */
  placeInSynced(place: number): number {
    let changes: ChangeSet | null = null;
    for (const update of sendableUpdates(this.replica.state)) changes = changes === null ? update.changes : changes.compose(update.changes);
    return changes === null ? place : changes.invertedDesc.mapPos(place);
  }

  /** Begins the diary anew from now, when the entries have become many. Cheap when there is nothing to do. */
  async tidy(always = false): Promise<void> {
    if (this.document === "" || !(always || this.keeper.isLong)) return;
    await this.keeper.turn({
      document: this.document,
      version: this.version,
      text: this.synced.toString(),
      pending: unconfirmed(this.replica.state).map((item) => item.edit),
      touched: Date.now(),
    });
  }

  private received(message: ToClient): void {
    switch (message.type) {
      case "welcome":
        this.welcome(message);
        break;
      case "edits":
        this.take(message.edits);
        break;
      case "refused":
        this.refuse(message);
        break;
      case "cursors":
        this.host.cursors(message.cursors.filter((cursor) => cursor.client !== this.client));
        break;
      case "analysis":
        this.host.analysed(message.version);
        break;
      case "beside":
        this.host.beside(message.what);
        break;
      case "pong":
        break;
    }
  }

  private welcome(welcome: Welcome): void {
    const known = this.document;
    const other = welcome.document !== undefined && known !== "" && welcome.document !== known;
    this.everConnected = true;
    this.welcomed = true;
    if (welcome.text !== undefined && hasUnconfirmed(this.replica.state) && !this.flushing && !other && welcome.version >= this.version) {
      // The edits between are too many to be sent: ours go first, from where they were made, then the whole text is asked for.
      this.flushing = true;
    } else if (welcome.text !== undefined && !(this.flushing && hasUnconfirmed(this.replica.state))) {
      this.document = welcome.document ?? "unnamed";
      // A server that knows less than this page was put back to an earlier state: the page as it was is kept.
      if (!other && welcome.version < this.version) this.keepAside(this.replica.state.doc.toString(), "restored");
      else if (hasUnconfirmed(this.replica.state)) this.keepAside(wordsOf(unconfirmed(this.replica.state)), "other");
      this.replace(welcome.version, Text.of(welcome.text.split("\n")));
      this.flushing = false;
    }

    this.host.welcomed(welcome);
    if (welcome.edits !== undefined) {
      this.document = welcome.document ?? known;
      this.take(welcome.edits);
    }

    this.send();
    this.tell();
  }

  private replace(version: number, text: Text): void {
    this.startOver(version, text);
    this.synced = text;
    this.confirmed.length = 0;
    this.underWay = null;
    this.refusal = null;
    void this.tidy(true);
  }

  private startOver(version: number, text: Text): void {
    this.swapping = true;
    for (const step of startOver(this.client, version, this.replica.state.doc, text)) this.replica.dispatch([step(this.replica.state)]);
    this.swapping = false;
  }

  private take(edits: readonly CommittedEdit[]): void {
    if (this.flushing) {
      for (const edit of edits) this.settle(edit.id);
      return;
    }

    const fresh = edits.filter((edit) => edit.sequence > this.version);
    if (fresh.length > 0) {
      if (fresh[0]!.sequence !== this.version + 1) {
        // Something was missed: the connection is begun anew, which fills the gap.
        this.connection.drop();
        return;
      }

      for (const edit of fresh) {
        const changes = ChangeSet.fromJSON(edit.changes);
        this.synced = changes.apply(this.synced);
        this.confirmed.push({ sequence: edit.sequence, changes });
      }

      if (this.confirmed.length > confirmedKept) this.confirmed.splice(0, this.confirmed.length - confirmedKept / 2);
      this.replica.dispatch(receive(this.replica.state, fresh));
      this.keeper.keep({ kind: "committed", edits: fresh.map(({ sequence, id, client, changes }) => ({ sequence, id, client, changes })) }, () => {});
    }

    for (const edit of edits) this.settle(edit.id);
    this.cursorSoon();
    this.tell();
  }

  // One of the edits under way was answered; when all are, the next message goes.
  private settle(id: string): void {
    const at = this.underWay?.indexOf(id) ?? -1;
    if (at < 0) return;
    this.underWay!.splice(at, 1);
    this.settled();
  }

  private refuse(refusal: { readonly id: string; readonly message: string }): void {
    const at = this.underWay?.indexOf(refusal.id) ?? -1;
    if (at < 0) return;
    this.underWay!.length = at;
    this.refusal = refusal;
    this.settled();
  }

  private settled(): void {
    if (this.underWay!.length > 0) return;
    this.underWay = null;
    const refused = this.refusal !== null;
    if (this.refusal !== null) this.takeOut(this.refusal);
    if (this.flushing && !refused) {
      // Everything is with the server; the whole text comes with the next welcome.
      this.dropPending();
      this.connection.drop();
      return;
    }

    this.send();
  }

  private takeOut(refusal: { readonly id: string; readonly message: string }): void {
    this.refusal = null;
    const chain = unconfirmed(this.replica.state);
    const dropped = new Set([refusal.id]);
    const left = without(this.synced, chain, dropped);
    const words = wordsOf(chain.filter((item) => dropped.has(item.edit.id)));
    this.startOver(this.version, this.synced);
    for (const edit of left) this.replica.dispatch([again(this.replica.state, edit)]);
    void this.tidy(true);
    this.keepAside(words, refusal.message);
  }

  private dropPending(): void {
    this.startOver(this.version, this.replica.state.doc);
  }

  private keepAside(words: string, why: string): void {
    void this.diary?.setAside({ production: this.start.production, id: crypto.randomUUID(), why, text: words, time: Date.now() });
    this.host.refused(why, words);
  }

  private lost(): void {
    this.welcomed = false;
    this.underWay = null;
    this.cursorSent = "";
    this.refusal = null;
    this.host.cursors([]);
    this.tell();
  }

  private send(): void {
    if (!this.welcomed || this.underWay !== null || !this.connection.isOpen) return;
    const edits = this.flushing ? inOneMessage(unconfirmed(this.replica.state)) : this.nextEdits();

    if (edits.length === 0) return;
    this.underWay = edits.map((edit) => edit.id);
    this.keeper.keep({ kind: "sent", id: edits.at(-1)!.id }, () => {});
    this.connection.send({ type: "edit", base: this.version, edits });
  }

  private nextEdits(): OwnEdit[] {
    const edits: OwnEdit[] = [];
    let size = 0;
    for (const { edit } of unconfirmed(this.replica.state).slice(0, messageLimit.edits)) {
      // Only what is on this device already.
      if (this.unkept.has(edit.id)) break;
      size += bytesOf(JSON.stringify(edit));
      if (edits.length > 0 && size > messageLimit.bytes) break;
      edits.push(edit);
    }

    return edits;
  }

  private cursorSoon(): void {
    if (this.cursorTimer !== 0) return;
    this.cursorTimer = this.clock.after(120, () => {
      this.cursorTimer = 0;
      if (!this.welcomed || this.flushing || hasUnconfirmed(this.replica.state)) return;
      const { anchor, head } = this.replica.state.selection.main;
      const key = `${anchor} ${head} ${this.version}`;
      if (key === this.cursorSent) return;
      this.cursorSent = key;
      this.connection.send({ type: "cursor", version: this.version, anchor, head });
    });
  }

  private tell(): void {
    const standing: Standing = {
      connected: this.welcomed,
      everConnected: this.everConnected,
      unsent: sendableUpdates(this.replica.state).length,
      unkept: this.unkept.size,
      keeps: this.diary !== null && this.keeper.failure === null,
      catchingUp: this.flushing,
    };
    const now = JSON.stringify(standing);
    if (now === this.told) return;
    this.told = now;
    this.host.standing(standing);
  }
}
