// A tab of a browser without its window: diary, replica, session.
import { ChangeSet } from "@codemirror/state";
import type { Clock } from "../../src/page/live/connection";
import { BareReplica } from "../../src/page/live/courier";
import type { Diary } from "../../src/page/live/diary";
import { open, type Opening } from "../../src/page/live/opening";
import { Session, type Standing } from "../../src/page/live/session";
import type { FakeServer } from "./fakeServer";

/** Time that passes when a test says so. */
export class TestClock implements Clock {
  time = 0;
  private timers: { id: number; at: number; run: () => void }[] = [];
  private last = 0;

  now(): number {
    return this.time;
  }

  after(milliseconds: number, run: () => void): number {
    this.timers.push({ id: ++this.last, at: this.time + milliseconds, run });
    return this.last;
  }

  cancel(timer: number): void {
    this.timers = this.timers.filter((item) => item.id !== timer);
  }

  pass(milliseconds: number): void {
    const until = this.time + milliseconds;
    for (;;) {
      const next = this.timers.filter((item) => item.at <= until).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.time = next.at;
      this.cancel(next.id);
      next.run();
    }

    this.time = until;
  }
}

export class Tab {
  replica!: BareReplica;
  session!: Session;
  standing: Standing | null = null;
  readonly refusals: { message: string; words: string }[] = [];
  orphans: Opening[] = [];

  static async open(diary: Diary, server: FakeServer, held: Set<string>, clock: Clock): Promise<Tab> {
    const tab = new Tab();
    const { own, orphans } = await open(diary, "p", (name) => Promise.resolve(!held.has(name) && (held.add(name), true)));
    tab.orphans = orphans;
    tab.session = new Session(
      {
        address: (client, version) => `/live?client=${client}&version=${version}`,
        standing: (standing) => (tab.standing = standing),
        welcomed: () => {},
        cursors: () => {},
        analysed: () => {},
        beside: () => {},
        refused: (message, words) => tab.refusals.push({ message, words }),
      },
      { production: "p", client: own.client, document: own.document, synced: own.synced, next: own.next, entries: own.entries, sent: own.sent },
      diary, clock, server.socket,
    );
    tab.replica = BareReplica.of(own, (transactions) => tab.session.dispatched(transactions));
    tab.session.attach(tab.replica);
    if (own.entries > 0) await tab.session.tidy(true);
    tab.session.connect();
    return tab;
  }

  get text(): string {
    return this.replica.state.doc.toString();
  }

  type(at: number, words: string, remove = 0): void {
    const from = Math.min(at, this.replica.state.doc.length);
    const to = Math.min(from + remove, this.replica.state.doc.length);
    this.replica.dispatch([this.replica.state.update({ changes: ChangeSet.of({ from, to, insert: words }, this.replica.state.doc.length) })]);
  }
}
