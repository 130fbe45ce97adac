// Tells the others where this writer is, now and then, and only in a text that they have too.
import { getSyncedVersion } from "@codemirror/collab";
import type { EditorState } from "@codemirror/state";
import type { Clock } from "./connection";
import { hasUnconfirmed } from "./edits";
import type { ToServer } from "./protocol";

const pause = 120;

export class Whereabouts {
  private sent = "";
  private timer = 0;

  /** `may`: whether anything can be sent now. */
  constructor(private readonly clock: Clock, private readonly state: () => EditorState, private readonly may: () => boolean, private readonly send: (message: ToServer) => void) {}

  soon(): void {
    if (this.timer !== 0) return;
    this.timer = this.clock.after(pause, () => {
      this.timer = 0;
      const state = this.state();
      if (!this.may() || hasUnconfirmed(state)) return;
      const { anchor, head } = state.selection.main;
      const version = getSyncedVersion(state);
      const key = `${anchor} ${head} ${version}`;
      if (key === this.sent) return;
      this.sent = key;
      this.send({ type: "cursor", version, anchor, head });
    });
  }

  /** Nobody knows any more. */
  forget(): void {
    this.sent = "";
  }

  close(): void {
    this.clock.cancel(this.timer);
  }
}
