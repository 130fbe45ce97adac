// The page: where the script is written. This file puts the parts together.
import { openSearchPanel } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { EditorView, type ViewUpdate } from "@codemirror/view";
import { Api } from "./api";
import { AskPart } from "./beside/ask";
import { Beside, type Desk } from "./beside/beside";
import { Decisions } from "./beside/decisions";
import { LocksPart } from "./beside/locks";
import { NotesPart } from "./beside/notes";
import { ProposalsPart } from "./beside/proposals";
import { ScenePart } from "./beside/scene";
import type { Analysis } from "./editor/analysis";
import { movedRange } from "./editor/hangings";
import { setPeers } from "./editor/peers";
import { deliver } from "./live/courier";
import { Diary } from "./live/diary";
import { again, decided, editId, replica } from "./live/edits";
import { browserClaim, open } from "./live/opening";
import type { PeerCursor } from "./live/protocol";
import { Session } from "./live/session";
import { showTitle } from "../room/title";
import { changesSinceBy, editorExtensions, goTo, setWritable, showAnalysis } from "./page";
import { Frame } from "./ui/frame";
import { whenIdle } from "./ui/dom";
import { say } from "./ui/words";

const place = document.querySelector<HTMLElement>("#page");
if (place !== null) void start(place);

async function start(place: HTMLElement): Promise<void> {
  document.documentElement.classList.add("writing");
  const production = place.dataset["production"] ?? "";
  // On a computer that several people use, what one of them has not sent yet is not sent as another's.
  const drawer = place.dataset["person"] === undefined ? production : `${production} ${place.dataset["person"]}`;
  const nonce = place.dataset["styleNonce"] ?? "";
  const api = new Api(production);
  const opened = await Diary.open().catch(() => null);
  const claim = browserClaim(navigator.locks);
  // A store that cannot be read keeps what it has for another day; this page is written on without it.
  const { own, orphans, kept: diary } = await open(opened, drawer, claim).then((found) => ({ ...found, kept: opened }), async () => ({ ...(await open(null, drawer, claim)), kept: null }));
  const address = (client: string, version: number): string => {
    const url = new URL(`${api.base}/document/live`, location.href);
    url.protocol = url.protocol.replace("http", "ws");
    url.search = `?client=${client}&version=${version}`;
    return url.href;
  };

  let mayWrite = own.document !== "";
  let reader = false;
  const session = new Session(
    {
      address,
      standing: (standing) => {
        frame.status.standing(standing);
        if (standing.connected) void decisions.flush();
        const may = mayWrite && !reader && !standing.catchingUp;
        if (may === view.state.readOnly) queueMicrotask(() => setWritable(view, may));
      },
      welcomed: (welcome) => {
        mayWrite = true;
        reader = welcome.role !== "writer" && welcome.role !== "owner";
        place.dataset["state"] = "ready";
        if (view.state.readOnly !== reader) setWritable(view, !reader);
        restorePlace(view, production);
        void analyse();
        void frame.style.load();
        void beside.load("notes");
        void beside.load("tags");
        void beside.load("locks");
        void beside.load("proposals");
        beside.offer("ask", !reader);
        void beside.load();
      },
      cursors: (cursors) => queueMicrotask(() => showPeers(view, cursors)),
      analysed: () => void analyse(),
      beside: (what) => {
        if (what === "style") {
          lookedAt = -2;
          void analyse();
          void frame.style.load();
        } else if (what === "title") {
          void api.get<{ title: string }>("/title").then((said) => showTitle(document, said.title), () => undefined);
        } else if (what === "drafts") {
          // Another draft has other lines, and other words are revised.
          lookedAt = -2;
          void analyse();
          for (const part of ["notes", "tags", "locks", "proposals"]) void beside.load(part);
        } else {
          void beside.load(what);
          if (what === "notes") void beside.load("tags");
        }
      },
      // The page that is right now: to read only, to sign in, or none. What was written here stays in the diary.
      barred: () => void session.tidy(true).finally(() => location.reload()),
      refused: (message, words) => frame.refused(message === "other" || message === "restored" || message === "twice" ? say(`Aside_${message}`) : message, words),
    },
    { production: drawer, client: own.client, document: own.document, synced: own.synced, next: own.next, entries: own.entries, sent: own.sent },
    diary,
  );

  const desk: Desk = {
    get view() {
      return view;
    },
    api,
    version: () => session.version,
    since: (version) => session.changesSince(version),
    now: (version, range) => {
      const changes = session.changesSince(version);
      return changes === null ? null : movedRange(range, changes);
    },
    then: (at) => session.placeInSynced(at),
    go: (version, range) => {
      const now = desk.now(version, range);
      if (now === null) {
        frame.tell(say("PlaceGone"));
        return;
      }

      frame.uncover();
      goTo(view, now.from, now.to);
    },
    tell: (words) => frame.tell(words),
  };
  const notes = new NotesPart(() => desk, "notes");
  const tags = new NotesPart(() => desk, "tags");
  const ask = new AskPart(() => desk, () => beside.show("proposals"));
  const beside: Beside = new Beside([new ScenePart(() => desk), notes, tags, ask, new ProposalsPart(() => desk), new LocksPart(() => desk)]);

  const decisions = new Decisions(storage(), `throughline.decisions.${production}`, (proposal, body) => api.post(`/proposals/${proposal}/decision`, body), (edit) => session.isSettled(edit), (words) => frame.tell(words));

  let lookedAt = -2;
  let looking = false;
  const analyse = async (): Promise<void> => {
    if (looking || session.version === lookedAt) return;
    looking = true;
    try {
      const asked = session.version;
      const analysis = await api.get<Analysis>(`/document/analysis?version=${asked}`);
      await idle();
      const changes = session.changesSince(analysis.version);
      if (changes !== null) {
        lookedAt = analysis.version;
        showAnalysis(view, analysis, changes);
        outline();
      }
    } catch {
      // Without it the page is plainer; the next version brings another.
    } finally {
      looking = false;
    }
  };

  const outline = whenIdle(300, () => frame.refresh());
  const rest = whenIdle(1_200, () => {
    keepPlace(view, production);
    void session.tidy();
  });
  const listen = (update: ViewUpdate): void => {
    for (const tr of update.transactions) for (const effect of tr.effects) if (effect.is(decided)) decisions.add(tr.annotation(editId)!, effect.value);
    session.dispatched(update.transactions);
    if (update.docChanged) {
      frame.changed(update.changes);
      outline();
    }

    if (update.docChanged || update.selectionSet) {
      moved();
      rest();
    }
  };
  const moved = whenIdle(60, () => {
    frame.moved();
    beside.follow();
  });

  const view: EditorView = new EditorView({
    state: EditorState.create({ doc: own.synced, extensions: [replica(own.client, own.version), editorExtensions(nonce, say("PageLabel"), listen, (words) => frame.tell(words))] }),
  });
  const frame: Frame = new Frame(place, view, beside, api, nonce, {
    find: () => void openSearchPanel(view),
    note: () => {
      beside.show("notes");
      notes.begin();
    },
    tag: () => {
      beside.show("tags");
      tags.begin();
    },
    ask: () => {
      beside.show("ask");
      ask.begin();
    },
  });
  session.attach({
    get state() {
      return view.state;
    },
    dispatch: (transactions) => view.dispatch(transactions),
  });
  // What was kept here and not sent is on the page before anything is asked of the network. It is in the diary already.
  session.replay(() => {
    for (const edit of own.pending) view.dispatch([again(view.state, edit)]);
  });
  changesSinceBy((version) => session.changesSince(version));
  setWritable(view, mayWrite);
  frame.refresh();
  if (own.document !== "") {
    restorePlace(view, production);
    place.dataset["state"] = "ready";
  }

  // What was read from the diary may be fewer edits than are in it; they are in it before any of them is sent.
  if (own.entries > 0) await session.tidy(true);
  session.connect();
  // Before the first bold or slanted word comes into sight, so that scrolling does not wait for its font.
  for (const style of ["bold", "italic", "italic bold"]) void document.fonts.load(`${style} 16px "Courier Prime"`).catch(() => []);
  addEventListener("online", () => session.hurry());
  addEventListener("focus", () => session.hurry());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") session.hurry();
    else keepPlace(view, production);
  });
  addEventListener("pagehide", () => keepPlace(view, production));
  if (diary !== null) {
    for (const orphan of orphans) void deliver(orphan, drawer, diary, address, (message, words) => frame.refused(message, words));
    for (const words of await diary.aside(drawer)) frame.aside(words, () => void diary.dropAside(drawer, words.id));
  }
}

