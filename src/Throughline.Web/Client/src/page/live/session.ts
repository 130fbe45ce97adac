// One client of a live document: what is written is kept in the diary first, then sent, and counts as saved when it comes back.
import { getSyncedVersion } from "@codemirror/collab";
import { ChangeSet, type EditorState, Text, type Transaction, Transaction as Tr } from "@codemirror/state";
import { fewer, firstMessage, inOneMessage } from "./chain";
import { browserClock, type Clock, Connection } from "./connection";
import type { Diary } from "./diary";
import { again, editId, editOf, hasUnconfirmed, receive, startOver, unconfirmed, without, wordsOf } from "./edits";
import { Keeper } from "./keeper";
import { Past, placeInSynced } from "./past";
import type { CommittedEdit, OwnEdit, PeerCursor, ToClient, Welcome } from "./protocol";
import { type Standing, StandingTeller } from "./standing";
import { type Refusal, UnderWay } from "./underWay";
import { Whereabouts } from "./whereabouts";

export type { Standing } from "./standing";

/** What holds the state: the editor, or nothing but a state. */
export interface Replica {
  readonly state: EditorState;
  dispatch(transactions: readonly Transaction[]): void;
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
  /** What this person may do here has changed. */
  barred?(): void;
}

export interface SessionStart {
  readonly production: string;
  readonly client: string;
  readonly document: string;
  readonly synced: Text;
  readonly next: number;
  readonly entries: number;
  /** The last edit that may have gone out; "" when none has. */
  readonly sent: string;
}

// What diaries of earlier studios call a document whose server did not name it.
const unnamed = "unnamed";

export class Session {
  private readonly connection: Connection;
  private readonly keeper: Keeper;
  private readonly past = new Past();
  private readonly underWay = new UnderWay();
  private readonly whereabouts: Whereabouts;
  private readonly teller: StandingTeller;
  private readonly unkept = new Set<string>();
  private replica!: Replica;
  private synced: Text;
  private document: string;
  private everConnected = false;
  private welcomed = false;
  private flushing = false;
  // The last edit that may have gone out.
  private sent: string;
  // While what waits is being joined it does not go out.
  private joining = false;
  // While the editor is given another beginning it is no replica for a moment.
  private swapping = false;

