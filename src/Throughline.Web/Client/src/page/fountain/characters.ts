// Characters as the reader of the program sees them: UTF-16 units by their Unicode category, and its own idea of white space.

const letter = /\p{L}/u;
const letterOrDigit = /[\p{L}\p{Nd}]/u;
const capital = /\p{Lu}/u;
const small = /\p{Ll}/u;
const spaceSeparator = /\p{Zs}/u;

/** White space in the sense of the reader; JavaScript's own set has U+FEFF and lacks U+0085. */
export function isWhite(code: number): boolean {
  if (code < 128) return code === 32 || (code >= 9 && code <= 13);
  return code === 0x85 || code === 0xa0 || code === 0x2028 || code === 0x2029 || (code >= 0x1680 && spaceSeparator.test(String.fromCharCode(code)));
}

export function isWhiteOnly(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!isWhite(text.charCodeAt(i))) return false;
  return true;
}

/** How many units of white space stand before the text of a line. */
export function indentOf(text: string): number {
  let at = 0;
  while (at < text.length && isWhite(text.charCodeAt(at))) at++;
  return at;
}

/** The text without white space at its end. */
export function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isWhite(text.charCodeAt(end - 1))) end--;
  return end === text.length ? text : text.slice(0, end);
}

export function isSmall(code: number): boolean {
  return code < 128 ? code >= 97 && code <= 122 : small.test(String.fromCharCode(code));
}

export function isCapital(code: number): boolean {
  return code < 128 ? code >= 65 && code <= 90 : capital.test(String.fromCharCode(code));
}

export function isLetter(text: string, at: number): boolean {
  return letter.test(text.charAt(at));
}

/** Whether a letter or a digit of any script begins at a place; pairs of surrogates are one. */
export function isLetterOrDigitAt(text: string, at: number): boolean {
  const point = text.codePointAt(at);
  return point !== undefined && letterOrDigit.test(String.fromCodePoint(point));
}

export function isLetterOrDigitUnit(text: string, at: number): boolean {
  return letterOrDigit.test(text.charAt(at));
}
