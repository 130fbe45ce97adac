// Find and replace, in the whole script or in one kind of element, and in what one person says.
import { closeSearchPanel, findNext, findPrevious, getSearchQuery, replaceAll, replaceNext, selectMatches, setSearchQuery } from "@codemirror/search";
import type { EditorView, Panel, ViewUpdate } from "@codemirror/view";
import { kindNames, LineKind } from "../fountain/lineKind";
import { action, h } from "../ui/dom";
import { say, sayCount } from "../ui/words";
import { nameOf } from "./complete";
import { queryFor } from "./findQuery";
import { script } from "./script";

const kinds = [LineKind.Heading, LineKind.Action, LineKind.Cue, LineKind.Dialogue, LineKind.Parenthetical, LineKind.Transition, LineKind.Note];
const counted = 1_000;

export function findPanel(view: EditorView): Panel {
  const before = getSearchQuery(view.state);
  const field = (name: string, label: string, value = ""): HTMLInputElement => h("input", { type: "text", name, value, "aria-label": label, placeholder: label, autocomplete: "off", spellcheck: "false" });
  const box = (label: string): { input: HTMLInputElement; label: HTMLLabelElement } => {
    const input = h("input", { type: "checkbox" });
    return { input, label: h("label", {}, input, " ", label) };
  };
  const search = field("search", say("Find"), before.search);
  search.setAttribute("main-field", "true");
  const replace = field("replace", say("ReplaceBy"), before.replace);
  const speaker = field("speaker", say("SaidBy"));
  speaker.setAttribute("list", "speakers");
  const people = h("datalist", { id: "speakers" });
  const kind = h("select", { "aria-label": say("InElement") }, h("option", { value: "" }, say("Everywhere")), ...kinds.map((each) => h("option", { value: kindNames[each]! }, say(`Kind_${kindNames[each]}`))));
  const match = box(say("MatchCase"));
  const whole = box(say("WholeWords"));
  const count = h("output", { class: "quiet", "aria-live": "polite" });

  const commit = (): void => {
    const query = queryFor({ search: search.value, replace: replace.value, caseSensitive: match.input.checked, wholeWord: whole.input.checked, regexp: false }, kind.value, speaker.value);
    view.dispatch({ effects: setSearchQuery.of(query) });
    tell();
  };
  const tell = (): void => {
    const query = getSearchQuery(view.state);
    if (!query.valid || query.search === "") {
      count.textContent = "";
      return;
    }

    let found = 0;
    for (const cursor = query.getCursor(view.state); found < counted && !cursor.next().done; ) found++;
    count.textContent = found === counted ? say("FoundMany", counted) : sayCount("Found", found);
  };
  const run = (command: (view: EditorView) => boolean) => () => {
    commit();
    command(view);
    tell();
  };

  const dom = h(
    "form",
    {
      class: "find",
      onsubmit: (event) => event.preventDefault(),
      onkeydown: (event) => {
        const key = event as KeyboardEvent;
        if (key.key === "Escape") {
          closeSearchPanel(view);
          view.focus();
          event.preventDefault();
        } else if (key.key === "Enter" && event.target === search) {
          run(key.shiftKey ? findPrevious : findNext)();
          event.preventDefault();
        } else if (key.key === "Enter" && event.target === replace) {
          run(replaceNext)();
          event.preventDefault();
        }
      },
    },
    h("div", {}, search, kind, speaker, people, count),
    h("div", {}, replace, match.label, whole.label),
    h("div", {}, action(say("FindPrevious"), run(findPrevious)), action(say("FindNext"), run(findNext)), action(say("FindAll"), run(selectMatches)), action(say("Replace"), run(replaceNext)), action(say("ReplaceAll"), run(replaceAll)), action(say("Close"), () => {
      closeSearchPanel(view);
      view.focus();
    })),
  );
  for (const input of [search, replace, speaker]) input.addEventListener("input", commit);
  for (const input of [kind, match.input, whole.input]) input.addEventListener("change", commit);
  return {
    dom,
    top: true,
    mount: () => {
      const names = new Set<string>();
      const lines = view.state.field(script);
      for (let at = lines.next(LineKind.Cue, 0); at >= 0; at = lines.next(LineKind.Cue, at + 1)) names.add(nameOf(view.state.doc.line(at + 1).text).toLocaleUpperCase());
      people.replaceChildren(...[...names].sort().map((name) => h("option", { value: name })));
      search.select();
      tell();
    },
    update: (update: ViewUpdate) => {
      for (const tr of update.transactions) for (const effect of tr.effects) if (effect.is(setSearchQuery) && effect.value.search !== search.value) search.value = effect.value.search;
    },
  };
}
