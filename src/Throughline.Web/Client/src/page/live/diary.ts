// Where this browser keeps what is written, before anybody else does: a text that the server has, and what came after it, in the
// order in which it happened. Played again, it gives the same text and the same unsent edits.
import type { CommittedEdit, OwnEdit } from "./protocol";

/** One client's beginning: a version of the text, and what was unsent then. */
export interface DiaryPage {
  readonly production: string;
  readonly client: string;
  readonly document: string;
  readonly version: number;
  readonly text: string;
  readonly pending: readonly OwnEdit[];
  /** The last edit that may have gone out by then; a diary without it (of an earlier studio) may have sent all. */
  readonly sent?: string;
  /** The first entry that comes after. */
  readonly next: number;
  readonly touched: number;
}

export type DiaryEntry =
  | { readonly kind: "own"; readonly edit: OwnEdit }
  /** Everything up to an edit went out, whether it came there or not. */
  | { readonly kind: "sent"; readonly id: string }
  | { readonly kind: "committed"; readonly edits: readonly Pick<CommittedEdit, "sequence" | "id" | "client" | "changes">[] };

/** Words that could not be sent any more, kept for the writer. */
export interface AsideWords {
  readonly production: string;
  readonly id: string;
  readonly why: string;
  readonly text: string;
  readonly time: number;
}

const pages = "pages";
const entries = "entries";
const aside = "aside";

export class Diary {
  private constructor(private readonly db: IDBDatabase) {}

  static async open(factory: IDBFactory = indexedDB, name = "throughline"): Promise<Diary> {
    const request = factory.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(pages, { keyPath: ["production", "client"] });
      request.result.createObjectStore(entries, { keyPath: ["production", "client", "number"] });
      request.result.createObjectStore(aside, { keyPath: ["production", "id"] });
    };
    const db = await result(request);
    db.onversionchange = () => db.close();
    return new Diary(db);
  }

  /** Everybody's pages of a production, the last written first. */
  async pages(production: string): Promise<DiaryPage[]> {
    const all: DiaryPage[] = await result(this.db.transaction(pages).objectStore(pages).getAll(within(production)));
    return all.sort((a, b) => b.touched - a.touched);
  }

  async entries(page: DiaryPage): Promise<DiaryEntry[]> {
    const range = IDBKeyRange.bound([page.production, page.client, page.next], [page.production, page.client, Infinity]);
    const rows: { entry: DiaryEntry }[] = await result(this.db.transaction(entries).objectStore(entries).getAll(range));
    return rows.map((row) => row.entry);
  }

  async append(production: string, client: string, from: number, added: readonly DiaryEntry[]): Promise<void> {
    const work = this.db.transaction(entries, "readwrite", { durability: "strict" });
    const store = work.objectStore(entries);
    added.forEach((entry, i) => store.put({ production, client, number: from + i, entry }));
    await done(work);
  }

  /** Begins anew from a page; the entries before it go. */
  async turn(page: DiaryPage): Promise<void> {
    const work = this.db.transaction([pages, entries], "readwrite", { durability: "strict" });
    work.objectStore(pages).put(page);
    if (page.next > 0) work.objectStore(entries).delete(IDBKeyRange.bound([page.production, page.client, 0], [page.production, page.client, page.next - 1]));
    await done(work);
  }

  async forget(production: string, client: string): Promise<void> {
    const work = this.db.transaction([pages, entries], "readwrite");
    work.objectStore(pages).delete([production, client]);
    work.objectStore(entries).delete(IDBKeyRange.bound([production, client, 0], [production, client, Infinity]));
    await done(work);
  }

  async setAside(words: AsideWords): Promise<void> {
    const work = this.db.transaction(aside, "readwrite", { durability: "strict" });
    work.objectStore(aside).put(words);
    await done(work);
  }

  async aside(production: string): Promise<AsideWords[]> {
    return await result(this.db.transaction(aside).objectStore(aside).getAll(within(production)));
  }

  async dropAside(production: string, id: string): Promise<void> {
    const work = this.db.transaction(aside, "readwrite");
    work.objectStore(aside).delete([production, id]);
    await done(work);
  }

  close(): void {
    this.db.close();
  }
}

function within(production: string): IDBKeyRange {
  return IDBKeyRange.bound([production], [production, []]);
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("The store of this browser failed."));
  });
}

function done(work: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    work.oncomplete = () => resolve();
    work.onabort = () => reject(work.error ?? new Error("The store of this browser failed."));
    work.onerror = () => reject(work.error ?? new Error("The store of this browser failed."));
  });
}
