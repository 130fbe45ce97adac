import assert from "node:assert/strict";
import { test } from "node:test";
import { rulesOf } from "../../src/page/editor/pageStyle";

const dialogue = { before: 10, behind: 16, first: 0, blank: 0, spacing: 2, align: "start", caps: false, bold: false, italic: false, underline: false } as const;

test("An element is set by its columns, and by its share of a line that is too narrow for them", () => {
  const rules = rulesOf(dialogue, 61, false);
  assert.equal(rules["paddingInline"], "min(10ch, max(9.8%, (100% - 30ch) * 0.323)) min(16ch, max(15.7%, (100% - 30ch) * 0.516))");
  assert.equal(rules["lineHeight"], "2.64");
  assert.equal(rules["textTransform"], "none");
});
