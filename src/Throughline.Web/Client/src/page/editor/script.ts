// What every line of the text is, as part of the editor's state.
import { StateField, type Text, type Transaction } from "@codemirror/state";
import type { LineSource } from "../fountain/logicalLines";
import { type LineChange, ScriptLines } from "../fountain/scriptLines";

export const script = StateField.define<ScriptLines>({
  create: (state) => ScriptLines.of(new DocumentLines(state.doc)),
  update: (lines, tr) => (tr.docChanged ? lines.update(new DocumentLines(tr.newDoc), changeOf(tr)) : lines),
});

// A few lines are looked up; for many the text is laid out once.
class DocumentLines implements LineSource {
  readonly count: number;
  private asked = 0;
  private all: readonly string[] | null = null;

  constructor(private readonly doc: Text) {
    this.count = doc.lines;
  }

  line(number: number): string {
    if (this.all !== null) return this.all[number]!;
    if (++this.asked > 400) this.all = this.doc.toJSON();
    return this.doc.line(number + 1).text;
  }
}

function changeOf(tr: Transaction): LineChange {
  let from = Infinity;
  let toOld = 0;
  let toNew = 0;
  tr.changes.iterChangedRanges((fromA, toA, _fromB, toB) => {
    from = Math.min(from, fromA);
    toOld = Math.max(toOld, toA);
    toNew = Math.max(toNew, toB);
  });
  return {
    first: tr.startState.doc.lineAt(from).number - 1,
    lastOld: tr.startState.doc.lineAt(toOld).number - 1,
    lastNew: tr.newDoc.lineAt(toNew).number - 1,
  };
}
