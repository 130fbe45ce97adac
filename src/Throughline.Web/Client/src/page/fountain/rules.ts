// The tests on a single line, without the white space around it, on which this page and the reader of the program agree.
import { isCapital, isLetterOrDigitAt, isLetterOrDigitUnit, isSmall, isWhiteOnly } from "./characters";
import { headingPrefixLength } from "./headingPrefixes";

/** True for lines that end a paragraph wherever they stand. */
export function startsStructure(content: string): boolean {
  const first = content.charCodeAt(0);
  return first === 62 || first === 35 || first === 61 || first === 126;
}

/** True for a dot before a letter or digit; an ellipsis forces no heading. */
export function isForcedHeading(content: string): boolean {
  return content.charCodeAt(0) === 46 && content.length > 1 && isLetterOrDigitAt(content, 1);
}

/** True when no letter outside parentheses is a small one. */
export function isInCapitals(content: string): boolean {
  let depth = 0;
  for (let i = 0; i < content.length; i++) {
    const code = content.charCodeAt(i);
    if (code === 40) depth++;
    else if (code === 41) depth--;
    else if (depth <= 0 && isSmall(code)) return false;
  }

  return true;
}

/** True when a line in capitals has a capital outside parentheses: R2D2, not 23. */
export function isCue(content: string): boolean {
  let depth = 0;
  for (let i = 0; i < content.length; i++) {
    const code = content.charCodeAt(i);
    if (code === 40) depth++;
    else if (code === 41) depth--;
    else if (depth <= 0 && isCapital(code)) return true;
  }

  return false;
}

/** True for a line that is so clearly a heading that one in capitals above it is none of its own. */
export function isHeadingInCapitals(content: string): boolean {
  return headingPrefixLength(content) > 0 && isInCapitals(content);
}

export function isParenthetical(content: string): boolean {
  return content.length >= 2 && content.startsWith("(") && content.endsWith(")");
}

/** A line that keeps a blank line inside dialogue or a note. */
export function isTwoSpaces(line: string): boolean {
  return line === "  ";
}

/** A line that ends a note. */
export function isEmptyLine(line: string): boolean {
  return isWhiteOnly(line) && !isTwoSpaces(line);
}

/** Where the scene number of a heading opens with its #, or -1. */
export function sceneNumberAt(content: string): number {
  if (content.length < 3 || !content.endsWith("#")) return -1;
  const open = content.lastIndexOf("#", content.length - 2);
  if (open < 0 || open === content.length - 2) return -1;
  for (let i = open + 1; i < content.length - 1; i++) {
    if (!isLetterOrDigitUnit(content, i) && content[i] !== "-" && content[i] !== ".") return -1;
  }

  return open;
}
