// Makes a line another element by the marks of Fountain, and only those: the words stay as they are.
import { trimEnd } from "../fountain/characters";
import { headingPrefixLength } from "../fountain/headingPrefixes";
import { LineKind } from "../fountain/lineKind";
import { isCue, isInCapitals, isParenthetical } from "../fountain/rules";

/** The words of a line without the marks of what it is. */
export function wordsOf(text: string, kind: LineKind): string {
  const words = text.trim();
  switch (kind) {
    case LineKind.Heading:
      return words.startsWith(".") ? words.slice(1).trimStart() : words;
    case LineKind.Cue:
      return (words.startsWith("@") ? words.slice(1) : words).replace(/\s*\^$/, "");
    case LineKind.Action:
      return words.startsWith("!") ? words.slice(1) : words;
    case LineKind.Shot:
      return words.replace(/^!!\s*/, "");
    case LineKind.Lyrics:
      return words.replace(/^~\s*/, "");
    case LineKind.Transition:
      return words.replace(/^>\s*/, "");
    case LineKind.Centered:
      return words.replace(/^>\s*/, "").replace(/\s*<$/, "");
    case LineKind.Section:
      return words.replace(/^#+\s*/, "");
    case LineKind.Synopsis:
      return words.replace(/^=\s*/, "");
    case LineKind.Parenthetical:
      return words.slice(1, -1).trim();
    case LineKind.Note:
      return words.replace(/^\[\[\s*/, "").replace(/\s*\]\]$/, "");
    default:
      return words;
  }
}

/** The same words as another element, with a mark only where they would not be one without. */
export function lineAs(words: string, kind: LineKind): string {
  switch (kind) {
    case LineKind.Heading:
      return headingPrefixLength(words) > 0 ? words : `.${words}`;
    case LineKind.Cue:
      return isInCapitals(words) && isCue(words) && headingPrefixLength(words) === 0 ? words : `@${words}`;
    case LineKind.Action:
      return wouldBeOther(words) ? `!${words}` : words;
    case LineKind.Shot:
      return `!!${words}`;
    case LineKind.Lyrics:
      return `~${words}`;
    case LineKind.Transition:
      return isInCapitals(words) && words.endsWith("TO:") ? words : `> ${words}`;
    case LineKind.Centered:
      return `> ${words} <`;
    case LineKind.Section:
      return `# ${words}`;
    case LineKind.Synopsis:
      return `= ${words}`;
    case LineKind.Parenthetical:
      return isParenthetical(words) ? words : `(${words})`;
    case LineKind.Note:
      return `[[${words}]]`;
    default:
      return words;
  }
}

// Action that the rules would take for something else.
function wouldBeOther(words: string): boolean {
  return /^[.@~>#=!]/.test(words) && !words.startsWith("..") ? true : headingPrefixLength(words) > 0 || (isInCapitals(words) && isCue(words) && trimEnd(words) !== "");
}
