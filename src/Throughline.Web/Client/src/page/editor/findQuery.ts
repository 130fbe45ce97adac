// What is looked for, and where: in one kind of element, in what one person says.
import { SearchQuery } from "@codemirror/search";
import type { EditorState } from "@codemirror/state";
import { kindNames, LineKind } from "../fountain/lineKind";
import { nameOf } from "./complete";
import { script } from "./script";

/** Who says the line at a number; empty outside speeches. */
export function speakerAt(state: EditorState, line: number): string {
  const lines = state.field(script);
  const kind = lines.kind(line);
  if (kind !== LineKind.Cue && kind !== LineKind.Dialogue && kind !== LineKind.Parenthetical && kind !== LineKind.Lyrics) return "";
  const cue = lines.previous(LineKind.Cue, line);
  return cue < 0 ? "" : nameOf(state.doc.line(cue + 1).text).toLocaleUpperCase();
}

/** A query that finds only in lines of a kind ("" for any), said by a person ("" for anybody). */
export function queryFor(words: { search: string; replace: string; caseSensitive: boolean; wholeWord: boolean; regexp: boolean }, kind: string, speaker: string): SearchQuery {
  const who = speaker.trim().toLocaleUpperCase();
  return new SearchQuery({
    ...words,
    literal: true,
    ...(kind === "" && who === "" ? {} : {
      test: (_match: string, state: EditorState, from: number) => {
        const line = state.doc.lineAt(from).number - 1;
        return (kind === "" || kindNames[state.field(script).kind(line)] === kind) && (who === "" || speakerAt(state, line) === who);
      },
    }),
  });
}
