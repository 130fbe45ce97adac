// A browser and a server that come to rest when nothing moves any more.
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { Diary } from "../../src/page/live/diary";
import { lockOf } from "../../src/page/live/opening";
import { FakeServer } from "./fakeServer";
import { Tab, TestClock } from "./tab";

Object.assign(globalThis, { IDBKeyRange });

// Lets the store of the browser and everything on the network come to rest.
export async function rest(server: FakeServer, clock?: TestClock): Promise<void> {
  let passes = 0;
  for (let quiet = 0; quiet < 12; ) {
    await new Promise((resolve) => setImmediate(resolve));
    let moved = false;
    for (const socket of [...server.sockets]) moved = socket.step(true) || moved;
    for (const socket of [...server.sockets]) moved = socket.step(false) || moved;
    quiet = moved ? 0 : quiet + 1;
    if (!moved && passes++ < 4) clock?.pass(15_000);
  }
}

export async function setting(text: string): Promise<{ server: FakeServer; diary: Diary; held: Set<string>; clock: TestClock; tab(): Promise<Tab> }> {
  const server = new FakeServer(text);
  const diary = await Diary.open(new IDBFactory());
  const held = new Set<string>();
  const clock = new TestClock();
  return { server, diary, held, clock, tab: () => Tab.open(diary, server, held, clock) };
}

// The tab is gone without a word: its lock is free again, its socket dead.
export function crash(tab: Tab, held: Set<string>): void {
  tab.session.close();
  held.delete(lockOf(tab.session.client));
}

/** Waits until all that was written is in the store of the browser. */
export async function kept(...tabs: readonly Tab[]): Promise<void> {
  while (tabs.some((tab) => tab.standing!.unkept > 0)) await new Promise((resolve) => setImmediate(resolve));
}
