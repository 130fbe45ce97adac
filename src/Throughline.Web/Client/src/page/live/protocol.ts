// What the page and the server say to each other; docs/studio.md is the contract.

/** How an edit came about. */
export type Manner = "typed" | "pasted" | "accepted" | "imported" | "undone";

/** A change set in CodeMirror's JSON. */
export type ChangesJson = unknown;

/** An edit as this page made it. */
export interface OwnEdit {
  readonly id: string;
  readonly manner: Manner;
  readonly proposal?: string;
  readonly changes: ChangesJson;
}

/** An edit as the server committed it. */
export interface CommittedEdit {
  readonly sequence: number;
  readonly id: string;
  readonly client: string;
  readonly person: string;
  readonly manner: Manner;
  readonly changes: ChangesJson;
  readonly time: string;
}

export interface PeerCursor {
  readonly client: string;
  readonly person: string;
  readonly version: number;
  readonly anchor: number;
  readonly head: number;
}

export interface Welcome {
  readonly type: "welcome";
  readonly version: number;
  readonly document?: string;
  readonly title?: string;
  readonly person: string;
  readonly role: string;
  readonly format: string;
  readonly text?: string;
  readonly edits?: readonly CommittedEdit[];
}

export type ToClient =
  | Welcome
  | { readonly type: "edits"; readonly edits: readonly CommittedEdit[] }
  | { readonly type: "cursors"; readonly cursors: readonly PeerCursor[] }
  | { readonly type: "refused"; readonly id: string; readonly code: string; readonly message: string }
  | { readonly type: "analysis"; readonly version: number }
  | { readonly type: "beside"; readonly what: string }
  | { readonly type: "pong" };

export type ToServer =
  | { readonly type: "edit"; readonly base: number; readonly edits: readonly OwnEdit[] }
  | { readonly type: "cursor"; readonly version: number; readonly anchor: number; readonly head: number }
  | { readonly type: "ping" };

/** What one message may hold; a little less than the server takes, for what is around the edits. */
export const messageLimit = { edits: 500, bytes: 900_000 };

/** The length of a text in UTF-8. */
export function bytesOf(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // Half of a pair is two bytes of the four that the pair has.
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }

  return bytes;
}
