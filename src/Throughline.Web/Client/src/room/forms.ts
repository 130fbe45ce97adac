// Forms with data-send are sent as JSON, by a request that no foreign page can make; then the page shows what is so now. data-method
// is how, else POST; data-confirm is asked first. A button with a formaction sends the form there.
import { once } from "./once";
import { sendJson } from "./send";
import { say } from "./words";

export function watchForms(root: Document): void {
  root.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    const address = event.submitter?.getAttribute("formaction") ?? form.dataset["send"];
    if (address === undefined) return;
    event.preventDefault();
    const question = form.dataset["confirm"];
    if (question === undefined || confirm(question)) void submit(form, address, event.submitter);
  });
}

async function submit(form: HTMLFormElement, address: string, by: HTMLElement | null): Promise<void> {
  const fields = new FormData(form, by instanceof HTMLButtonElement ? by : null);
  const output = form.querySelector("output");
  const buttons = form.querySelectorAll("button");
  const tell = (text: string): void => { if (output !== null) output.textContent = text; };
  buttons.forEach((button) => { button.disabled = true; });
  tell(say("Sending"));
  try {
    const said = (await sendJson(address, Object.fromEntries([...fields].filter(([, value]) => typeof value === "string").map(([name, value]) => [name, value === "true" ? true : value])), form.dataset["method"])) as { address?: string; once?: string };
    tell(say("Done"));
    if (typeof said.once === "string") once(document, said.once);
    else if (typeof said.address === "string") location.assign(said.address);
    else location.reload();
  } catch (failure) {
    tell(say("Failed", failure instanceof Error ? failure.message : String(failure)));
    buttons.forEach((button) => { button.disabled = false; });
  }
}
