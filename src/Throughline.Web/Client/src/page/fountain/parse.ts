// Reads lines block by block, as the reader of the program does. Between blocks the only state is whether an empty line came
// before, so that reading can begin and stop between any two blocks.
import { indentOf, trimEnd } from "./characters";
import { headingPrefixLength } from "./headingPrefixes";
import { LineFlag, LineKind } from "./lineKind";
import { type LineSource, type LogicalLine, LogicalLines, Sight } from "./logicalLines";
import { isCue, isForcedHeading, isHeadingInCapitals, isInCapitals, isParenthetical, startsStructure } from "./rules";

/** Gets what was read. Lines are told in order, but that a speech is the left one is told when the right one is read. */
export interface Sink {
  /** An element over the lines first to last. */
  element(kind: LineKind, first: number, last: number, flags: number): void;
  /** The speech whose cue is in this line, up to the line before `end`, is the left one of two. */
  pair(cue: number, end: number): void;
  /** Lines first to last begin inside a note or boneyard. */
  inside(first: number, last: number, flag: number): void;
}

/** Says whether reading may stop at a line at which a block begins after an empty line. */
export type Meets = (line: number) => boolean;

/** Reads from a line on; returns the line at which it stopped (the number of lines when it read to the end). */
export function parse(source: LineSource, start: number, sink: Sink, meets: Meets): { stopped: number; unclosed: boolean } {
  const parser = new Parser(source, start, sink, meets);
  return { stopped: parser.run(), unclosed: parser.unclosed };
}

class Parser {
  private readonly lines: LogicalLines;
  private at = 0;
  private afterBlank = true;
  private safe = 0;
  // The last cue with nothing after it but its speech and notes, to pair with; -1 for none.
  private partner = -1;
  private partnerPaired = false;

  constructor(private readonly source: LineSource, start: number, private readonly sink: Sink, private readonly meets: Meets) {
    this.lines = new LogicalLines(source, start);
  }

  get unclosed(): boolean {
    return this.lines.unclosed;
  }

  run(): number {
    for (let line = this.lines.get(this.at); line !== null; line = this.lines.get(this.at)) {
      this.hide(line);
      if (line.sight === Sight.Hidden || line.sight === Sight.Cut) {
        this.standingAlone(line);
        this.afterBlank ||= line.sight === Sight.Cut;
        this.at++;
      } else if (line.sight !== Sight.Text) {
        this.afterBlank = true;
        this.at++;
      } else {
        this.safe = this.afterBlank && line.first > 0 && this.source.line(line.first - 1) === "" ? LineFlag.Safe : 0;
        if (this.safe !== 0 && this.meets(line.first)) return line.first;
        this.block(line);
      }
    }

    return this.source.count;
  }

  private block(line: LogicalLine): void {
    const visible = trimEnd(line.visible);
    const content = visible.slice(indentOf(visible));
    const first = content[0]!;
    if (startsStructure(content)) this.structure(line, content);
    else if (this.afterBlank && isForcedHeading(content)) this.heading(line);
    else if (this.afterBlank && first === "@" && content.length > 1) this.speech(line, content.endsWith("^"));
    else if (this.afterBlank && headingPrefixLength(content) > 0) this.heading(line);
    else if (first === "!" && content[1] === "!") this.single(LineKind.Shot, line);
    else if (this.afterBlank && first !== "!" && isInCapitals(content)) this.capitals(line, content);
    else this.paragraph();
  }

  private structure(line: LogicalLine, content: string): void {
    switch (content[0]) {
      case "~":
        // Lyrics go with the speech before, so that nothing may begin anew at them.
        this.safe = 0;
        this.emit(LineKind.Lyrics, line, line);
        this.endLine();
        break;
      case ">":
        this.single(content.length > 1 && content.endsWith("<") ? LineKind.Centered : LineKind.Transition, line);
        break;
      case "#":
        this.single(LineKind.Section, line);
        break;
      default:
        this.single(/^={3,}$/.test(content) ? LineKind.PageBreak : LineKind.Synopsis, line);
    }
  }

  private single(kind: LineKind, line: LogicalLine): void {
    this.partner = -1;
    this.emit(kind, line, line);
    this.endLine();
  }

  private endLine(): void {
    this.at++;
    this.afterBlank = true;
  }

  private heading(line: LogicalLine): void {
    this.single(LineKind.Heading, line);
  }

