// What every room shares: forms that send, files that are dropped; and the rooms that are worked in by hand.
import { watchBoard } from "./board";
import { watchDrops } from "./drop";
import { watchForms } from "./forms";
import { watchScrollers } from "./scrollers";
import { watchTagging } from "./tagging";
import { watchTheme } from "./theme";

const production = document.body.querySelector<HTMLElement>("[data-production]")?.dataset["production"];
watchTheme(document);
watchForms(document);
watchScrollers(document);
watchDrops(document, production);
watchBoard(document);
watchTagging(document);
