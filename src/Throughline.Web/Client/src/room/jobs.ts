// Work that goes on by itself: how far it is, and a button that stops it. What came of it the page shows anew.
import { sendJson } from "./send";
import { say } from "./words";

interface JobState {
  readonly state: string;
  readonly progress: number;
  readonly message: string;
}

const pause = 700;

export function watchJobs(root: Document): void {
  for (const place of root.querySelectorAll<HTMLElement>("[data-job]")) {
    const said = place.querySelector<HTMLElement>("[data-job-said]");
    const tell = (failure: unknown): void => { if (said !== null) said.textContent = say("Failed", failure instanceof Error ? failure.message : String(failure)); };
    const ends = place.querySelector<HTMLButtonElement>("[data-job-ends]");
    ends?.addEventListener("click", () => {
      ends.disabled = true;
      sendJson(place.dataset["jobStop"] ?? "", {}, "DELETE").catch(tell);
    });
    follow(place, said).catch(tell);
  }
}

async function follow(place: HTMLElement, said: HTMLElement | null): Promise<void> {
  const bar = place.querySelector("progress");
  for (;;) {
    const answer = await fetch(place.dataset["job"] ?? "", { headers: { Accept: "application/json" }, credentials: "same-origin" });
    if (!answer.ok) throw new Error(say("NoServer"));
    const job = (await answer.json()) as JobState;
    if (job.state !== "waiting" && job.state !== "running") break;
    if (bar !== null) bar.value = job.progress;
    if (said !== null && said.textContent !== job.message) said.textContent = job.message;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }

  location.reload();
}