  // A line in capitals between paragraphs: a cue if something is said under it, else perhaps a transition.
  private capitals(line: LogicalLine, content: string): void {
    const next = this.follower();
    const transition = content.endsWith("TO:");
    if (next !== null && isHeadingInCapitals(next.visible.slice(indentOf(next.visible)))) this.single(transition ? LineKind.Transition : LineKind.Action, line);
    else if (next !== null && isCue(content)) this.speech(line, content.endsWith("^"));
    else if (next === null && transition) this.single(LineKind.Transition, line);
    else this.paragraph();
  }

  private follower(): LogicalLine | null {
    for (let next = this.at + 1; ; next++) {
      const line = this.lines.get(next);
      if (line === null) return null;
      if (line.sight !== Sight.Hidden) return line.sight === Sight.Text ? line : null;
    }
  }

  private speech(line: LogicalLine, right: boolean): void {
    let flags = 0;
    if (right) {
      this.safe = 0;
      flags = LineFlag.DualRight;
      if (this.partner >= 0 && !this.partnerPaired) this.sink.pair(this.partner, line.first);
    }

    this.partner = line.first;
    this.partnerPaired = right;
    this.emit(LineKind.Cue, line, line, flags);
    this.at++;
    this.speechParts(flags);
    this.afterBlank = false;
  }

  private speechParts(flags: number): void {
    for (let line = this.lines.get(this.at); line !== null && !endsSpeech(line); line = this.lines.get(this.at)) {
      this.hide(line);
      if (line.sight === Sight.Hidden) {
        this.standingAlone(line);
        this.at++;
        continue;
      }

      if (line.sight === Sight.TwoSpaces && !this.speechGoesOn(this.at + 1)) return;
      const content = trimEnd(line.visible.slice(indentOf(line.visible)));
      if (content.startsWith("~") || isParenthetical(content)) {
        this.emit(content.startsWith("~") ? LineKind.Lyrics : LineKind.Parenthetical, line, line, flags);
        this.at++;
      } else {
        this.dialogue(line, flags);
      }
    }
  }

  private speechGoesOn(index: number): boolean {
    for (let line = this.lines.get(index); line !== null && !endsSpeech(line); line = this.lines.get(++index)) {
      if (line.sight === Sight.Text) return true;
    }

    return false;
  }

  private dialogue(first: LogicalLine, flags: number): void {
    let last = this.at;
    for (let line = this.lines.get(++this.at); line !== null && !endsSpeech(line); line = this.lines.get(++this.at)) {
      if (line.sight !== Sight.Text) continue;
      const content = trimEnd(line.visible.slice(indentOf(line.visible)));
      if (content.startsWith("~") || isParenthetical(content)) break;
      last = this.at;
    }

    this.finish(LineKind.Dialogue, first, last, flags);
  }

  private paragraph(): void {
    this.partner = -1;
    const first = this.lines.get(this.at)!;
    let last = this.at;
    for (let line = this.lines.get(++this.at); line !== null && !isBlank(line); line = this.lines.get(++this.at)) {
      if (line.sight === Sight.Hidden) continue;
      const content = line.visible.slice(indentOf(line.visible));
      if (startsStructure(content) || content.startsWith("!!")) break;
      last = this.at;
    }

    this.finish(LineKind.Action, first, last, 0);
    this.afterBlank = false;
  }

  private finish(kind: LineKind, first: LogicalLine, last: number, flags: number): void {
    for (let i = this.indexOf(first); i <= last; i++) this.hide(this.lines.get(i)!);
    this.at = last + 1;
    this.emit(kind, first, this.lines.get(last)!, flags);
  }

  private indexOf(line: LogicalLine): number {
    let index = this.at - 1;
    while (this.lines.get(index) !== line) index--;
    return index;
  }

  private emit(kind: LineKind, first: LogicalLine, last: LogicalLine, flags = 0): void {
    this.sink.element(kind, first.first, last.last, flags | this.safe);
    this.safe = 0;
  }

  private hide(line: LogicalLine): void {
    for (const range of line.ranges) {
      if (range.endLine > range.line) this.sink.inside(range.line + 1, range.endLine, range.boneyard ? LineFlag.InBoneyard : LineFlag.InNote);
    }
  }

  private standingAlone(line: LogicalLine): void {
    for (const range of line.ranges) this.sink.element(range.boneyard ? LineKind.Boneyard : LineKind.Note, range.line, range.endLine, 0);
  }
}

function endsSpeech(line: LogicalLine): boolean {
  return line.sight === Sight.Blank || line.sight === Sight.Cut;
}

function isBlank(line: LogicalLine): boolean {
  return line.sight === Sight.Blank || line.sight === Sight.TwoSpaces || line.sight === Sight.Cut;
}
