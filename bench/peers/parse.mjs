// Times other Fountain parsers on one file, warm. Prints a JSON line per parser: name, microseconds (median), elements.
// Usage: node parse.mjs FILE [ROUNDS]
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Fountain } from "fountain-js";

const awParser = createRequire(import.meta.url)("aw-parser");
const text = readFileSync(process.argv[2], "utf8");
const rounds = Number(process.argv[3] ?? 60);
const awConfig = {
  print_headers: true, print_actions: true, print_dialogues: true, print_notes: true, print_sections: true, print_synopsis: true,
  each_scene_on_new_page: false, double_space_between_scenes: false, use_dual_dialogue: true, merge_multiple_empty_lines: false,
};

const peers = {
  "fountain-js": () => new Fountain().parse(text, true).tokens.length,
  "aw-parser": () => awParser.parser.parse(text, awConfig).tokens.length,
};

for (const [name, parse] of Object.entries(peers)) {
  const times = [];
  let elements = 0;
  try {
    for (const began = Date.now(); Date.now() - began < 1500; ) parse();
    for (let i = 0; i < rounds; i++) {
      const start = process.hrtime.bigint();
      elements = parse();
      times.push(Number(process.hrtime.bigint() - start) / 1000);
    }
  } catch (error) {
    console.log(JSON.stringify({ name, failure: error.message }));
    continue;
  }
  times.sort((a, b) => a - b);
  console.log(JSON.stringify({ name, microseconds: times[times.length >> 1], elements }));
}
