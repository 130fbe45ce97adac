// All keys of the page, in a dialog.
import { elementKeys } from "../editor/keys";
import { kindNames } from "../fountain/lineKind";
import { action, h } from "./dom";
import { say } from "./words";

export function keysDialog(): void {
  const mac = /Mac|iPhone|iPad/.test(navigator.platform);
  const mod = mac ? "⌘" : "Ctrl";
  const rows: readonly (readonly [string, string])[] = [
    ["Enter", say("Key_Enter")],
    ["Tab", say("Key_Tab")],
    [`Shift Tab`, say("Key_ShiftTab")],
    [`Shift Enter`, say("Key_ShiftEnter")],
    ...elementKeys.map(({ key, kind }) => [`${mod} ${key}`, say(`Kind_${kindNames[kind]}`)] as const),
    [`${mod} Z`, say("Key_Undo")],
    [`${mod} F`, say("Find")],
    ["F8", say("Key_F8")],
    [`${mod} Alt N`, say("NoteHere")],
    [`${mod} Alt T`, say("TagSelection")],
    [`${mod} Alt A`, say("Part_ask")],
    [`${mod} Alt O`, say("Outline")],
    [`${mod} Alt C`, say("Cards")],
    [`${mod} Alt F`, say("Focus")],
    ["Alt ↑ ↓", say("Key_AltArrows")],
    ["F6", say("Key_F6")],
    ["Esc Esc Tab", say("Key_EscTab")],
  ];
  const dialog: HTMLDialogElement = h("dialog", { class: "keys", "aria-label": say("Keys"), onclose: () => dialog.remove() },
    h("h2", {}, say("Keys")),
    h("dl", {}, ...rows.map(([key, what]) => h("div", {}, h("dt", {}, h("kbd", {}, key)), h("dd", {}, what)))),
    action(say("Close"), () => dialog.close()));
  document.body.append(dialog);
  dialog.showModal();
}
