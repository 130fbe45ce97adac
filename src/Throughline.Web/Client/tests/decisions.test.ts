import assert from "node:assert/strict";
import { test } from "node:test";
import { ApiError } from "../src/page/api";
import { Decisions } from "../src/page/beside/decisions";

const take = { proposal: "p1", alternative: 0, taken: [{ index: 0, text: null }], undone: false };

function memory(): Pick<Storage, "getItem" | "setItem" | "removeItem"> {
  const all = new Map<string, string>();
  return { getItem: (key) => all.get(key) ?? null, setItem: (key, value) => void all.set(key, value), removeItem: (key) => void all.delete(key) };
}

test("A decision waits until the server has its edit, over a reload too, and is told once", async () => {
  const store = memory();
  const told: unknown[] = [];
  let settled = false;
  const make = (): Decisions => new Decisions(store, "d", (proposal, body) => Promise.resolve(told.push([proposal, body])), () => settled, () => {});
  const before = make();
  before.add("e1", take);
  await before.flush();
  assert.deepEqual(told, []);
  settled = true;
  const after = make();
  await after.flush();
  await after.flush();
  assert.deepEqual(told, [["p1", { alternative: 0, taken: [{ index: 0, text: null }], undone: false, edit: "e1" }]]);
});

test("A decision stays while there is no network or the server lacks the edit, and goes when it is refused, with words", async () => {
  const answers = [new TypeError("network"), new ApiError(425, "not yet"), new ApiError(409, "Ben has decided before.")];
  const said: string[] = [];
  let asked = 0;
  const decisions = new Decisions(memory(), "d", () => {
    asked++;
    return Promise.reject(answers.shift()!);
  }, () => true, (words) => said.push(words));
  decisions.add("e1", take);
  for (let i = 0; i < 5; i++) await decisions.flush();
  assert.equal(asked, 3);
  assert.deepEqual(said, ["Ben has decided before."]);
});

test("Take and undo are told in their order", async () => {
  const told: boolean[] = [];
  const decisions = new Decisions(null, "d", () => Promise.resolve(), () => true, () => {});
  decisions.add("e1", take);
  const kept = new Decisions(memory(), "d", (_proposal, body) => Promise.resolve(told.push((body as { undone: boolean }).undone)), () => true, () => {});
  kept.add("e1", take);
  kept.add("e2", { ...take, undone: true });
  await kept.flush();
  assert.deepEqual(told, [false, true]);
});
