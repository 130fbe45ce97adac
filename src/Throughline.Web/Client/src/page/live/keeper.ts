// Writes the diary of one client: one write at a time, everything that waits in the next one. A page is turned (the diary begun
// anew from the text of now) when the entries have become many.
import type { Diary, DiaryEntry, DiaryPage } from "./diary";

export class Keeper {
  /** Why the diary cannot be kept, or null while it can. */
  failure: unknown = null;
  private waiting: { entry: DiaryEntry; kept: () => void }[] = [];
  private writing: Promise<void> | null = null;

  /** `next`: the number of the next entry. */
  constructor(private readonly diary: Diary | null, private readonly production: string, private readonly client: string, private next: number, private sincePage: number) {}

  /** Keeps an entry, and then calls back. Without a diary (a browser that has none to give) it calls back at once. */
  keep(entry: DiaryEntry, kept: () => void): void {
    if (this.diary === null || this.failure !== null) {
      kept();
      return;
    }

    this.waiting.push({ entry, kept });
    this.writing ??= this.write();
  }

  /** Whether it is time to turn the page. */
  get isLong(): boolean {
    return this.sincePage > 400;
  }

  async turn(page: Omit<DiaryPage, "production" | "client" | "next">): Promise<void> {
    if (this.diary === null || this.failure !== null) return;
    // What waits is part of the text of now, or of what is pending in it: its entries would be played twice.
    const { waiting } = this;
    this.waiting = [];
    const next = (this.next += waiting.length);
    this.sincePage = 0;
    const before = this.writing;
    const turning = (async () => {
      await before;
      try {
        await this.diary!.turn({ ...page, production: this.production, client: this.client, next });
      } catch (error) {
        this.failure = error;
      }

      for (const { kept } of waiting) kept();
    })();
    this.writing = turning.then(() => this.write());
    await turning;
  }

  private async write(): Promise<void> {
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      const from = this.next;
      this.next += batch.length;
      this.sincePage += batch.length;
      try {
        if (this.failure === null) await this.diary!.append(this.production, this.client, from, batch.map((item) => item.entry));
      } catch (error) {
        this.failure = error;
      }

      for (const { kept } of batch) kept();
    }

    this.writing = null;
  }
}
