// Completion of names, extensions, headings, places, times and transitions, from what the script has already.
import { autocompletion, type Completion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import type { EditorState, Extension, Line } from "@codemirror/state";
import { isWhiteOnly } from "../fountain/characters";
import { headingPrefixLength } from "../fountain/headingPrefixes";
import { LineKind } from "../fountain/lineKind";
import { isInCapitals } from "../fountain/rules";
import { findings } from "./analysis";
import { wordsOf } from "./elements";
import { kindAt } from "./pending";
import { script } from "./script";

const prefixes = ["INT.", "EXT.", "INT./EXT.", "EST."];
const times = ["DAY", "NIGHT", "MORNING", "EVENING", "DAWN", "DUSK", "CONTINUOUS", "LATER", "MOMENTS LATER", "SAME"];
const extensions = ["V.O.", "O.S.", "O.C.", "CONT'D", "INTO PHONE", "FILTERED", "SUBTITLED"];
const transitions = ["CUT TO:", "DISSOLVE TO:", "SMASH CUT TO:", "MATCH CUT TO:", "FADE OUT.", "FADE TO BLACK.", "INTERCUT WITH:"];

function complete(context: CompletionContext): CompletionResult | null {
  const { state } = context;
  const line = state.doc.lineAt(context.pos);
  if (context.pos < line.from + line.text.trimEnd().length) return null;
  const typed = state.sliceDoc(line.from, context.pos);
  const kind = kindAt(state, line);
  const alone = line.number === 1 || isWhiteOnly(state.doc.line(line.number - 1).text);
  if (kind === LineKind.Cue || (kind === LineKind.Action && alone && /^\p{Lu}/u.test(typed) && isInCapitals(typed))) {
    const open = typed.lastIndexOf("(");
    if (open > 0 && !typed.includes(")", open)) return result(line.from + open + 1, [...state.field(findings).extensions, ...extensions], ")", context);
    if (kind === LineKind.Action && headingPrefixLength(typed) > 0) return heading(context, line, typed);
    const named = kind === LineKind.Cue ? namesFor(state, line) : [...namesFor(state, line), ...(typed.length < 5 ? prefixes.map((prefix) => `${prefix} `) : [])];
    if (typed === "" && !context.explicit) return null;
    return result(line.from + (typed.startsWith("@") ? 1 : 0), named, "", context);
  }

  if (kind === LineKind.Heading) return heading(context, line, typed);
  if (kind === LineKind.Transition && (typed !== "" || context.explicit)) return result(line.from + (/^>\s*/.exec(typed)?.[0].length ?? 0), transitions, "", context);
  return null;
}

function heading(context: CompletionContext, line: Line, typed: string): CompletionResult | null {
  const { places, times: known } = context.state.field(findings);
  const start = typed.startsWith(".") ? 1 : 0;
  const prefix = headingPrefixLength(typed.slice(start));
  if (prefix === 0) return typed === "" && !context.explicit ? null : result(line.from + start, prefixes.map((text) => `${text} `), "", context);
  const dash = /\s[-–—]\s+(?=[^-–—]*$)/.exec(typed);
  if (dash !== null) return result(line.from + dash.index + dash[0].length, [...known, ...times], "", context);
  const from = start + prefix + (/^\s*/.exec(typed.slice(start + prefix))?.[0].length ?? 0);
  return from >= typed.length && !context.explicit && !/\s$/.test(typed) ? null : result(line.from + from, places, "", context);
}

function result(from: number, words: readonly string[], after: string, context: CompletionContext): CompletionResult | null {
  const typed = context.state.sliceDoc(from, context.pos).toLocaleUpperCase();
  const seen = new Set<string>();
  const options: Completion[] = [];
  for (const word of words) {
    const upper = word.toLocaleUpperCase();
    if (seen.has(upper) || !upper.startsWith(typed) || upper.trimEnd() === typed.trimEnd()) continue;
    seen.add(upper);
    options.push({ label: word, apply: word + after, boost: -options.length });
    if (options.length === 12) break;
  }

  return options.length === 0 ? null : { from, options, filter: false };
}

// Who spoke last but one comes first: two people talk in turns. Then those who spoke lately, then the rest.
function namesFor(state: EditorState, line: Line): string[] {
  const lines = state.field(script);
  const recent: string[] = [];
  for (let at = lines.previous(LineKind.Cue, line.number - 2), looked = 0; at >= 0 && looked < 60; at = lines.previous(LineKind.Cue, at - 1), looked++) {
    const name = nameOf(state.doc.line(at + 1).text);
    if (!recent.includes(name)) recent.push(name);
  }

  const [last, other, ...others] = recent;
  return [other, last, ...others, ...state.field(findings).names].filter((name): name is string => name !== undefined && name !== "");
}

/** The name of a cue line, without mark and extensions. */
export function nameOf(text: string): string {
  return wordsOf(text, LineKind.Cue).replace(/(?:\s*\([^()]*\)\s*)+$/, "").trim();
}

export const completion: Extension = autocompletion({ override: [complete], icons: false, activateOnTypingDelay: 60, maxRenderedOptions: 12, closeOnBlur: true });
