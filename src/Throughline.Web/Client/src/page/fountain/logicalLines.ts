// Lines as the rules see them: notes and boneyard taken away, and joined with the next where one runs over the line end.
import { isWhiteOnly } from "./characters";
import { isEmptyLine, isTwoSpaces } from "./rules";

/** A text by its lines, without their ends; numbers count from 0. */
export interface LineSource {
  readonly count: number;
  line(number: number): string;
}

/** A closed note or boneyard; line and column of its first bracket, and past its last. */
export interface HiddenRange {
  readonly boneyard: boolean;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export const enum Sight {
  Text,
  Blank,
  TwoSpaces,
  /** Only notes or boneyard. */
  Hidden,
  /** Only boneyard with an empty line in it: it separates what is around it. */
  Cut,
}

export interface LogicalLine {
  readonly first: number;
  readonly last: number;
  readonly visible: string;
  readonly ranges: readonly HiddenRange[];
  readonly sight: Sight;
}

const noRanges: readonly HiddenRange[] = [];

/** Cuts a text into such lines as they are asked for. */
export class LogicalLines {
  /** Whether a boneyard was opened that nothing closes. */
  unclosed = false;
  private readonly lines: LogicalLine[] = [];
  private next: number;

  constructor(private readonly source: LineSource, start: number) {
    this.next = start;
  }

  get(index: number): LogicalLine | null {
    while (this.lines.length <= index) {
      if (this.next >= this.source.count) return null;
      this.scan();
    }

    return this.lines[index]!;
  }

  private scan(): void {
    const first = this.next;
    const text = this.source.line(first);
    const range = this.rangeFrom(first, 0, text);
    if (range === null) {
      this.next = first + 1;
      const sight = !isWhiteOnly(text) ? Sight.Text : isTwoSpaces(text) ? Sight.TwoSpaces : Sight.Blank;
      this.lines.push({ first, last: first, visible: text, ranges: noRanges, sight });
      return;
    }

    const ranges: HiddenRange[] = [];
    let visible = "";
    let sight: Sight = Sight.Hidden;
    let line = first;
    let column = 0;
    let current = text;
    for (let found: HiddenRange | null = range; found !== null; found = this.rangeFrom(line, column, current)) {
      ranges.push(found);
      visible += current.slice(column, found.column);
      if (found.boneyard && this.hasEmptyLine(found) && sight === Sight.Hidden) sight = Sight.Cut;
      if (found.endLine !== line) current = this.source.line(found.endLine);
      line = found.endLine;
      column = found.endColumn;
    }

    visible += current.slice(column);
    this.next = line + 1;
    this.lines.push({ first, last: line, visible, ranges, sight: isWhiteOnly(visible) ? sight : Sight.Text });
  }

  private hasEmptyLine(range: HiddenRange): boolean {
    for (let i = range.line + 1; i < range.endLine; i++) if (isWhiteOnly(this.source.line(i))) return true;
    return false;
  }

  // The first closed range that opens in this line at or behind a column.
  private rangeFrom(line: number, from: number, text: string): HiddenRange | null {
    while (true) {
      const note = text.indexOf("[[", from);
      const boneyard = text.indexOf("/*", from);
      if (note < 0 && boneyard < 0) return null;
      const isBoneyard = note < 0 || (boneyard >= 0 && boneyard < note);
      const at = isBoneyard ? boneyard : note;
      if (isEscaped(text, at)) {
        from = at + 1;
        continue;
      }

      const end = isBoneyard ? this.endOfBoneyard(line, at + 2, text) : this.endOfNote(line, at + 2, text);
      if (end !== null) return { boneyard: isBoneyard, line, column: at, endLine: end.line, endColumn: end.column };
      this.unclosed ||= isBoneyard;
      from = at + 2;
    }
  }

  private endOfBoneyard(line: number, from: number, text: string): { line: number; column: number } | null {
    if (this.unclosed) return null;
    let found = text.indexOf("*/", from);
    while (found < 0) {
      if (++line >= this.source.count) return null;
      found = this.source.line(line).indexOf("*/");
    }

    return { line, column: found + 2 };
  }

  private endOfNote(line: number, from: number, text: string): { line: number; column: number } | null {
    let found = text.indexOf("]]", from);
    while (found < 0) {
      if (++line >= this.source.count) return null;
      const next = this.source.line(line);
      if (isEmptyLine(next)) return null;
      found = next.indexOf("]]");
    }

    return { line, column: found + 2 };
  }
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (at - slashes > 0 && text[at - slashes - 1] === "\\") slashes++;
  return slashes % 2 === 1;
}
