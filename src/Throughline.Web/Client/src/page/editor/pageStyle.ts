// The figures of the production's page as a style sheet of the editor: columns become characters of the type that is set. On a
// narrow screen each indent is at most its share of the line.
import { Compartment, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

export interface ElementStyle {
  /** Characters before and behind it in the width of the page. */
  readonly before: number;
  readonly behind: number;
  readonly first: number;
  readonly blank: number;
  readonly spacing: number;
  readonly align: "start" | "center" | "end";
  readonly caps: boolean;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
}

export interface PageStyle {
  readonly name: string;
  readonly paper: string;
  readonly width: number;
  readonly more: string;
  readonly elements: Readonly<Record<string, ElementStyle>>;
}

type Rules = Record<string, Record<string, string>>;

const leading = 1.32;

export const pageStyle = new Compartment();

/** The rules of one kind of element. */
export function rulesOf(style: ElementStyle, width: number, isHeading: boolean): Record<string, string> {
  // Its columns where the page fits; where it does not, less and less, down to six tenths of its share of the line.
  const share = (columns: number): string => (columns <= 0 ? "0" : `min(${columns}ch, max(${((columns / width) * 60).toFixed(1)}%, (100% - 30ch) * ${(columns / Math.max(5, width - 30)).toFixed(3)}))`);
  return {
    paddingInline: `${share(style.before)} ${share(style.behind)}`,
    textAlign: style.align,
    textTransform: style.caps ? "uppercase" : "none",
    ...(style.first === 0 ? {} : { textIndent: `${style.first}ch` }),
    ...(style.spacing > 1 ? { lineHeight: String(leading * style.spacing) } : {}),
    ...(style.bold || isHeading ? { fontWeight: "700" } : {}),
    ...(style.italic ? { fontStyle: "italic" } : {}),
    ...(style.underline ? { textDecoration: "underline", textUnderlineOffset: ".18em" } : {}),
  };
}

export function styleSheet(style: PageStyle): Extension {
  const rules: Rules = { "& .cm-content": { maxWidth: `calc(${style.width}ch + var(--before) + var(--after))` } };
  for (const [kind, element] of Object.entries(style.elements)) {
    // A heading is bold on the screen whatever is printed: one looks for it.
    rules[`& .cm-content .cm-line.l-${kind}:not(.dual-left, .dual-right)`] = rulesOf(element, style.width, kind === "scene-heading");
    // One empty line stands in the text.
    if (kind === "scene-heading") rules[`& .cm-content .cm-line.l-${kind}:not(:first-child)`] = { paddingBlockStart: `${Math.max(0, element.blank - 1)}lh` };
  }

  return EditorView.theme(rules);
}
