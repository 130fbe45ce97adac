// The last edits that the server committed, so that places of an older version are found in the text of now.
import { getSyncedVersion, sendableUpdates } from "@codemirror/collab";
import { ChangeSet, type EditorState } from "@codemirror/state";

const most = 2_000;

export class Past {
  private readonly edits: { sequence: number; changes: ChangeSet }[] = [];

  add(sequence: number, changes: ChangeSet): void {
    this.edits.push({ sequence, changes });
    if (this.edits.length > most) this.edits.splice(0, this.edits.length - most / 2);
  }

  forget(): void {
    this.edits.length = 0;
  }

  /** The changes from a version's text to the text of now; null when they are not known any more. */
  since(state: EditorState, version: number, length: number): ChangeSet | null {
    const at = getSyncedVersion(state);
    let changes: ChangeSet | null = null;
    if (version < at) {
      const first = this.edits.findIndex((item) => item.sequence === version + 1);
      if (first < 0) return null;
      for (const item of this.edits.slice(first)) changes = changes === null ? item.changes : changes.compose(item.changes);
    } else if (version > at) {
      return null;
    }

    for (const update of sendableUpdates(state)) changes = changes === null ? update.changes : changes.compose(update.changes);
    return changes ?? ChangeSet.empty(length);
  }
}

/** A place of the text of now in the text of the synced version. */
export function placeInSynced(state: EditorState, place: number): number {
  let changes: ChangeSet | null = null;
  for (const update of sendableUpdates(state)) changes = changes === null ? update.changes : changes.compose(update.changes);
  return changes === null ? place : changes.invertedDesc.mapPos(place);
}
