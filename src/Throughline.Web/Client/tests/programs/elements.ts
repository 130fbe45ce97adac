// Reads texts as a JSON array from stdin, and writes the elements of each as this page reads them.
import { readFileSync } from "node:fs";
import { elementsOf, linesOf } from "../../src/page/fountain/elements";

const texts = JSON.parse(readFileSync(0, "utf8")) as string[];
process.stdout.write(JSON.stringify(texts.map((text) => elementsOf(linesOf(text)))));
