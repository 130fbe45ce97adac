// What every room shares: forms that send, files that are dropped; and the rooms that are worked in by hand.
import { watchBoard } from "./board";
import { watchDeliveries } from "./delivery";
import { watchDrops } from "./drop";
import { watchJobs } from "./jobs";
import { watchForms } from "./forms";
import { watchScrollers } from "./scrollers";
import { watchTagging } from "./tagging";
import { watchTheme } from "./theme";
import { watchTitle } from "./title";

const production = document.body.querySelector<HTMLElement>("[data-production]")?.dataset["production"];
watchTheme(document);
if (production !== undefined) watchTitle(document, production);
watchForms(document);
watchScrollers(document);
watchDrops(document, production);
watchBoard(document);
watchTagging(document);
watchDeliveries(document);
watchJobs(document);
