import assert from "node:assert/strict";
import { test } from "node:test";
import { deliver } from "../../src/page/live/courier";
import { bytesOf } from "../../src/page/live/protocol";
import { randomFrom } from "../random";
import { FakeServer } from "./fakeServer";
import { crash, kept, rest, setting } from "./setting";

test("What is typed comes to the server and counts as saved", async () => {
  const { server, tab } = await setting("Rain.");
  const one = await tab();
  await rest(server);
  one.type(5, " Snow.");
  assert.equal(one.standing?.unsent, 1);
  await rest(server);
  assert.equal(server.text.toString(), "Rain. Snow.");
  assert.equal(one.standing?.unsent, 0);
});

test("A page is told when its socket closed because rights changed, and not when the network went", async () => {
  const { server, clock, tab } = await setting("Rain.");
  const one = await tab();
  await rest(server);
  server.cut();
  await rest(server, clock);
  assert.equal(one.barred, 0);
  server.cut(4403);
  assert.equal(one.barred, 1);
});

test("A server that froze is left within five seconds by a page that has said something, and what it said is sent once", async () => {
  const { server, clock, tab } = await setting("Rain.");
  const one = await tab();
  await rest(server);
  server.freeze();
  one.type(5, "!");
  await kept(one);
  await rest(server);
  assert.equal(server.text.toString(), "Rain.");
  clock.pass(5_000);
  await rest(server);
  assert.equal(server.text.toString(), "Rain.!");
  assert.equal(server.log.length, 1);
  assert.equal(one.standing?.unsent, 0);
});

test("A line on which nothing opens is given up and tried again, more patiently each time", async () => {
  const { server, clock, tab } = await setting("Rain.");
  const one = await tab();
  for (let second = 0; second < 60; second++) {
    server.freeze();
    clock.pass(1_000);
  }

  assert.ok(server.made >= 5 && server.made <= 7, `${server.made} tries in a minute`);
  assert.equal(one.text, "");
});

test("Two tabs that write at once end with the same text", async () => {
  const { server, tab } = await setting("ab");
  const one = await tab();
  const two = await tab();
  await rest(server);
  one.type(1, "1");
  two.type(1, "2");
  one.type(2, "x");
  await rest(server);
  assert.equal(one.text, two.text);
  assert.equal(one.text, server.text.toString());
});

test("What was written without a network is there after a crash, and is sent once", async () => {
  const { server, held, clock, tab } = await setting("Rain.");
  const one = await tab();
  await rest(server);
  server.cut();
  one.type(5, " Snow.");
  one.type(11, " Hail.");
  await new Promise((resolve) => setTimeout(resolve, 30));
  crash(one, held);
  const again = await tab();
  assert.equal(again.text, "Rain. Snow. Hail.");
  await rest(server, clock);
  assert.equal(server.text.toString(), "Rain. Snow. Hail.");
  assert.equal(server.log.length, 2);
  assert.equal(again.session.client, one.session.client);
});

test("An edit whose acknowledgement was lost is not sent twice", async () => {
  const { server, held, clock, tab } = await setting("Rain.");
  const one = await tab();
  await rest(server);
  one.type(5, "!");
  await new Promise((resolve) => setTimeout(resolve, 30));
  for (const socket of server.sockets) while (socket.step(true));
  crash(one, held);
  server.cut();
  assert.equal(server.text.toString(), "Rain.!");
  const again = await tab();
  await rest(server, clock);
  assert.equal(again.text, "Rain.!");
  assert.equal(server.log.length, 1);
  assert.equal(again.standing?.unsent, 0);
});

test("What a lost tab had not sent is sent by the next one, though that has its own", async () => {
  const { server, diary, held, clock, tab } = await setting("ab");
  const one = await tab();
  const two = await tab();
  await rest(server);
  server.cut();
  one.type(0, "1");
  two.type(2, "2");
  await new Promise((resolve) => setTimeout(resolve, 30));
  await one.session.tidy(true);
  await two.session.tidy(true);
  crash(one, held);
  crash(two, held);
  const three = await tab();
  assert.equal(three.orphans.length, 1);
  const sent = deliver(three.orphans[0]!, "p", diary, (client, version) => `/live?client=${client}&version=${version}`, () => {}, clock, server.socket);
  await rest(server, clock);
  await sent;
  assert.equal(server.text.toString(), "1ab2");
  assert.equal(three.text, "1ab2");
});

test("When too much happened meanwhile ours is sent first and then the whole text is taken", async () => {
  const { server, clock, tab } = await setting("Rain.");
  const one = await tab();
  const two = await tab();
  await rest(server);
  for (const socket of [...server.sockets]) if (socket.client === one.session.client) socket.die();
  for (let i = 0; i < 620; i++) one.type(5 + i, "o");
  for (let i = 0; i < 50; i++) two.type(0, "t");
  while (one.standing!.unkept + two.standing!.unkept > 0) await new Promise((resolve) => setImmediate(resolve));
  await rest(server);
  server.welcomeLimit = 20;
  await rest(server, clock);
  assert.equal(server.text.toString(), "t".repeat(50) + "Rain." + "o".repeat(620));
  assert.equal(one.text, server.text.toString());
  assert.equal(one.standing?.unsent, 0);
  assert.equal(one.standing?.catchingUp, false);
});

