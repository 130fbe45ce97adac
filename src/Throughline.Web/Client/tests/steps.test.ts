import assert from "node:assert/strict";
import { test } from "node:test";
import { handsOf, stepsOf } from "../src/page/ui/steps";

const edit = (sequence: number, person: string, time: string, manner: "typed" | "pasted" = "typed") => ({ sequence, person, manner, changes: [5, [1, "ab"]], time });

test("What one person writes without a long pause is one step; a paste is a step of its own", () => {
  const steps = stepsOf([
    edit(1, "Ana", "2026-01-01T10:00:00Z"), edit(2, "Ana", "2026-01-01T10:04:00Z"), edit(3, "Ben", "2026-01-01T10:05:00Z"),
    edit(4, "Ben", "2026-01-01T10:06:00Z", "pasted"), edit(5, "Ben", "2026-01-01T10:06:10Z"), edit(6, "Ben", "2026-01-01T11:06:10Z"),
  ]);
  assert.deepEqual(steps.map((step) => [step.version, step.person, step.inserted, step.deleted]), [[2, "Ana", 4, 2], [3, "Ben", 2, 1], [4, "Ben", 2, 1], [5, "Ben", 2, 1], [6, "Ben", 2, 1]]);
});

test("Runs of one person join, whoever has most letters comes first", () => {
  const hands = handsOf({ version: 3, authors: [{ person: "Ana", manner: "typed" }, { person: "Ben", manner: "typed" }, { person: "Ben", manner: "pasted" }], runs: [[3, 0], [4, 1], [2, 2], [1, 0]] });
  assert.deepEqual(hands.people, [{ person: "Ben", letters: 6 }, { person: "Ana", letters: 4 }]);
  assert.deepEqual(hands.spans, [{ from: 0, to: 3, person: 1 }, { from: 3, to: 9, person: 0 }, { from: 9, to: 10, person: 1 }]);
});
