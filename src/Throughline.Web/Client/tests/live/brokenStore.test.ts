// A browser whose store fails, for good or for a while: whatever is lost there, nothing comes twice into the script.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Diary } from "../../src/page/live/diary";
import { crash, kept, rest, setting } from "./setting";
import type { Tab } from "./tab";

// The disk is full: nothing can be written until it is mended.
function fill(diary: Diary): () => void {
  const { append, turn } = diary;
  diary.append = () => Promise.reject(new Error("QuotaExceededError"));
  diary.turn = () => Promise.reject(new Error("QuotaExceededError"));
  return () => Object.assign(diary, { append, turn });
}

function typeMany(tab: Tab, letters: number): void {
  for (let i = 0; i < letters; i++) tab.type(tab.text.length, String(i % 10));
}

test("A store that is full when the network comes back makes nothing twice after a reload", async () => {
  const { server, diary, held, clock, tab } = await setting("Rain.");
  const one = await tab();
  await rest(server);
  server.cut();
  typeMany(one, 400);
  await kept(one);
  const written = one.text;
  const mend = fill(diary);
  await rest(server, clock);
  assert.equal(server.text.toString(), written);
  crash(one, held);
  mend();
  const again = await tab();
  await rest(server, clock);
  assert.equal(server.text.toString(), written);
  assert.equal(again.text, written);
  assert.deepEqual(again.refusals, []);
});

test("A store that is full after a reload makes nothing twice after the next one", async () => {
  const { server, diary, held, clock, tab } = await setting("Rain.");
  const one = await tab();
  await rest(server);
  server.cut();
  typeMany(one, 400);
  await kept(one);
  const written = one.text;
  crash(one, held);
  const mend = fill(diary);
  const between = await tab();
  await rest(server, clock);
  assert.equal(server.text.toString(), written);
  assert.equal(between.standing?.keeps, false);
  between.type(0, "Snow. ");
  await rest(server, clock);
  crash(between, held);
  mend();
  const again = await tab();
  await rest(server, clock);
  assert.equal(server.text.toString(), `Snow. ${written}`);
  assert.equal(again.text, `Snow. ${written}`);
});

test("A diary that has other edits than those that went out is set aside, not written twice", async () => {
  const { server, diary, held, clock, tab } = await setting("Rain.");
  const one = await tab();
  await rest(server);
  server.cut();
  typeMany(one, 3);
  await kept(one);
  // As an earlier studio kept it: joined under the id of the last, while each had gone out alone.
  const [page] = await diary.pages("p");
  const own = (await diary.entries(page!)).flatMap((entry) => (entry.kind === "own" ? [entry.edit] : []));
  const { client } = one.session;
  await rest(server, clock);
  crash(one, held);
  await diary.turn({ ...page!, pending: [{ ...own.at(-1)!, changes: [5, [0, "012"]] }], next: page!.next + 100, touched: 1 });
  const again = await tab();
  assert.equal(again.session.client, client);
  await rest(server, clock);
  assert.equal(server.text.toString(), "Rain.012");
  assert.equal(again.text, "Rain.012");
  assert.deepEqual(again.refusals, [{ message: "twice", words: "012" }]);
});
