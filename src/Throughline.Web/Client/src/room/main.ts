// What every room shares: forms that send, files that are dropped.
import { watchDrops } from "./drop";
import { watchForms } from "./forms";

const production = document.body.querySelector<HTMLElement>("[data-production]")?.dataset["production"];
watchForms(document);
watchDrops(document, production);
