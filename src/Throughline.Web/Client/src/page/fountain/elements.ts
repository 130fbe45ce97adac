// The elements of a text with their lines, as the program's own reader lists them; for comparing the two.
import { kindNames, type LineKind } from "./lineKind";
import { LineFlag } from "./lineKind";
import type { LineSource } from "./logicalLines";
import { parse } from "./parse";
import { titlePageEnd } from "./titlePage";

export interface ListedElement {
  readonly type: string;
  /** From 1. */
  readonly line: number;
  readonly endLine: number;
  readonly dual: "left" | "right" | "";
}

export function elementsOf(source: LineSource): ListedElement[] {
  const elements: { kind: LineKind; first: number; last: number; dual: "left" | "right" | "" }[] = [];
  const sink = {
    element(kind: LineKind, first: number, last: number, flags: number): void {
      elements.push({ kind, first, last, dual: kindNames[kind] === "character" && (flags & LineFlag.DualRight) !== 0 ? "right" : "" });
    },
    pair(cue: number): void {
      const partner = elements.find((element) => element.first === cue && kindNames[element.kind] === "character");
      if (partner) partner.dual = "left";
    },
    inside(): void {},
  };
  parse(source, titlePageEnd(source), sink, () => false);
  return elements.map((element) => ({ type: kindNames[element.kind]!, line: element.first + 1, endLine: element.last + 1, dual: element.dual }));
}

/** A text as lines. */
export function linesOf(text: string): LineSource {
  const lines = text.split("\n");
  return { count: lines.length, line: (number) => lines[number]! };
}
