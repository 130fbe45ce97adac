// A socket that comes back: after 0.3 s, then twice as long each time up to 20 s, at once when the browser says that the network is
// there again or that somebody looks at the page again. A connection that says nothing for 30 s is given up; one that owes an answer
// after 3 s already, because a server that froze says nothing for ever and another one would answer. A server that is at work on the
// answer says so every second.
import type { ToClient, ToServer } from "./protocol";

export interface Clock {
  now(): number;
  after(milliseconds: number, run: () => void): number;
  cancel(timer: number): void;
}

export const browserClock: Clock = {
  now: () => performance.now(),
  after: (milliseconds, run) => setTimeout(run, milliseconds) as unknown as number,
  cancel: (timer) => clearTimeout(timer),
};

export interface ConnectionHost {
  /** The address to ask for now. */
  address(): string;
  opened(): void;
  received(message: ToClient): void;
  lost(): void;
  /** The server closed it because what this person may do has changed. */
  barred?(): void;
}

// LiveSocket.RightsChanged
const rightsChanged = 4403;

const silence = 20_000;
const patience = 10_000;
const prompt = 3_000;
const slowest = 30_000;
// So many times quickly, as a server that froze may be met again; then with more and more time, as a line may be that slow.
const quick = 3;

export class Connection {
  private socket: WebSocket | null = null;
  private timer = 0;
  private watch = 0;
  private pause = 300;
  private heard = 0;
  private closed = false;
  private answer = 0;
  private owed = false;
  // How often an answer was waited for in vain.
  private vain = 0;

  constructor(private readonly host: ConnectionHost, private readonly clock: Clock = browserClock, private readonly make: (address: string) => WebSocket = (address) => new WebSocket(address)) {}

  get isOpen(): boolean {
    return this.socket?.readyState === 1;
  }

  /** How much waits in the browser to go out, in bytes. */
  get buffered(): number {
    return this.socket?.bufferedAmount ?? 0;
  }

  connect(): void {
    if (this.closed || this.socket !== null) return;
    this.clock.cancel(this.timer);
    const socket = this.make(this.host.address());
    this.socket = socket;
    this.heard = this.clock.now();
    this.owe();
    socket.onopen = () => {
      if (socket === this.socket) this.host.opened();
    };
    socket.onmessage = (event: MessageEvent<string>) => {
      if (socket !== this.socket) return;
      this.heard = this.clock.now();
      const message = JSON.parse(event.data) as ToClient;
      if (message.type === "welcome") {
        this.pause = 300;
        this.settle();
      } else if (this.owed) this.wait();
      this.host.received(message);
    };
    socket.onclose = (event) => {
      if (socket === this.socket && event.code === rightsChanged) this.host.barred?.();
      this.gone(socket);
    };
    this.look();
  }

  send(message: ToServer): void {
    this.socket?.send(JSON.stringify(message));
    if (message.type === "edit") this.owe();
  }

  /** All edits that were sent are answered. */
  answered(): void {
    this.settle();
    this.vain = 0;
  }

  /** Closes the connection as if it had been lost; it comes back. */
  drop(): void {
    const { socket } = this;
    if (socket === null) return;
    this.gone(socket);
    socket.close();
  }

  /** The network may be there again: do not wait. */
  hurry(): void {
    this.pause = 300;
    if (this.socket === null) this.connect();
    else if (this.isOpen && this.clock.now() - this.heard > 2_000) this.ask();
  }

  close(): void {
    this.closed = true;
    this.clock.cancel(this.timer);
    this.clock.cancel(this.watch);
    this.settle();
    const { socket } = this;
    this.socket = null;
    socket?.close();
  }

  private gone(socket: WebSocket): void {
    if (socket !== this.socket) return;
    this.socket = null;
    this.clock.cancel(this.watch);
    this.settle();
    this.host.lost();
    // A little earlier or later, so that many pages do not come back in one moment.
    this.timer = this.clock.after(this.pause * (0.75 + Math.random() / 2), () => this.connect());
    this.pause = Math.min(20_000, this.pause * 2);
  }

  private owe(): void {
    this.owed = true;
    this.wait();
  }

  private settle(): void {
    this.owed = false;
    this.clock.cancel(this.answer);
  }

  private wait(): void {
    this.clock.cancel(this.answer);
    const before = this.buffered;
    this.answer = this.clock.after(this.vain < quick ? prompt : Math.min(slowest, prompt * 2 ** (this.vain - quick + 1)), () => {
      // What is still going out is no silence.
      if (this.buffered < before) {
        this.wait();
        return;
      }

      this.vain++;
      this.drop();
    });
  }

  private look(): void {
    this.clock.cancel(this.watch);
    this.watch = this.clock.after(silence / 2, () => {
      if (this.clock.now() - this.heard > silence) this.ask();
      else this.look();
    });
  }

  private ask(): void {
    this.clock.cancel(this.watch);
    const asked = this.clock.now();
    if (this.isOpen) this.send({ type: "ping" });
    this.watch = this.clock.after(patience, () => {
      if (this.heard < asked) this.drop();
      else this.look();
    });
  }
}
