// A file dropped anywhere is recognised first; a person sees what it would become, and says yes.
import { send, sendJson } from "./send";
import { say } from "./words";

/** As the server says it of imports; asked here first, because a connection that is cut says nothing. */
const largest = 64;

interface Summary {
  id: string;
  name: string;
  kind: string;
  format: string;
  facts: string[];
  problems: string[];
  accepts: boolean;
}

interface Accepted {
  address?: string;
}

/** Watches a window; where it shows no production, a script that is dropped begins one. */
export function watchDrops(root: Document, production: string | undefined): void {
  const veil = root.createElement("div");
  veil.className = "veil";
  veil.textContent = say("DropHere");
  veil.hidden = true;
  root.body.append(veil);
  let depth = 0;
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") === true;
  root.addEventListener("dragenter", (event) => {
    if (!hasFiles(event)) return;
    depth++;
    veil.hidden = false;
  });
  root.addEventListener("dragleave", (event) => {
    if (hasFiles(event) && --depth <= 0) veil.hidden = true;
  });
  root.addEventListener("dragover", (event) => {
    if (hasFiles(event)) event.preventDefault();
  });
  root.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth = 0;
    veil.hidden = true;
    void show(root, production, [...(event.dataTransfer?.files ?? [])]);
  });
  root.addEventListener("change", (event) => {
    const field = event.target;
    if (field instanceof HTMLInputElement && field.type === "file" && field.dataset["import"] !== undefined && field.files !== null) {
      void show(root, production, [...field.files]);
      field.value = "";
    }
  });
}

async function show(root: Document, production: string | undefined, files: File[]): Promise<void> {
  if (files.length === 0) return;
  const dialog = root.createElement("dialog");
  dialog.className = "import";
  dialog.setAttribute("aria-live", "polite");
  root.body.append(dialog);
  dialog.addEventListener("close", () => { dialog.remove(); });
  dialog.showModal();
  const recognised: [File, Summary][] = [];
  for (const file of files) {
    const part = add(dialog, "section");
    const title = add(part, "h2", file.name);
    title.dir = "auto";
    const state = add(part, "p", say("Reading", file.name));
    try {
      if (file.size > largest * 1024 * 1024) throw new Error(say("TooLarge", largest));
      const summary = (await send(`${baseOf(production)}/imports?name=${encodeURIComponent(file.name)}`, file, "application/octet-stream")) as Summary;
      state.textContent = [summary.format, ...summary.facts].join(" · ");
      for (const problem of summary.problems) add(part, "p", problem).className = "note";
      if (summary.accepts && (production !== undefined || summary.kind === "script")) recognised.push([file, summary]);
      else add(part, "p", say("CannotTake")).className = "fault";
    } catch (failure) {
      state.textContent = say("Failed", failure instanceof Error ? failure.message : String(failure));
      state.className = "fault";
    }
  }

  const row = add(dialog, "p");
  row.className = "row";
  const output = root.createElement("output");
  if (recognised.length > 0) {
    const yes = add(row, "button", recognised.length === 1 ? say("Accept") : say("AcceptAll"));
    yes.addEventListener("click", () => { void accept(production, recognised, output, yes); });
    yes.focus();
  }

  const no = add(row, "button", say("Leave"));
  no.addEventListener("click", () => { dialog.close(); });
  row.append(output);
}

async function accept(production: string | undefined, recognised: [File, Summary][], output: HTMLOutputElement, button: HTMLElement): Promise<void> {
  button.setAttribute("disabled", "");
  let address: string | undefined;
  try {
    for (const [file, summary] of recognised) {
      let [home, id] = [production, summary.id];
      if (home === undefined) {
        home = ((await sendJson("/api/v1/productions", { title: titleOf(file.name) })) as { id: string }).id;
        id = ((await send(`${baseOf(home)}/imports?name=${encodeURIComponent(file.name)}`, file, "application/octet-stream")) as Summary).id;
      }

      address = ((await sendJson(`${baseOf(home)}/imports/${id}/accept`, {})) as Accepted).address ?? address;
      output.textContent = say("TakenIn", summary.name);
    }

    if (address === undefined) location.reload();
    else location.assign(address);
  } catch (failure) {
    output.textContent = say("Failed", failure instanceof Error ? failure.message : String(failure));
    button.removeAttribute("disabled");
  }
}

function baseOf(production: string | undefined): string {
  return production === undefined ? "/api/v1" : `/api/v1/productions/${encodeURIComponent(production)}`;
}

/** What a production is called that begins with a file: its name without ending, with spaces for what stands between words. */
export function titleOf(file: string): string {
  return file.replace(/\.[^.]*$/, "").replace(/[-_]+/g, " ").trim().slice(0, 200) || file.slice(0, 200);
}

function add<Name extends keyof HTMLElementTagNameMap>(to: Element, name: Name, text = ""): HTMLElementTagNameMap[Name] {
  const element = to.ownerDocument.createElement(name);
  element.textContent = text;
  to.append(element);
  return element;
}
