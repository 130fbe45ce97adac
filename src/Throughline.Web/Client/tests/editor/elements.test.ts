import assert from "node:assert/strict";
import { test } from "node:test";
import { EditorState } from "@codemirror/state";
import { lineAs, wordsOf } from "../../src/page/editor/elements";
import { queryFor, speakerAt } from "../../src/page/editor/findQuery";
import { nameOf } from "../../src/page/editor/complete";
import { script } from "../../src/page/editor/script";
import { linesOf } from "../../src/page/fountain/elements";
import { LineKind } from "../../src/page/fountain/lineKind";
import { ScriptLines } from "../../src/page/fountain/scriptLines";

const kinds = [LineKind.Heading, LineKind.Action, LineKind.Cue, LineKind.Transition, LineKind.Shot, LineKind.Lyrics, LineKind.Centered, LineKind.Section, LineKind.Synopsis, LineKind.Note];

test("A line made another element is read as that element, with the same words", () => {
  for (const words of ["She sits.", "MAGGIE", "int. kitchen", "CUT TO:", "23", "Élodie"]) {
    for (const kind of kinds) {
      const line = lineAs(words, kind);
      const under = kind === LineKind.Cue ? "\nHello." : "";
      const lines = ScriptLines.of(linesOf(`Rain.\n\n${line}${under}\n\nSnow.`));
      assert.equal(lines.kind(2), kind, `${words} as ${kind}: ${line}`);
      assert.equal(wordsOf(line, kind), words);
    }
  }
});

test("Words that are the element by themselves get no mark", () => {
  assert.equal(lineAs("INT. KITCHEN - DAY", LineKind.Heading), "INT. KITCHEN - DAY");
  assert.equal(lineAs("MAGGIE", LineKind.Cue), "MAGGIE");
  assert.equal(lineAs("She sits.", LineKind.Action), "She sits.");
});

test("A name is known without mark and extensions", () => {
  assert.equal(nameOf("@McClane (V.O.) (CONT'D) ^"), "McClane");
});

const state = EditorState.create({ doc: "INT. FERRY - DAY\n\nThe rain falls.\n\nANA\n(rain on her)\nMore rain.\n\nBEN (V.O.)\nNo rain.", extensions: [script] });

test("Who says a line is known", () => {
  assert.deepEqual([2, 4, 6, 9].map((line) => speakerAt(state, line)), ["", "ANA", "ANA", "BEN"]);
});

function found(kind: string, speaker: string): string[] {
  const query = queryFor({ search: "rain", replace: "", caseSensitive: false, wholeWord: false, regexp: false }, kind, speaker);
  const lines: string[] = [];
  for (const cursor = query.getCursor(state); !cursor.next().done; ) lines.push(state.doc.lineAt((cursor as unknown as { value: { from: number } }).value.from).text);
  return lines;
}

test("Words are found in one kind of element, or in what one person says", () => {
  assert.deepEqual(found("", ""), ["The rain falls.", "(rain on her)", "More rain.", "No rain."]);
  assert.deepEqual(found("dialogue", ""), ["More rain.", "No rain."]);
  assert.deepEqual(found("", "ben"), ["No rain."]);
  assert.deepEqual(found("dialogue", "Ana"), ["More rain."]);
});
