// What every room shares: forms that send, files that are dropped.
import { watchDrops } from "./drop";
import { watchForms } from "./forms";
import { watchScrollers } from "./scrollers";

const production = document.body.querySelector<HTMLElement>("[data-production]")?.dataset["production"];
watchForms(document);
watchScrollers(document);
watchDrops(document, production);
