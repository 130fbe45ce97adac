// What every line of a text is, kept up to date over changes by reading again only the blocks that a change can have reached.
import { LineFlag, LineKind } from "./lineKind";
import type { LineSource } from "./logicalLines";
import { parse, type Sink } from "./parse";
import { titlePageEnd } from "./titlePage";

/** The lines first to lastOld became first to lastNew; the lines around them are the same. */
export interface LineChange {
  readonly first: number;
  readonly lastOld: number;
  readonly lastNew: number;
}

const never = (): boolean => false;

/** Immutable; lines count from 0. */
export class ScriptLines {
  private constructor(
    private readonly kinds: Uint8Array,
    private readonly flags: Uint8Array,
    /** The number of the line after the title page. */
    readonly bodyStart: number,
    private readonly unclosed: boolean,
  ) {}

  get count(): number {
    return this.kinds.length;
  }

  kind(line: number): LineKind {
    return this.kinds[line] as LineKind;
  }

  has(line: number, flag: number): boolean {
    return (this.flags[line]! & flag) !== 0;
  }

  /** The first line from one on, not past another, of a kind; -1 when there is none. */
  next(kind: LineKind, from: number, before = this.count): number {
    const found = this.kinds.indexOf(kind, from);
    return found < before ? found : -1;
  }

  /** The last line up to one of a kind; -1 when there is none. */
  previous(kind: LineKind, from: number): number {
    return from < 0 ? -1 : this.kinds.lastIndexOf(kind, from);
  }

  /** The first and last line of the element that a line belongs to; of a blank line, itself. */
  elementAt(line: number): { first: number; last: number } {
    if (this.kinds[line] === LineKind.Blank) return { first: line, last: line };
    let first = line;
    while (first > 0 && !this.has(first, LineFlag.First)) first--;
    let last = line;
    while (last + 1 < this.count && !this.has(last + 1, LineFlag.First) && this.kinds[last + 1] !== LineKind.Blank) last++;
    return { first, last };
  }

  static of(source: LineSource): ScriptLines {
    const kinds = new Uint8Array(source.count);
    const flags = new Uint8Array(source.count);
    const bodyStart = titlePageEnd(source);
    for (let i = 0; i < bodyStart; i++) {
      if (source.line(i).trim() !== "") kinds[i] = LineKind.Title;
    }

    const { unclosed } = parse(source, bodyStart, new Filling(kinds, flags), never);
    return new ScriptLines(kinds, flags, bodyStart, unclosed);
  }

  /** The same as `of`, at the cost of the blocks around the change. */
  update(source: LineSource, change: LineChange): ScriptLines {
    const start = this.safeStart(change.first);
    if (start < 0 || (this.unclosed && closesBoneyard(source, change))) return ScriptLines.of(source);
    const shift = change.lastNew - change.lastOld;
    const kinds = new Uint8Array(source.count);
    const flags = new Uint8Array(source.count);
    kinds.set(this.kinds.subarray(0, start));
    flags.set(this.flags.subarray(0, start));
    const meets = (line: number): boolean => line > change.lastNew + 1 && (this.flags[line - shift]! & LineFlag.Safe) !== 0;
    const { stopped, unclosed } = parse(source, start, new Filling(kinds, flags), meets);
    // Notes and boneyard are looked for ahead; what was filled past the meeting place is there already.
    kinds.set(this.kinds.subarray(stopped - shift), stopped);
    flags.set(this.flags.subarray(stopped - shift), stopped);
    return new ScriptLines(kinds, flags, this.bodyStart, unclosed || this.unclosed);
  }

  // The last place to begin with two whole blocks between it and the change.
  private safeStart(change: number): number {
    let blocks = 0;
    for (let line = Math.min(change, this.count) - 1; line >= this.bodyStart; line--) {
      if ((this.flags[line]! & LineFlag.Safe) !== 0 && ++blocks === 3) return line;
    }

    return -1;
  }
}

function closesBoneyard(source: LineSource, change: LineChange): boolean {
  for (let i = change.first; i <= change.lastNew; i++) if (source.line(i).includes("*/")) return true;
  return false;
}

class Filling implements Sink {
  constructor(private readonly kinds: Uint8Array, private readonly flags: Uint8Array) {}

  element(kind: LineKind, first: number, last: number, flags: number): void {
    this.flags[first]! |= flags & LineFlag.Safe;
    for (let line = first; line <= last; line++) {
      this.kinds[line] = kind;
      this.flags[line]! |= flags & LineFlag.DualRight;
    }

    this.flags[first]! |= LineFlag.First;
  }

  pair(cue: number, end: number): void {
    for (let line = cue; line < end; line++) this.flags[line]! |= LineFlag.DualLeft;
  }

  inside(first: number, last: number, flag: number): void {
    for (let line = first; line <= last; line++) this.flags[line]! |= flag;
  }
}
