// The page and what is around it: a row of words above, headings at the left, what belongs to lines at the right, a line at the foot.
import type { ChangeDesc } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { Api } from "../api";
import { chooseTheme, chosenTheme, themes, watchChoice } from "../../theme/theme";
import type { Beside } from "../beside/beside";
import type { AsideWords } from "../live/diary";
import { action, fill, h } from "./dom";
import { HistoryView, nameDraft } from "./history";
import { keysDialog } from "./keysDialog";
import { OutlinePanel } from "./outlinePanel";
import { applyPreferences, loadPreferences, type Preferences, savePreferences } from "./preferences";
import { StatusLine } from "./status";
import { StyleChoice } from "./styleChoice";
import { say } from "./words";

export interface FrameActions {
  find(): void;
  note(): void;
  tag(): void;
  ask(): void;
}

type Face = "page" | "cards" | "outline" | "history";

export class Frame {
  readonly status: StatusLine;
  readonly style: StyleChoice;
  private readonly preferences: Preferences = loadPreferences();
  private readonly messages = h("div", { class: "messages", role: "status" });
  private readonly scenes: OutlinePanel;
  private readonly board: Record<"cards" | "outline", OutlinePanel>;
  private readonly sheet: HTMLElement;
  private readonly other = h("div", { class: "other", hidden: true });
  private readonly history: HistoryView;
  private readonly words = new Map<string, HTMLButtonElement>();
  private face: Face = "page";

  constructor(private readonly place: HTMLElement, private readonly view: EditorView, private readonly beside: Beside, private readonly api: Api, nonce: string, private readonly actions: FrameActions) {
    this.style = new StyleChoice(api, (words) => this.tell(words));
    this.status = new StatusLine(() => view, this.style.dom);
    this.scenes = new OutlinePanel(view, "list", () => this.closeDrawers());
    this.board = { cards: new OutlinePanel(view, "cards", () => this.show("page")), outline: new OutlinePanel(view, "outline", () => this.show("page")) };
    this.history = new HistoryView(api, nonce, () => this.show("page"), (words) => this.tell(words));
    this.sheet = h("div", { class: "sheet" }, view.dom);
    place.classList.add("studio-page");
    fill(place,
      this.toolbar(),
      h("nav", { class: "scenes", "aria-label": say("Scenes"), tabindex: "-1" }, this.scenes.dom),
      h("div", { class: "middle" }, this.sheet, this.other),
      beside.dom,
      this.messages,
      this.status.dom);
    // On a narrow screen the page comes first; the sides are a word away.
    if (matchMedia("(max-width: 75rem)").matches) this.preferences.beside = false;
    if (matchMedia("(max-width: 60rem)").matches) this.preferences.scenes = false;
    this.apply();
    place.addEventListener("keydown", (event) => this.keydown(event));
    watchChoice(() => this.marks());
  }

  /** The headings may have changed. */
  refresh(): void {
    if (this.preferences.scenes) this.scenes.refresh();
    if (this.face === "cards" || this.face === "outline") this.board[this.face].refresh();
    this.status.where();
  }

  /** The text changed; {@link refresh} comes when there is time. */
  changed(changes: ChangeDesc): void {
    if (this.preferences.scenes) this.scenes.changed(changes);
    if (this.face === "cards" || this.face === "outline") this.board[this.face].changed(changes);
  }

  /** The caret moved. */
  moved(): void {
    if (this.preferences.scenes) this.scenes.follow();
    this.status.where();
  }

  /** Says something that goes away by itself. */
  tell(words: string): void {
    if (this.messages.lastElementChild?.textContent === words) return;
    const message = h("p", { class: "message" }, words);
    this.messages.append(message);
    setTimeout(() => message.remove(), 8_000);
  }

  /** Says what will not be committed, and gives the words back. */
  refused(why: string, words: string): void {
    this.keep(why, words, () => {});
  }

  /** Words kept from another time. */
  aside(words: AsideWords, drop: () => void): void {
    this.keep(words.why === "other" || words.why === "restored" || words.why === "twice" ? say(`Aside_${words.why}`) : words.why, words.text, drop);
  }

  private keep(why: string, words: string, drop: () => void): void {
    const message: HTMLElement = h("div", { class: "message kept" },
      h("p", {}, why),
      words === "" ? null : h("pre", { dir: "auto", tabindex: "0" }, words.length > 600 ? `${words.slice(0, 600)}…` : words),
      h("p", {}, words === "" ? null : action(say("CopyWords"), () => void navigator.clipboard.writeText(words)), " ", action(say("Dismiss"), () => {
        drop();
        message.remove();
      })));
    this.messages.append(message);
  }