test("What is refused is taken out, kept aside and said; what came after it stays", async () => {
  const { server, diary, tab } = await setting("Locked. Open.");
  const one = await tab();
  await rest(server);
  server.refuses = (edit) => (JSON.stringify(edit.changes).includes("no") ? "locked" : null);
  one.type(0, "no");
  one.type(15, "yes");
  await rest(server);
  assert.equal(server.text.toString(), "Locked. Open.yes");
  assert.equal(one.text, "Locked. Open.yes");
  assert.deepEqual(one.refusals, [{ message: "This line is locked.", words: "no" }]);
  assert.equal((await diary.aside("p"))[0]?.text, "no");
});

test("A server that was put back to an earlier state takes nothing away unseen", async () => {
  const { server, diary, clock, tab } = await setting("Rain.");
  const one = await tab();
  await rest(server);
  one.type(5, " Snow.");
  await rest(server);
  server.cut();
  server.log.length = 0;
  server.text = new FakeServer("Rain.").text;
  await rest(server, clock);
  assert.equal(one.text, "Rain.");
  assert.equal((await diary.aside("p"))[0]?.text, "Rain. Snow.");
});

test("Thousands of letters that waited are few edits after a reload, and the same text", async () => {
  const { server, held, clock, tab } = await setting("Rain.");
  const one = await tab();
  await rest(server);
  one.type(5, "!");
  while (one.standing!.unkept > 0) await new Promise((resolve) => setImmediate(resolve));
  server.cut();
  // Two reloads without a network: the second must not count anything twice.
  for (let i = 0; i < 2_000; i++) one.type(one.text.length, String(i % 10), i % 7 === 0 ? 1 : 0);
  while (one.standing!.unkept > 0) await new Promise((resolve) => setImmediate(resolve));
  const written = one.text;
  crash(one, held);
  const between = await tab();
  assert.equal(between.text, written);
  crash(between, held);
  const again = await tab();
  await rest(server, clock);
  assert.equal(again.text, written);
  crash(again, held);
  const last = await tab();
  await rest(server, clock);
  assert.equal(last.text, written);
  assert.equal(server.text.toString(), written);
  assert.ok(server.log.length < 5, `${server.log.length} edits`);
});

test("The size of a text is that of its UTF-8", () => {
  for (const text of ["plain", "Élodie", "内景 厨房", "a😀b", ""]) assert.equal(bytesOf(text), Buffer.byteLength(text));
});

test("Places of an older version are found in the text of now", async () => {
  const { server, tab } = await setting("abcdef");
  const one = await tab();
  await rest(server);
  one.type(0, "12");
  await rest(server);
  one.type(0, "3");
  assert.equal(one.session.changesSince(0)!.mapPos(4), 7);
  assert.equal(one.session.placeInSynced(7), 6);
});

test("Whatever the network, the tabs and the writers do, nothing is lost, doubled or left apart", async () => {
  for (let seed = 1; seed <= 25; seed++) {
    const random = randomFrom(seed);
    const { server, held, clock, tab } = await setting("INT. FERRY - DAY\n\nRain.\n");
    server.welcomeLimit = random.pick([5, 40, 10_000]);
    const tabs = [await tab(), await tab(), await tab()];
    await rest(server);
    let typed = 0;
    for (let step = 0; step < 120; step++) {
      const which = random.below(tabs.length);
      const one = tabs[which]!;
      switch (random.below(9)) {
        case 0:
          for (const socket of [...server.sockets]) if (random.below(2) === 0) socket.die();
          break;
        case 1:
          // Whatever was on the device when the tab went is there when it comes back.
          await new Promise((resolve) => setTimeout(resolve, 1));
          if (one.standing!.unkept === 0 && one.text !== "") {
            const before = one.text;
            const flushing = one.session.isFlushing;
            crash(one, held);
            tabs[which] = await tab();
            if (!flushing && tabs[which]!.session.client === one.session.client) assert.equal(tabs[which]!.text, before, `seed ${seed}`);
          }
          break;
        case 2:
          clock.pass(random.below(5_000));
          break;
        case 3:
          await one.session.tidy(true);
          break;
        case 4:
        case 5:
          for (const socket of [...server.sockets]) socket.step(random.below(2) === 0);
          break;
        default:
          // Each edit puts in a mark of its own, so that it can be counted at the end.
          if (!one.session.isFlushing && one.text !== "") one.type(random.below(one.text.length + 1), `<${typed++}>`);
      }

      if (random.below(3) === 0) await new Promise((resolve) => setImmediate(resolve));
    }

    for (let round = 0; round < 4; round++) await rest(server, clock);
    const text = server.text.toString();
    for (const one of tabs) assert.equal(one.text, text, `seed ${seed}`);
    const marks = text.replace(/[^<>0-9]/g, "");
    const count = (marks.match(/</g) ?? []).length;
    assert.equal(count, typed, `seed ${seed}: each once`);
    assert.ok(tabs.every((one) => one.refusals.length === 0));
  }
});
