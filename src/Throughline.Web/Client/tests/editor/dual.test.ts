import assert from "node:assert/strict";
import { test } from "node:test";
import { EditorState } from "@codemirror/state";
import { findings } from "../../src/page/editor/analysis";
import { dual, dualSpeeches } from "../../src/page/editor/dual";
import { peers } from "../../src/page/editor/peers";
import { script } from "../../src/page/editor/script";

const text = "Rain.\n\nANA\nNow.\n\nBEN ^\n(low)\nNever.\n\nSnow.";

function stateOf(doc: string, caret = 0): EditorState {
  return EditorState.create({ doc, selection: { anchor: caret }, extensions: [script, findings, peers, dual] });
}

function shown(state: EditorState): number {
  return state.field(dual).set.size;
}

test("Two speeches said at once are found with their lines", () => {
  assert.deepEqual(dualSpeeches(stateOf(text).field(script)), [{ left: [2, 3], right: [5, 7] }]);
  assert.deepEqual(dualSpeeches(stateOf("ANA\nNow.\n\nBEN\nNever.").field(script)), []);
});

test("They stand side by side until the caret comes among them", () => {
  const away = stateOf(text);
  assert.equal(shown(away), 1);
  const among = away.update({ selection: { anchor: text.indexOf("Never") } }).state;
  assert.equal(shown(among), 0);
  assert.equal(shown(among.update({ selection: { anchor: text.length } }).state), 1);
});

test("Writing elsewhere keeps them, and a speech that is no longer said at once is a speech again", () => {
  const written = stateOf(text).update({ changes: { from: 0, insert: "Cold " }, selection: { anchor: 5 } }).state;
  assert.equal(shown(written), 1);
  const apart = written.update({ changes: { from: written.doc.toString().indexOf(" ^"), to: written.doc.toString().indexOf(" ^") + 2 } }).state;
  assert.equal(shown(apart), 0);
});
