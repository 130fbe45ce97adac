import assert from "node:assert/strict";
import { test } from "node:test";
import { EditorState } from "@codemirror/state";
import { eighthsText, findings, findingsOf, sceneFactsAt, setFindings } from "../../src/page/editor/analysis";
import { moveItem, outlineOf } from "../../src/page/editor/scenes";
import { script } from "../../src/page/editor/script";
import { pending } from "../../src/page/editor/pending";

function stateOf(doc: string): EditorState {
  return EditorState.create({ doc, extensions: [script, pending, findings] });
}

const three = "# One\n\nINT. A - DAY #1#\n\nRain.\n\nINT. B - DAY\n\n= What B is for.\n\nSnow.\n\n.THE ATTIC\n\nDust.";

function moved(doc: string, from: number, before: number): string {
  const state = stateOf(doc);
  return state.update(moveItem(state, outlineOf(state), from, before)!).state.doc.toString();
}

test("The outline has sections and scenes, with numbers and summaries", () => {
  const outline = outlineOf(stateOf(three), true);
  assert.deepEqual(outline.map((item) => [item.kind, item.words, item.number, item.summary]), [
    ["section", "One", "", ""],
    ["scene", "INT. A - DAY", "1", "Rain."],
    ["scene", "INT. B - DAY", "", "What B is for."],
    ["scene", "THE ATTIC", "", "Dust."],
  ]);
});

test("A scene that is moved takes its lines along and leaves the others as they were", () => {
  assert.equal(moved(three, 1, 3), "# One\n\nINT. B - DAY\n\n= What B is for.\n\nSnow.\n\nINT. A - DAY #1#\n\nRain.\n\n.THE ATTIC\n\nDust.");
  assert.equal(moved(three, 2, 1), "# One\n\nINT. B - DAY\n\n= What B is for.\n\nSnow.\n\nINT. A - DAY #1#\n\nRain.\n\n.THE ATTIC\n\nDust.");
});

test("A scene moved to the end, or the last one moved up, stays parted by an empty line", () => {
  assert.equal(moved(three, 1, 4), "# One\n\nINT. B - DAY\n\n= What B is for.\n\nSnow.\n\n.THE ATTIC\n\nDust.\n\nINT. A - DAY #1#\n\nRain.\n");
  assert.equal(moved(three, 3, 1), "# One\n\n.THE ATTIC\n\nDust.\n\nINT. A - DAY #1#\n\nRain.\n\nINT. B - DAY\n\n= What B is for.\n\nSnow.\n\n");
});

test("A move is none when the scene stays where it is", () => {
  const state = stateOf(three);
  assert.equal(moveItem(state, outlineOf(state), 2, 2), null);
  assert.equal(moveItem(state, outlineOf(state), 2, 3), null);
});

test("Lengths are written as the craft writes them", () => {
  assert.deepEqual([1, 8, 12, 20].map(eighthsText), ["1/8", "1", "1 4/8", "2 4/8"]);
});

test("What the server found stands at the places of now", () => {
  let state = stateOf(three);
  const at = three.indexOf("INT. B");
  const typed = state.update({ changes: { from: 0, insert: "Typed since.\n\n" } });
  state = typed.state;
  const analysis = { version: 0, pageCount: 2, pages: [{ at: 0, label: "1" }, { at, label: "2" }], scenes: [{ at, heading: "", eighths: 5, page: 2 }], marks: [], names: [], places: [], times: [], revised: [] };
  state = state.update({ effects: setFindings.of(findingsOf(analysis, typed.changes, state.doc)) }).state;
  const line = state.doc.lineAt(at + 14);
  assert.equal(line.text, "INT. B - DAY");
  assert.equal(sceneFactsAt(state, line.from, line.to)?.eighths, 5);
  state = state.update({ changes: { from: 2, insert: "..." } }).state;
  assert.equal(sceneFactsAt(state, line.from + 3, line.to + 3)?.page, "2");
});
