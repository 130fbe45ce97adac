// The title page: keys with a colon from the first line to the first empty one; a single unknown key is not one.
import { isLetter, isWhiteOnly } from "./characters";
import type { LineSource } from "./logicalLines";
import { isInCapitals } from "./rules";

const knownKeys = new Set([
  "title", "credit", "author", "authors", "source", "draft date", "date", "contact", "notes", "copyright", "revision", "format", "fmt", "font", "language", "episode", "series",
]);
const neverInKeys = /[()[\]*"“”.!?]/;

/** True for a line that opens an entry of a title page. */
export function isTitleKey(line: string): boolean {
  const colon = line.indexOf(":");
  return colon > 0 && isLetter(line, 0) && !neverInKeys.test(line.slice(0, colon));
}

/** The number of the line after the title page, 0 when there is none. */
export function titlePageEnd(source: LineSource): number {
  let first = 0;
  while (first < source.count && isWhiteOnly(source.line(first))) first++;
  if (first === source.count || !isTitleKey(source.line(first))) return 0;
  let end = first + 1;
  while (end < source.count && !isWhiteOnly(source.line(end))) end++;
  const line = source.line(first);
  const name = line.slice(0, line.indexOf(":"));
  if (knownKeys.has(name.trim().toLowerCase())) return end;
  if (end - first < 2 || name.endsWith("TO")) return 0;
  const second = source.line(first + 1);
  return isTitleKey(second) || (!isInCapitals(name) && (second.startsWith("\t") || second.startsWith("   "))) ? end : 0;
}
