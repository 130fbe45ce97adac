// Reads cases, one JSON object a line, and answers each with what CodeMirror makes of it.
// node changes.mjs CLIENT_FOLDER
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const { ChangeSet, Text } = createRequire(`${process.argv[2]}/`)("@codemirror/state");
for await (const line of createInterface({ input: process.stdin })) {
  const { text, a, b, next } = JSON.parse(line);
  const [one, other, then] = [a, b, next].map((json) => ChangeSet.fromJSON(json));
  const doc = Text.of(text.split("\n"));
  process.stdout.write(JSON.stringify({
    applied: one.apply(doc).toString(),
    composed: one.compose(then).toJSON(),
    mapped: other.map(one).toJSON(),
    mappedFirst: other.map(one, true).toJSON(),
    inverted: one.invert(doc).toJSON(),
  }) + "\n");
}
