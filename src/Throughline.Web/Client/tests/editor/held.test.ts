import assert from "node:assert/strict";
import { test } from "node:test";
import { Text } from "@codemirror/state";
import { touches } from "../../src/page/editor/held";

const text = "Rain.\n\nSnow falls.\n\nHail.";
const doc = Text.of(text.split("\n"));
const range = { from: text.indexOf("Snow"), to: text.indexOf("falls.") + 6 };

test("What stands in a locked line cannot be changed", () => {
  assert.ok(touches(doc, range, range.from + 2, range.from + 2, "x"));
  assert.ok(touches(doc, range, range.from, range.from + 1, ""));
  assert.ok(touches(doc, range, range.to - 1, range.to + 1, "\n"));
  assert.ok(touches(doc, range, 0, text.length, ""));
});

test("Nothing can be put onto a locked line, but lines before and after it", () => {
  assert.ok(touches(doc, range, range.from, range.from, "The "));
  assert.ok(touches(doc, range, range.to, range.to, " fast"));
  assert.ok(!touches(doc, range, range.from, range.from, "Fog.\n\n"));
  assert.ok(!touches(doc, range, range.to, range.to, "\n\nFog."));
  assert.ok(!touches(doc, range, 0, 4, "Hail"));
});

test("A locked line is not joined to its neighbours", () => {
  assert.ok(touches(doc, range, range.from - 2, range.from, ""));
  assert.ok(touches(doc, range, range.to, range.to + 2, ""));
  assert.ok(!touches(doc, range, range.from - 1, range.from, ""));
  assert.ok(!touches(doc, range, range.to, range.to + 1, ""));
});
