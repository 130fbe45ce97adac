// Emphasis in one line: what each mark does, by the rules of the program's reader (see its Emphasis.cs). Offsets are of the line.
import { isLetterOrDigitUnit, isWhite } from "./characters";

export interface EmphasisRun {
  readonly from: number;
  readonly to: number;
  readonly style: "bold" | "italic" | "underline";
}

export interface Emphasis {
  readonly runs: readonly EmphasisRun[];
  /** Offsets of the characters that are marks and do not print. */
  readonly marks: readonly number[];
}

interface Opener {
  readonly end: number;
  readonly count: number;
  readonly run: number;
  readonly closes: boolean;
}

const nothing: Emphasis = { runs: [], marks: [] };

export function emphasisOf(line: string): Emphasis {
  if (!/[*_\\]/.test(line)) return nothing;
  return new Finder(line).find();
}

class Finder {
  private readonly runs: EmphasisRun[] = [];
  private readonly marks: number[] = [];
  private readonly stars: Opener[] = [];
  private readonly lows: Opener[] = [];

  constructor(private readonly line: string) {}

  find(): Emphasis {
    const { line } = this;
    for (let at = 0; at < line.length; at++) {
      const c = line[at]!;
      if (c === "\\" && at + 1 < line.length && /[!-/:-@[-`{-~]/.test(line[at + 1]!)) this.marks.push(at++);
      else if (c === "*") at += this.star(at) - 1;
      else if (c === "_") at += this.low(at) - 1;
    }

    return { runs: this.runs, marks: this.marks.sort((a, b) => a - b) };
  }

  private star(at: number): number {
    const { line, stars } = this;
    let count = 1;
    while (line[at + count] === "*") count++;
    if (count > 3) return count;
    let used = 0;
    const opens = at + count < line.length && !isWhite(line.charCodeAt(at + count));
    const closes = at > 0 && !isWhite(line.charCodeAt(at - 1));
    if (closes) {
      for (let opener = stars.at(-1); used < count && opener !== undefined; opener = stars.at(-1)) {
        if ((opens || opener.closes) && (opener.run + count) % 3 === 0 && count % 3 !== 0) break;
        stars.pop();
        const pair = Math.min(opener.count, count - used) >= 2 ? 2 : 1;
        this.apply(opener.end - pair, at + used, pair, pair === 2 ? "bold" : "italic");
        used += pair;
        if (opener.count > pair) stars.push({ ...opener, end: opener.end - pair, count: opener.count - pair });
        dropAfter(this.lows, opener.end);
      }
    }

    if (count > used && opens) stars.push({ end: at + count, count: count - used, run: count, closes });
    return count;
  }

  private low(at: number): number {
    const { line, lows } = this;
    let count = 1;
    while (line[at + count] === "_") count++;
    if (count > 1) return count;
    const before = at > 0 ? line.charCodeAt(at - 1) : 32;
    const after = at + 1 < line.length ? line.charCodeAt(at + 1) : 32;
    const wordAfter = at + 1 < line.length && isLetterOrDigitUnit(line, at + 1);
    const wordBefore = at > 0 && isLetterOrDigitUnit(line, at - 1);
    if (!isWhite(before) && !wordAfter && lows.length > 0) {
      const opener = lows.pop()!;
      this.apply(opener.end - 1, at, 1, "underline");
      dropAfter(this.stars, opener.end);
    } else if (!isWhite(after) && !wordBefore) {
      lows.push({ end: at + 1, count: 1, run: 1, closes: false });
    }

    return 1;
  }

  private apply(open: number, close: number, length: number, style: EmphasisRun["style"]): void {
    for (let i = 0; i < length; i++) this.marks.push(open + i, close + i);
    this.runs.push({ from: open + length, to: close, style });
  }
}

function dropAfter(openers: Opener[], place: number): void {
  while (openers.length > 0 && openers.at(-1)!.end > place) openers.pop();
}
