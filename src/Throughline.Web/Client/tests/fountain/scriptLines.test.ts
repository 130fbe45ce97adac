import assert from "node:assert/strict";
import { test } from "node:test";
import { linesOf } from "../../src/page/fountain/elements";
import { LineFlag, LineKind } from "../../src/page/fountain/lineKind";
import { ScriptLines } from "../../src/page/fountain/scriptLines";
import { randomFrom } from "../random";

const K = LineKind;

function kinds(text: string): number[] {
  const lines = ScriptLines.of(linesOf(text));
  return Array.from({ length: lines.count }, (_, i) => lines.kind(i));
}

test("A scene is read line by line", () => {
  assert.deepEqual(kinds("INT. KITCHEN - DAY\n\nSteam.\n\nROSA\n(quietly)\nYou came back.\n\nCUT TO:"), [
    K.Heading, K.Blank, K.Action, K.Blank, K.Cue, K.Parenthetical, K.Dialogue, K.Blank, K.Transition,
  ]);
});

test("A title page is none when only its first line has a colon", () => {
  assert.deepEqual(kinds("Title: Ferry\nAuthor: Ines\n\nRain."), [K.Title, K.Title, K.Blank, K.Action]);
  assert.deepEqual(kinds("FADE IN:\n\nRain."), [K.Action, K.Blank, K.Action]);
});

test("Both speeches of dual dialogue are known", () => {
  const lines = ScriptLines.of(linesOf("ANA\nNow.\n\nBEN ^\nNever."));
  assert.ok(lines.has(0, LineFlag.DualLeft) && lines.has(1, LineFlag.DualLeft));
  assert.ok(lines.has(3, LineFlag.DualRight) && lines.has(4, LineFlag.DualRight));
});

test("A line that begins inside a boneyard is known to", () => {
  const lines = ScriptLines.of(linesOf("Rain /* cut\nfor now */ falls."));
  assert.ok(!lines.has(0, LineFlag.InBoneyard) && lines.has(1, LineFlag.InBoneyard));
});

test("After any edit the lines are as if read anew", () => {
  const random = randomFrom(20261129);
  const pieces = ["", "", "", "  ", "MARY", "MARY ^", "(beat)", "~la", "CUT TO:", "> x <", "INT. A - DAY", ".forced", "!act", "===", "= s", "# S", "text", "[[n]]", "[[a", "b]]", "/*", "*/", "/* c */", "Title: x", "TOM (V.O.)"];
  for (let round = 0; round < 400; round++) {
    let text = Array.from({ length: 40 }, () => random.pick(pieces)).join("\n");
    let lines = ScriptLines.of(linesOf(text));
    for (let edit = 0; edit < 25; edit++) {
      const from = random.below(text.length + 1);
      const to = Math.min(text.length, from + random.below(random.below(4) === 0 ? 60 : 3));
      const insert = random.below(3) === 0 ? "" : random.below(2) === 0 ? random.pick(["\n", "*", "/", "[", "]", "A", "a", " "]) : `${random.pick(pieces)}\n${random.pick(pieces)}`;
      const next = text.slice(0, from) + insert + text.slice(to);
      const lineAt = (offset: number, of: string): number => of.slice(0, offset).split("\n").length - 1;
      const change = { first: lineAt(from, text), lastOld: lineAt(to, text), lastNew: lineAt(from + insert.length, next) };
      lines = lines.update(linesOf(next), change);
      assert.deepEqual(lines, withUnclosed(ScriptLines.of(linesOf(next)), lines), JSON.stringify({ text, from, to, insert }));
      text = next;
    }
  }
});

// Whether a boneyard was ever left open is remembered for longer than it is true; it costs time, not truth.
function withUnclosed(fresh: ScriptLines, updated: ScriptLines): ScriptLines {
  return Object.assign(fresh, { unclosed: (updated as unknown as { unclosed: boolean }).unclosed });
}