  private toolbar(): HTMLElement {
    const word = (key: string, run: () => void, toggles = false): HTMLButtonElement => {
      const button = action(say(key), run, toggles ? { "aria-pressed": "false" } : {});
      this.words.set(key, button);
      return button;
    };
    return h("div", { class: "tools", role: "toolbar", "aria-label": say("Tools") },
      word("Scenes", () => this.toggle("scenes"), true),
      word("Outline", () => this.show(this.face === "outline" ? "page" : "outline"), true),
      word("Cards", () => this.show(this.face === "cards" ? "page" : "cards"), true),
      word("Find", () => {
        this.show("page");
        this.actions.find();
      }),
      word("Focus", () => this.toggle("focus"), true),
      word("Theme", () => this.nextTheme()),
      h("span", { class: "sizes" },
        action("A−", () => this.size(-1), { "aria-label": say("Smaller") }),
        action("A+", () => this.size(1), { "aria-label": say("Larger") })),
      word("History", () => this.show(this.face === "history" ? "page" : "history"), true),
      word("NameDraft", () => this.messages.append(nameDraft(this.api, (words) => this.tell(words)))),
      word("Keys", () => keysDialog()),
      word("Beside", () => this.toggle("beside"), true));
  }

  private show(face: Face): void {
    if (this.face === "history") this.history.close();
    this.face = face;
    this.sheet.hidden = face !== "page";
    this.other.hidden = face === "page";
    this.other.classList.toggle("with-history", face === "history");
    if (face === "page") {
      fill(this.other);
      this.view.requestMeasure();
      this.view.focus();
    } else if (face === "history") {
      fill(this.other, this.history.dom);
      void this.history.open().catch((error: Error) => {
        this.show("page");
        this.tell(error.message);
      });
    } else {
      const panel = this.board[face];
      fill(this.other, panel.dom);
      panel.refresh();
      panel.dom.querySelector<HTMLElement>("[aria-current], [data-index]")?.focus();
    }

    this.marks();
  }

  private toggle(what: "scenes" | "focus" | "beside"): void {
    this.preferences[what] = !this.preferences[what];
    // Two drawers do not fit on a narrow screen.
    if (what !== "focus" && this.preferences[what] && matchMedia("(max-width: 60rem)").matches) this.preferences[what === "scenes" ? "beside" : "scenes"] = false;
    this.apply();
    if (this.preferences.scenes) this.scenes.refresh();
    if (what === "focus") this.view.focus();
  }

  /** What lies over the page on a narrow screen goes away. */
  uncover(): void {
    this.closeDrawers();
  }

  private closeDrawers(): void {
    if (!matchMedia("(max-width: 60rem)").matches) return;
    this.preferences.scenes = this.preferences.beside = false;
    this.apply();
  }

  private nextTheme(): void {
    chooseTheme(themes[(themes.indexOf(chosenTheme()) + 1) % themes.length]!);
    this.marks();
  }

  private size(by: number): void {
    this.preferences.scale = Math.max(-3, Math.min(8, this.preferences.scale + by));
    this.apply();
  }

  private apply(): void {
    applyPreferences(this.preferences, this.place);
    savePreferences(this.preferences);
    this.marks();
    this.view.requestMeasure();
  }

  private marks(): void {
    const pressed = (key: string, on: boolean): void => this.words.get(key)?.setAttribute("aria-pressed", String(on));
    pressed("Scenes", this.preferences.scenes);
    pressed("Beside", this.preferences.beside);
    pressed("Focus", this.preferences.focus);
    pressed("Cards", this.face === "cards");
    pressed("Outline", this.face === "outline");
    pressed("History", this.face === "history");
    this.words.get("Theme")!.textContent = say(`Theme_${chosenTheme()}`);
  }

  private keydown(event: KeyboardEvent): void {
    // AltGr is Control and Alt to some systems; in Polish it writes ó and ń.
    const chord = (event.ctrlKey || event.metaKey) && event.altKey && !event.getModifierState("AltGraph");
    if (event.key === "F6") this.nextRegion(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape" && this.face !== "page" && !event.defaultPrevented) this.show("page");
    else if (chord && event.code === "KeyN") this.actions.note();
    else if (chord && event.code === "KeyT") this.actions.tag();
    else if (chord && event.code === "KeyA") this.actions.ask();
    else if (chord && event.code === "KeyO") this.show("outline");
    else if (chord && event.code === "KeyC") this.show("cards");
    else if (chord && event.code === "KeyF") this.toggle("focus");
    else return;
    if (this.preferences.beside === false && chord && ["KeyN", "KeyT", "KeyA"].includes(event.code)) this.toggle("beside");
    event.preventDefault();
  }

  // From one part of the page to the next, for hands that stay on the keyboard.
  private nextRegion(by: number): void {
    const regions = [this.place.querySelector<HTMLElement>(".tools button"), this.preferences.scenes ? this.scenes.dom.querySelector<HTMLElement>("[aria-current], [data-index]") : null, this.view.contentDOM, this.preferences.beside ? this.beside.dom.querySelector<HTMLElement>("[aria-selected=true]") : null].filter((each): each is HTMLElement => each !== null);
    const parts = [".tools", ".scenes", ".middle", ".beside"].map((name) => this.place.querySelector(name));
    const here = parts.findIndex((part) => part?.contains(document.activeElement));
    const at = regions.findIndex((region) => parts[here]?.contains(region));
    regions[(Math.max(0, at) + by + regions.length) % regions.length]!.focus();
  }
}
