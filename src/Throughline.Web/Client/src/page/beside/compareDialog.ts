// The lines as they are and every alternative beside them.
import { action, h } from "../ui/dom";
import { say } from "../ui/words";
import { changesText, type ProposalRow, type Span, wouldBe } from "./proposal";

export function compareDialog(proposal: ProposalRow): void {
  const lines = new Map<string, string>();
  for (const way of proposal.alternatives) for (const span of way.spans) if (changesText(span)) lines.set(`${span.from} ${span.line}`, span.line);
  const labels = proposal.alternatives.map((way, i) => (way.label === "" ? say("AlternativeNumber", i + 1) : way.label));
  const dialog: HTMLDialogElement = h("dialog", { class: "compare", "aria-label": say("Compare"), onclose: () => dialog.remove() },
    h("h2", { dir: "auto" }, proposal.reason),
    h("div", { class: "scroll", tabindex: "0" }, h("table", {},
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, say("AsItIs")), ...labels.map((label) => h("th", { scope: "col", dir: "auto" }, label)))),
      h("tbody", {},
        ...[...lines].map(([key, line]) => h("tr", {}, h("td", { dir: "auto" }, line), ...proposal.alternatives.map((way) => h("td", { dir: "auto" }, ...cell(way.spans.filter((span) => changesText(span) && `${span.from} ${span.line}` === key), line)))))),
      h("tfoot", {}, h("tr", {}, h("th", { scope: "row" }, say("Measured")), ...proposal.alternatives.map((way) => h("td", {}, ...(way.measures.length === 0 ? ["–"] : way.measures.map((measure) => h("p", {}, measure))))))))),
    action(say("Close"), () => dialog.close()));
  document.body.append(dialog);
  dialog.showModal();
}

// Several spans of one line one after the other.
function cell(spans: readonly Span[], line: string): (Node | string)[] {
  if (spans.length === 0) return [h("span", { class: "quiet" }, say("Unchanged"))];
  const parts: (Node | string)[] = [];
  let at = 0;
  for (const span of [...spans].filter((each) => each.kind !== "new-lines").sort((a, b) => a.at - b.at)) {
    const { gone, come } = wouldBe(span);
    parts.push(line.slice(at, span.at), gone === "" ? "" : h("del", {}, gone), come === "" ? "" : h("ins", {}, come));
    at = span.at + span.was.length;
  }

  parts.push(line.slice(at));
  for (const span of spans) if (span.kind === "new-lines") parts.push("\n", h("ins", {}, span.text));
  return parts.filter((part) => part !== "");
}
