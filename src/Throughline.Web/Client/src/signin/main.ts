// Forms with data-passkey: "sign-in", "join" and "add". The device asks its owner; what it answers goes to the studio.
import { once } from "../room/once";
import { sendJson } from "../room/send";
import { say } from "../room/words";
import { type CreationJson, creationOf, credentialJson, type RequestJson, requestOf } from "./encoding";

interface Step {
  /** Where the device's questions come from, and where its answer goes. */
  address: string;
  makes: boolean;
}

const steps: Record<string, Step> = {
  "sign-in": { address: "/api/v1/sign-in/passkey", makes: false },
  join: { address: "/api/v1/join/passkey", makes: true },
  add: { address: "/api/v1/account/passkeys", makes: true },
};

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement)) return;
  const step = steps[form.dataset["passkey"] ?? ""];
  // A form may have another button that sends it elsewhere.
  if (step === undefined || event.submitter?.hasAttribute("formaction") === true) return;
  event.preventDefault();
  void run(form, step);
});

async function run(form: HTMLFormElement, step: Step): Promise<void> {
  const output = form.querySelector("output");
  const tell = (text: string): void => { if (output !== null) output.textContent = text; };
  if (!("PublicKeyCredential" in window)) {
    tell(say("PasskeyUnknown"));
    return;
  }

  const buttons = form.querySelectorAll("button");
  buttons.forEach((button) => { button.disabled = true; });
  try {
    const fields = Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === "string"));
    const options = await sendJson(`${step.address}/options`, fields);
    tell(say("PasskeyWait"));
    const credential = await (step.makes
      ? navigator.credentials.create({ publicKey: creationOf(options as CreationJson) })
      : navigator.credentials.get({ publicKey: requestOf(options as RequestJson) }));
    if (!(credential instanceof PublicKeyCredential)) throw new Error(say("PasskeyStopped"));
    const said = (await sendJson(step.address, { ...fields, credential: credentialJson(credential) })) as { address?: string; once?: string };
    tell(say("Done"));
    if (said.once !== undefined) once(document, said.once);
    else if (typeof said.address === "string") location.assign(said.address);
    else location.reload();
  } catch (failure) {
    tell(words(failure));
    buttons.forEach((button) => { button.disabled = false; });
  }
}

// The browser says why in words for programmers.
function words(failure: unknown): string {
  if (failure instanceof DOMException) {
    if (failure.name === "InvalidStateError") return say("PasskeyThere");
    if (failure.name === "NotAllowedError" || failure.name === "AbortError") return say("PasskeyStopped");
  }

  return failure instanceof Error ? failure.message : String(failure);
}
