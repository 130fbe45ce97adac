// Reads one file with fountain-js from a cold start, as a command would. Usage: node start.mjs FILE
import { readFileSync } from "node:fs";
import { Fountain } from "fountain-js";

const { tokens } = new Fountain().parse(readFileSync(process.argv[2], "utf8"), true);
console.log(tokens.length);
