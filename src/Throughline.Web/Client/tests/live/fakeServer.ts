// A server that keeps the contract of docs/studio.md, in memory, with a network that tests can cut.
import { rebaseUpdates } from "@codemirror/collab";
import { ChangeSet, Text } from "@codemirror/state";
import type { CommittedEdit, OwnEdit, ToServer } from "../../src/page/live/protocol";

export class FakeServer {
  text: Text;
  readonly log: CommittedEdit[] = [];
  readonly sockets = new Set<FakeSocket>();
  document = "document-1";
  /** How many edits a welcome may hold before the whole text is sent instead. */
  welcomeLimit = 10_000;
  refuses: (edit: OwnEdit) => string | null = () => null;
  /** How many lines were asked for. */
  made = 0;
  private base = 0;

  constructor(text: string) {
    this.text = Text.of(text.split("\n"));
  }

  get version(): number {
    return this.base + this.log.length;
  }

  socket = (address: string): WebSocket => {
    const query = new URL(address, "ws://test").searchParams;
    const socket = new FakeSocket(this, query.get("client")!, Number(query.get("version")));
    this.sockets.add(socket);
    this.made++;
    return socket as unknown as WebSocket;
  };

  /** The server stands still with the lines that it has: nothing more goes either way, and nobody is told. */
  freeze(): void {
    for (const socket of this.sockets) socket.isFrozen = true;
  }

  cut(code?: number): void {
    for (const socket of [...this.sockets]) socket.die(code);
  }

  open(socket: FakeSocket): void {
    const known = socket.version;
    const common = { type: "welcome", version: this.version, document: this.document, title: "Ferry", person: "Ana", role: "writer", format: "fountain" };
    if (known < 0 || known > this.version || this.version - known > this.welcomeLimit) socket.tell({ ...common, text: this.text.toString() });
    else socket.tell({ ...common, edits: this.log.slice(known - this.base) });
  }

  message(from: FakeSocket, message: ToServer): void {
    if (message.type === "ping") from.tell({ type: "pong" });
    if (message.type !== "edit") return;
    const known = new Set(this.log.map((edit) => edit.id));
    // One committed edit after the other; a client's own are taken from what it was sent.
    let fresh: { changes: ChangeSet; clientID: string }[] = message.edits.map((edit) => ({ changes: ChangeSet.fromJSON(edit.changes), clientID: from.client }));
    for (const edit of this.log.slice(message.base - this.base)) {
      fresh = [...rebaseUpdates(fresh, [{ changes: ChangeSet.fromJSON(edit.changes), clientID: edit.client }])] as typeof fresh;
    }

    const again = message.edits.filter((edit) => known.has(edit.id));
    if (again.length > 0) from.tell({ type: "edits", edits: this.log.filter((edit) => again.some((other) => other.id === edit.id)) });
    const edits = message.edits.filter((edit) => !known.has(edit.id));
    let refused = false;
    edits.forEach((edit, i) => {
      const why = refused ? "after" : this.refuses(edit);
      if (why !== null) {
        from.tell({ type: "refused", id: edit.id, code: why, message: why === "after" ? "" : "This line is locked." });
        refused = true;
        return;
      }

      const changes = fresh[i]!.changes;
      this.text = changes.apply(this.text);
      const committed: CommittedEdit = { sequence: this.version + 1, id: edit.id, client: from.client, person: "Ana", manner: edit.manner, changes: changes.toJSON(), time: "2026-01-01T00:00:00Z" };
      this.log.push(committed);
      for (const socket of this.sockets) socket.tell({ type: "edits", edits: [committed] });
    });
  }
}

export class FakeSocket {
  readyState = 0;
  bufferedAmount = 0;
  isFrozen = false;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  private readonly inbox: string[] = [];
  private readonly outbox: string[] = [];

  constructor(private readonly server: FakeServer, readonly client: string, readonly version: number) {}

  tell(message: unknown): void {
    this.inbox.push(JSON.stringify(message));
  }

  send(data: string): void {
    this.outbox.push(data);
  }

  /** Moves one message one way; false when nothing moved. */
  step(outward: boolean): boolean {
    if (this.readyState === 3 || this.isFrozen) return false;
    if (this.readyState === 0) {
      this.readyState = 1;
      this.onopen?.();
      this.server.open(this);
      return true;
    }

    const data = (outward ? this.outbox : this.inbox).shift();
    if (data === undefined) return false;
    if (outward) this.server.message(this, JSON.parse(data) as ToServer);
    else this.onmessage?.({ data });
    return true;
  }

  die(code = 1006): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.server.sockets.delete(this);
    this.onclose?.({ code });
  }

  close(): void {
    this.die();
  }
}
