// A folder that came back is checked in by the names and the heads of its images; the pictures stay where they are.
import { send } from "./send";
import { say } from "./words";

const mostHead = 16 * 1024;
const mostSent = 60 * 1024 * 1024;

export function watchDeliveries(root: Document): void {
  const field = root.querySelector<HTMLInputElement>("[data-delivery]");
  const output = root.querySelector<HTMLOutputElement>("[data-delivery-said]");
  if (field === null || output === null) return;
  field.addEventListener("change", () => {
    void checkIn(field, output);
  });
}

async function checkIn(field: HTMLInputElement, output: HTMLOutputElement): Promise<void> {
  const files = [...(field.files ?? [])].filter((file) => /\.(exr|dpx)$/i.test(file.name));
  field.disabled = true;
  try {
    // Of very many files less of each: all of them must be counted.
    const head = Math.min(mostHead, Math.max(512, Math.floor(mostSent / Math.max(1, files.length)) - 300));
    const parts: BlobPart[] = [];
    for (const [i, file] of files.entries()) {
      if (i % 50 === 0) output.textContent = say("ReadingFiles", i + 1, files.length);
      const path = new TextEncoder().encode(file.webkitRelativePath === "" ? file.name : file.webkitRelativePath);
      const bytes = await file.slice(0, head).arrayBuffer();
      const lengths = new DataView(new ArrayBuffer(8));
      lengths.setUint32(0, path.length, true);
      lengths.setUint32(4, bytes.byteLength, true);
      parts.push(lengths.buffer, path, bytes);
    }

    output.textContent = say("Sending");
    const said = (await send(field.dataset["delivery"] ?? "", new Blob(parts), "application/octet-stream")) as { address?: string };
    if (said.address !== undefined) location.assign(said.address);
    location.reload();
  } catch (failure) {
    output.textContent = say("Failed", failure instanceof Error ? failure.message : String(failure));
    field.disabled = false;
    field.value = "";
  }
}
