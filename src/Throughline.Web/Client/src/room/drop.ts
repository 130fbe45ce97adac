// A file dropped anywhere is recognised first; a person sees what it would become, and says yes.
import { sendFile, sendJson } from "./send";
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
  dialog.setAttribute("aria-label", say("Importing"));
  root.body.append(dialog);
  const stop = new AbortController();
  dialog.addEventListener("close", () => {
    stop.abort();
    dialog.remove();
  });
  const row = add(dialog, "p");
  row.className = "row";
  const no = add(row, "button", say("Leave"));
  no.addEventListener("click", () => { dialog.close(); });
  dialog.showModal();
  const recognised: [File, Summary][] = [];
  for (const file of files) {
    const part = root.createElement("section");
    part.setAttribute("aria-live", "polite");
    row.before(part);
    add(part, "h2", file.name).dir = "auto";
    const state = add(part, "p", say("Reading", file.name));
    const bar = add(part, "progress");
    bar.max = 1;
    bar.setAttribute("aria-label", say("Reading", file.name));
    try {
      if (file.size > largest * 1024 * 1024) throw new Error(say("TooLarge", largest));
      if (file.size === 0) throw new Error(say("EmptyFile"));
      const progress = (done: number): void => {
        bar.value = done;
        state.textContent = done < 1 ? say("SendingPart", Math.floor(done * 100)) : say("Reading", file.name);
        if (done >= 1) bar.removeAttribute("value");
      };
      const summary = (await sendFile(`${baseOf(production)}/imports?name=${encodeURIComponent(file.name)}`, file, progress, stop.signal)) as Summary;
      state.textContent = [summary.format, ...summary.facts].join(" · ");
      if (summary.problems.length > 0) {
        const list = add(part, "ul");
        list.className = "plain note problems";
        for (const problem of summary.problems) add(list, "li", problem).dir = "auto";
      }

      if (summary.accepts && (production !== undefined || summary.kind === "script")) recognised.push([file, summary]);
      else add(part, "p", say(summary.accepts ? "CutNeedsHome" : "CannotTake")).className = "fault";
    } catch (failure) {
      state.textContent = say("Failed", failure instanceof Error ? failure.message : String(failure));
      state.className = "fault";
    } finally {
      bar.remove();
    }

    if (stop.signal.aborted) return;
  }

  const output = root.createElement("output");
  row.append(output);
  if (recognised.length > 0) {
    const yes = root.createElement("button");
    yes.textContent = recognised.length === 1 ? say("Accept") : say("AcceptAll");
    yes.className = "yes";
    no.before(yes);
    yes.addEventListener("click", () => { void accept(production, recognised, output, yes); });
    yes.focus();
  } else {
    no.focus();
  }
}

async function accept(production: string | undefined, recognised: [File, Summary][], output: HTMLOutputElement, button: HTMLElement): Promise<void> {
  button.setAttribute("disabled", "");
  let address: string | undefined;
  try {
    while (recognised.length > 0) {
      const [file, summary] = recognised[0]!;
      let [home, id] = [production, summary.id];
      if (home === undefined) {
        home = ((await sendJson("/api/v1/productions", { title: titleOf(file.name) })) as { id: string }).id;
        id = ((await sendFile(`${baseOf(home)}/imports?name=${encodeURIComponent(file.name)}`, file, () => undefined, new AbortController().signal)) as Summary).id;
      }

      address = ((await sendJson(`${baseOf(home)}/imports/${id}/accept`, {})) as Accepted).address ?? address;
      output.textContent = say("TakenIn", summary.name);
      // What is in is not taken in once more when a later file fails.
      recognised.shift();
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