  constructor(
    private readonly host: SessionHost,
    private readonly start: SessionStart,
    private readonly diary: Diary | null,
    clock: Clock = browserClock,
    makeSocket?: (address: string) => WebSocket,
  ) {
    this.synced = start.synced;
    this.document = start.document;
    this.sent = start.sent;
    this.keeper = new Keeper(diary, start.production, start.client, start.next, start.entries);
    this.teller = new StandingTeller((standing) => host.standing(standing));
    this.whereabouts = new Whereabouts(clock, () => this.replica.state, () => this.welcomed && !this.flushing, (message) => this.connection.send(message));
    this.connection = new Connection(
      {
        address: () => host.address(start.client, this.document === "" || this.flushing ? -1 : this.version),
        opened: () => {},
        received: (message) => this.received(message),
        lost: () => this.lost(),
        barred: () => host.barred?.(),
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

  close(): void {
    this.whereabouts.close();
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

    this.whereabouts.soon();
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
    return this.past.since(this.replica.state, version, this.synced.length);
  }

  /** A place of the text of now in the text of the synced version. */
  placeInSynced(place: number): number {
    return placeInSynced(this.replica.state, place);
  }

  /** Whether the server has an edit that was made here, or will not have it. */
  isSettled(id: string): boolean {
    return !this.flushing && !unconfirmed(this.replica.state).some((item) => item.edit.id === id);
  }

  /** Begins the diary anew from now, when the entries have become many. Cheap when there is nothing to do. */
  async tidy(always = false): Promise<void> {
    if (this.document === "" || !(always || this.keeper.isLong)) return;
    await this.keeper.turn({
      document: this.document,
      version: this.version,
      text: this.synced.toString(),
      pending: unconfirmed(this.replica.state).map((item) => item.edit),
      sent: this.sent,
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
        if (this.underWay.refused(message)) this.settled();
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
    const known = this.document === unnamed ? (welcome.document ?? unnamed) : this.document;
    const other = welcome.document !== undefined && known !== "" && welcome.document !== known;
    const first = !this.everConnected;
    this.everConnected = true;
    this.welcomed = true;
    if (welcome.text !== undefined && hasUnconfirmed(this.replica.state) && !this.flushing && !other && welcome.version >= this.version) {
      // The edits between are too many to be sent: ours go first, from where they were made, then the whole text is asked for.
      this.flushing = true;
    } else if (welcome.text !== undefined && !(this.flushing && hasUnconfirmed(this.replica.state))) {
      this.document = welcome.document ?? unnamed;
      // A server that knows less than this page was put back to an earlier state: the page as it was is kept.
      if (!other && welcome.version < this.version) this.keepAside(this.replica.state.doc.toString(), "restored");
      else if (hasUnconfirmed(this.replica.state)) this.keepAside(wordsOf(unconfirmed(this.replica.state)), "other");
      this.replace(welcome.version, Text.of(welcome.text.split("\n")));
      this.flushing = false;
    }

    if (welcome.edits !== undefined) {
      this.document = welcome.document ?? known;
      if (!this.take(welcome.edits)) return;
      if (first) this.join();
    }

    this.host.welcomed(welcome);
    this.send();
    this.tell();
  }

  // What waited in the diary and never went out becomes few edits; now that the server has said what it has of it.
  private join(): void {
    const few = fewer(unconfirmed(this.replica.state), this.sent);
    if (few === null || this.keeper.failure !== null || this.diary === null) return;
    const many = unconfirmed(this.replica.state).map((item) => item.edit);
    const put = (edits: readonly OwnEdit[]): void => {
      this.startOver(this.version, this.synced);
      this.replay(() => {
        for (const edit of edits) this.replica.dispatch([again(this.replica.state, edit)]);
      });
    };
    put(few.map((item) => item.edit));
    this.joining = true;
    const joined = unconfirmed(this.replica.state).length;
    void this.tidy(true).then(() => {
      this.joining = false;
      // A diary that still has them one by one would have them twice after a reload.
      if (this.keeper.failure !== null && unconfirmed(this.replica.state).length === joined) put(many);
      this.send();
    });
  }

  private replace(version: number, text: Text): void {
    this.startOver(version, text);
    this.synced = text;
    this.past.forget();
    this.underWay.forget();
    void this.tidy(true);
  }

  private startOver(version: number, text: Text): void {
    this.swapping = true;
    for (const step of startOver(this.client, version, this.replica.state.doc, text)) this.replica.dispatch([step(this.replica.state)]);
    this.swapping = false;
  }

  // False when the connection was given up over it.
  private take(edits: readonly CommittedEdit[]): boolean {
    if (this.flushing) {
      for (const edit of edits) this.settle(edit.id);
      return true;
    }

    const fresh = edits.filter((edit) => edit.sequence > this.version);
    if (fresh.length > 0) {
      if (fresh[0]!.sequence !== this.version + 1) {
        // Something was missed: the connection is begun anew, which fills the gap.
        this.connection.drop();
        return false;
      }

      if (this.isAnotherPast(fresh)) {
        this.partWithUnsent();
        return false;
      }

      for (const edit of fresh) {
        const changes = ChangeSet.fromJSON(edit.changes);
        this.synced = changes.apply(this.synced);
        this.past.add(edit.sequence, changes);
      }

      this.replica.dispatch(receive(this.replica.state, fresh));
      this.keeper.keep({ kind: "committed", edits: fresh.map(({ sequence, id, client, changes }) => ({ sequence, id, client, changes })) }, () => {});
    }

    for (const edit of edits) this.settle(edit.id);
    this.whereabouts.soon();
    this.tell();
    return true;
  }

  // Edits of this client come back in the order in which they were made. When they do not, the diary does not have what went out.
  private isAnotherPast(fresh: readonly CommittedEdit[]): boolean {
    const own = fresh.filter((edit) => edit.client === this.client);
    if (own.length === 0) return false;
    const waiting = unconfirmed(this.replica.state);
    return own.slice(0, waiting.length).some((edit, i) => edit.id !== waiting[i]!.edit.id);
  }

  // What waits may be in the script already: better kept aside than written twice.
  private partWithUnsent(): void {
    this.keepAside(wordsOf(unconfirmed(this.replica.state)), "twice");
    this.startOver(this.version, this.synced);
    this.underWay.forget();
    void this.tidy(true);
    this.connection.drop();
  }

  private settle(id: string): void {
    if (this.underWay.committed(id)) this.settled();
  }

  private settled(): void {
    this.connection.answered();
    const refusal = this.underWay.end();
    if (refusal !== null) this.takeOut(refusal);
    else if (this.flushing) {
      // Everything is with the server; the whole text comes with the next welcome.
      this.startOver(this.version, this.replica.state.doc);
      this.connection.drop();
      return;
    }

    this.send();
  }

  private takeOut(refusal: Refusal): void {
    const chain = unconfirmed(this.replica.state);
    const dropped = new Set([refusal.id]);
    const left = without(this.synced, chain, dropped);
    const words = wordsOf(chain.filter((item) => dropped.has(item.edit.id)));
    this.startOver(this.version, this.synced);
    for (const edit of left) this.replica.dispatch([again(this.replica.state, edit)]);
    void this.tidy(true);
    this.keepAside(words, refusal.message);
  }

  // Shown in any case: a store that is full only forgets them when the page is closed.
  private keepAside(words: string, why: string): void {
    void this.diary?.setAside({ production: this.start.production, id: crypto.randomUUID(), why, text: words, time: Date.now() }).catch(() => {});
    this.host.refused(why, words);
  }

  private lost(): void {
    this.welcomed = false;
    this.underWay.forget();
    this.whereabouts.forget();
    this.host.cursors([]);
    this.tell();
  }

  private send(): void {
    if (!this.welcomed || this.joining || !this.underWay.isEmpty || !this.connection.isOpen) return;
    const waiting = unconfirmed(this.replica.state);
    // Only what is on this device already.
    const edits = this.flushing ? inOneMessage(waiting) : firstMessage(waiting, (id) => !this.unkept.has(id));
    if (edits.length === 0) return;
    this.underWay.begin(edits.map((edit) => edit.id));
    this.sent = edits.at(-1)!.id;
    this.keeper.keep({ kind: "sent", id: this.sent }, () => {});
    this.connection.send({ type: "edit", base: this.version, edits });
  }

  private tell(): void {
    this.teller.tell(this.replica.state, {
      connected: this.welcomed,
      everConnected: this.everConnected,
      unkept: this.unkept.size,
      keeps: this.diary !== null && this.keeper.failure === null,
      catchingUp: this.flushing,
    });
  }
}
