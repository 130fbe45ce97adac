// A proposal as the server tells it (docs/studio.md).

export interface Span {
  readonly index: number;
  readonly kind: "insert" | "replace" | "delete" | "new-lines" | "comment" | "question";
  readonly from: number;
  readonly to: number;
  /** The whole line, and where the words stand in it. */
  readonly line: string;
  readonly at: number;
  readonly was: string;
  readonly text: string;
  readonly standing: "fresh" | "rebased" | "stale" | "locked";
  readonly why: string | null;
}

export interface Alternative {
  readonly label: string;
  readonly hiddenBy: readonly string[];
  readonly measures: readonly string[];
  readonly spans: readonly Span[];
}

export interface ProposalRow {
  readonly id: string;
  readonly number: number;
  readonly person: string;
  readonly origin: string;
  readonly model: string | null;
  readonly reason: string;
  readonly made: string;
  readonly state: "open" | "taken" | "refused" | "taken-back";
  readonly alternatives: readonly Alternative[];
  readonly claims: readonly { readonly statement: string; readonly holds: boolean; readonly why: string | null; readonly quotes: readonly { readonly from: number; readonly to: number; readonly words: string }[] }[];
  readonly decisions: readonly { readonly decision: string; readonly person: string; readonly made: string; readonly reason: string | null; readonly edit: string | null; readonly alternative: number | null; readonly taken: readonly number[] | null }[];
}

export function changesText(span: Span): boolean {
  return span.kind !== "comment" && span.kind !== "question";
}

export function canBeTaken(span: Span): boolean {
  return changesText(span) && (span.standing === "fresh" || span.standing === "rebased");
}

/** The whole line as it would be: what stays before, what goes, what comes, what stays behind. */
export function wouldBe(span: Span, text = span.text): { before: string; gone: string; come: string; after: string } {
  if (span.kind === "new-lines") return { before: `${span.line}\n`, gone: "", come: text, after: "" };
  return { before: span.line.slice(0, span.at), gone: span.was, come: span.kind === "delete" ? "" : text, after: span.line.slice(span.at + span.was.length) };
}
