// What a line of the text is on the page.

export const LineKind = {
  Blank: 0,
  Title: 1,
  Heading: 2,
  Action: 3,
  Cue: 4,
  Parenthetical: 5,
  Dialogue: 6,
  Lyrics: 7,
  Transition: 8,
  Shot: 9,
  Centered: 10,
  PageBreak: 11,
  Section: 12,
  Synopsis: 13,
  Note: 14,
  Boneyard: 15,
} as const;

export type LineKind = (typeof LineKind)[keyof typeof LineKind];

/** The names that the program's JSON has for the kinds; blank and title lines are no elements. */
export const kindNames: readonly string[] = [
  "", "", "scene-heading", "action", "character", "parenthetical", "dialogue", "lyrics", "transition", "shot", "centered", "page-break", "section", "synopsis", "note", "boneyard",
];

/** What else is known of a line. */
export const LineFlag = {
  /** It begins inside a note that an earlier line opened. */
  InNote: 1,
  /** It begins inside a boneyard that an earlier line opened. */
  InBoneyard: 2,
  /** A block begins here after an empty line, whatever stands before: reading can begin anew. */
  Safe: 4,
  /** Part of the first of two speeches said at once. */
  DualLeft: 8,
  /** Part of the second of two speeches said at once. */
  DualRight: 16,
  /** The first line of its element. */
  First: 32,
} as const;
