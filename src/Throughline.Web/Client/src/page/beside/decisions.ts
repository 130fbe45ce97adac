// What was decided of proposals by edits of this page, on its way to the record. The record names the edit, so it is told when the
// server has that; until then it waits in this browser, over a reload too.
import { ApiError } from "../api";
import type { Decided } from "../live/edits";

interface Waiting extends Decided {
  readonly edit: string;
  readonly tries: number;
}

const tooEarly = 425;
const mostTries = 40;

export class Decisions {
  private busy = false;

  constructor(
    private readonly store: Pick<Storage, "getItem" | "setItem" | "removeItem"> | null,
    private readonly name: string,
    private readonly post: (proposal: string, body: unknown) => Promise<unknown>,
    private readonly isSettled: (edit: string) => boolean,
    private readonly tell: (words: string) => void,
  ) {}

  add(edit: string, decision: Decided): void {
    this.keep([...this.waiting(), { ...decision, edit, tries: 0 }]);
  }

  /** Tells the record what can be told by now. */
  async flush(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      for (const one of this.waiting()) {
        if (!this.isSettled(one.edit)) break;
        const { proposal, alternative, taken, undone, edit } = one;
        try {
          await this.post(proposal, { alternative, taken, undone, edit });
        } catch (error) {
          if (!(error instanceof ApiError) || error.status >= 500) break;
          if (error.status === tooEarly && one.tries < mostTries) {
            this.keep(this.waiting().map((other) => (other.edit === edit ? { ...other, tries: other.tries + 1 } : other)));
            break;
          }

          if (error.status !== tooEarly) this.tell(error.message);
        }

        this.keep(this.waiting().filter((other) => other.edit !== edit));
      }
    } finally {
      this.busy = false;
    }
  }

  /** One was refused with its edit: nothing was decided. */
  forget(edit: string): void {
    this.keep(this.waiting().filter((other) => other.edit !== edit));
  }

  private waiting(): readonly Waiting[] {
    try {
      return JSON.parse(this.store?.getItem(this.name) ?? "[]") as Waiting[];
    } catch {
      return [];
    }
  }

  private keep(waiting: readonly Waiting[]): void {
    try {
      if (waiting.length === 0) this.store?.removeItem(this.name);
      else this.store?.setItem(this.name, JSON.stringify(waiting));
    } catch {
      // A browser that keeps nothing tells what it can while it is open.
    }
  }
}
