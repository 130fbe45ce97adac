// Where the others are: a thin bar with a name.
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view";

export interface Peer {
  readonly person: string;
  readonly colour: number;
  readonly anchor: number;
  readonly head: number;
}

export const setPeers = StateEffect.define<readonly Peer[]>();

class Caret extends WidgetType {
  constructor(private readonly person: string, private readonly colour: number) {
    super();
  }

  override eq(other: Caret): boolean {
    return other.person === this.person && other.colour === this.colour;
  }

  override toDOM(): HTMLElement {
    const caret = document.createElement("span");
    caret.className = `peer peer-${this.colour}`;
    caret.dataset["person"] = this.person;
    caret.setAttribute("aria-hidden", "true");
    return caret;
  }
}

export const peers = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(value, tr) {
    value = value.map(tr.changes);
    for (const effect of tr.effects) {
      if (!effect.is(setPeers)) continue;
      const length = tr.newDoc.length;
      const ranges = effect.value.flatMap((peer) => {
        const head = Math.min(length, peer.head);
        const from = Math.min(peer.anchor, head);
        const to = Math.min(length, Math.max(peer.anchor, peer.head));
        const caret = Decoration.widget({ widget: new Caret(peer.person, peer.colour), side: 1 }).range(head);
        return from < to ? [Decoration.mark({ class: `peer-range peer-${peer.colour}` }).range(from, to), caret] : [caret];
      });
      value = Decoration.set(ranges, true);
    }

    return value;
  },
  provide: (field) => EditorView.decorations.from(field),
});
