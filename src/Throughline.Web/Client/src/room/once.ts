// A link or a token that is shown now and never again.
import { say } from "./words";

export function once(root: Document, value: string): void {
  const dialog = root.createElement("dialog");
  dialog.className = "once";
  dialog.setAttribute("aria-labelledby", "once-title");
  const title = root.createElement("h2");
  title.id = "once-title";
  title.textContent = say("OnceTitle");
  const how = root.createElement("p");
  how.textContent = say("OnceHow");
  const field = root.createElement("textarea");
  field.readOnly = true;
  field.rows = 3;
  field.value = value;
  field.setAttribute("aria-labelledby", "once-title");
  const row = root.createElement("p");
  row.className = "row";
  const copy = root.createElement("button");
  copy.textContent = say("Copy");
  const output = root.createElement("output");
  copy.addEventListener("click", () => {
    field.select();
    void navigator.clipboard.writeText(value).then(() => { output.textContent = say("Copied"); }, () => { output.textContent = say("CopyBySelf"); });
  });
  const done = root.createElement("button");
  done.textContent = say("OnceDone");
  done.addEventListener("click", () => { dialog.close(); });
  row.append(copy, done, output);
  dialog.append(title, how, field, row);
  dialog.addEventListener("close", () => { location.reload(); });
  root.body.append(dialog);
  dialog.showModal();
  field.select();
}
