// How things stand between this page and the server, for people.
import { sendableUpdates } from "@codemirror/collab";
import type { EditorState } from "@codemirror/state";

export interface Standing {
  readonly connected: boolean;
  /** Whether this client was ever connected since the page was opened. */
  readonly everConnected: boolean;
  /** Edits that the server has not acknowledged. */
  readonly unsent: number;
  /** Edits that are not even on this device yet. */
  readonly unkept: number;
  /** Whether the browser can keep anything. */
  readonly keeps: boolean;
  /** Catching up by sending first, while nothing can be written. */
  readonly catchingUp: boolean;
}

export class StandingTeller {
  private told = "";

  constructor(private readonly host: (standing: Standing) => void) {}

  /** Tells it when it is other than what was told last. */
  tell(state: EditorState, rest: Omit<Standing, "unsent">): void {
    const standing: Standing = { ...rest, unsent: sendableUpdates(state).length };
    const now = JSON.stringify(standing);
    if (now === this.told) return;
    this.told = now;
    this.host(standing);
  }
}
