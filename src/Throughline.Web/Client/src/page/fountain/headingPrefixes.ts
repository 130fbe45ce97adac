// What opens a scene heading. The words of other languages come from the table that the reader uses.
import table from "../../../../../Throughline/Screenplays/Headings/heading-prefixes.tsv";
import { isWhite } from "./characters";

const foreign = table
  .split("\n")
  .filter((row) => row.trim() !== "" && !row.startsWith("#"))
  .map((row) => row.split("\t")[0]!)
  .sort((a, b) => b.length - a.length);
const firstLetters = new Set("IEie" + foreign.map((prefix) => prefix[0]).join(""));

/** Units of the prefix with its dot, without the space after it; 0 when there is none. The line has no space before it. */
export function headingPrefixLength(line: string): number {
  if (line === "" || !firstLetters.has(line[0]!)) return 0;
  return english(line) || other(line);
}

function english(line: string): number {
  let length = word(line, 0);
  if (length === 0) {
    const short = line.slice(0, 3).toUpperCase();
    if (short !== "I/E" && short !== "E/I") return 0;
    length = 3;
  } else {
    length = pair(line, length) || length;
  }

  if (length < line.length && line[length] === ".") return length + 1;
  return length === line.length || line[length] === " " || line[length] === "\t" ? length : 0;
}

function pair(line: string, first: number): number {
  let at = first;
  if (line[at] === ".") at++;
  while (line[at] === " ") at++;
  if (line[at] !== "/") return 0;
  at++;
  while (line[at] === " ") at++;
  const second = word(line, at);
  return second === 0 ? 0 : at + second;
}

function word(line: string, at: number): number {
  return /^(?:INT|EXT|EST)/i.test(line.slice(at, at + 3)) ? 3 : 0;
}

function other(line: string): number {
  for (const prefix of foreign) {
    if (!line.startsWith(prefix)) continue;
    const length = prefix.length;
    if (length === line.length || prefix.endsWith(".") || isWhite(line.charCodeAt(length))) return length;
    if (".。：:".includes(line[length]!)) return length + 1;
  }

  return 0;
}