function storage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

function idle(): Promise<void> {
  return new Promise((resolve) => (typeof requestIdleCallback === "function" ? requestIdleCallback(() => resolve(), { timeout: 800 }) : setTimeout(resolve, 0)));
}

function showPeers(view: EditorView, cursors: readonly PeerCursor[]): void {
  view.dispatch({ effects: setPeers.of(cursors.map((cursor) => ({ person: cursor.person, colour: colourOf(cursor.client), anchor: cursor.anchor, head: cursor.head }))) });
}

function colourOf(client: string): number {
  let sum = 0;
  for (let i = 0; i < client.length; i++) sum = (sum * 31 + client.charCodeAt(i)) >>> 0;
  return sum % 8;
}

function keepPlace(view: EditorView, production: string): void {
  try {
    localStorage.setItem(`throughline.place.${production}`, JSON.stringify({ head: view.state.selection.main.head }));
  } catch {
    // The next visit begins at the top.
  }
}

let restored = false;

function restorePlace(view: EditorView, production: string): void {
  if (restored || view.state.doc.length === 0) return;
  restored = true;
  let head = 0;
  try {
    head = (JSON.parse(localStorage.getItem(`throughline.place.${production}`) ?? "{}") as { head?: number }).head ?? 0;
  } catch {
    // The top, then.
  }

  const asked = /^#at=(\d+)(?:-(\d+))?$/.exec(location.hash);
  const line = Number(/^#line=(\d+)$/.exec(location.hash)?.[1] ?? 0);
  const from = asked !== null ? Number(asked[1]) : line > 0 ? view.state.doc.line(Math.min(line, view.state.doc.lines)).from : head;
  const at = Math.min(from, view.state.doc.length);
  view.dispatch({ selection: { anchor: at, head: Math.min(Number(asked?.[2] ?? at), view.state.doc.length) }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
  view.focus();
}
