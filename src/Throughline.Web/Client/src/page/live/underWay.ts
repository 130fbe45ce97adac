// The one message of edits that is on its way: which of them are not answered yet, and what was refused.

export interface Refusal {
  readonly id: string;
  readonly message: string;
}

export class UnderWay {
  // In the order of the message; null when there is none.
  private ids: string[] | null = null;
  // The edit that was refused; those behind it in the message were refused only because they rest on it.
  private refusal: Refusal | null = null;

  get isEmpty(): boolean {
    return this.ids === null;
  }

  begin(ids: readonly string[]): void {
    this.ids = [...ids];
  }

  forget(): void {
    this.ids = null;
    this.refusal = null;
  }

  /** One of them was committed; true when all are answered now. */
  committed(id: string): boolean {
    const at = this.ids?.indexOf(id) ?? -1;
    if (at < 0) return false;
    this.ids!.splice(at, 1);
    return this.ids!.length === 0;
  }

  /** One of them will not be committed, nor those behind it; true when all are answered now. */
  refused(refusal: Refusal): boolean {
    const at = this.ids?.indexOf(refusal.id) ?? -1;
    if (at < 0) return false;
    this.ids!.length = at;
    this.refusal = refusal;
    return at === 0;
  }

  /** Ends the message when all is answered; what was refused of it. */
  end(): Refusal | null {
    const { refusal } = this;
    this.forget();
    return refusal;
  }
}
