import assert from "node:assert/strict";
import { test } from "node:test";
import { emphasisOf } from "../../src/page/fountain/emphasis";

function shown(line: string): string {
  const { runs, marks } = emphasisOf(line);
  const plain = [...line].map((c, i) => (marks.includes(i) ? "" : c)).join("");
  const styled = runs.map((run) => `${run.style}:${line.slice(run.from, run.to)}`).sort().join(" ");
  return styled === "" ? plain : `${plain} | ${styled}`;
}

test("Stars and underscores style what they enclose", () => {
  assert.equal(shown("a *b* c"), "a b c | italic:b");
  assert.equal(shown("a **b** c"), "a b c | bold:b");
  assert.equal(shown("_b_"), "b | underline:b");
  assert.equal(shown("_**FERRY**_"), "FERRY | bold:FERRY underline:**FERRY**");
});

test("What only looks like a mark stays", () => {
  for (const line of ["2 * 3 * 4", "dial *69", "file_name_like_this", "****", "a * b"]) assert.equal(shown(line), line);
  assert.equal(shown("\\*not\\*"), "*not*");
});
