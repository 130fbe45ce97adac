import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const resources = readFileSync("../Strings/PageWords.resx", "utf8");
const known = new Set([...resources.matchAll(/<data name="([^"]+)"/g)].map((match) => match[1]!));

test("Everything that the page says has its words in the resources", () => {
  const missing: string[] = [];
  for (const file of readdirSync("src/page", { recursive: true }) as string[]) {
    if (!file.endsWith(".ts")) continue;
    const text = readFileSync(`src/page/${file}`, "utf8");
    for (const [, key] of text.matchAll(/\bsay\("([^"]+)"/g)) if (!known.has(key!)) missing.push(key!);
    for (const [, key] of text.matchAll(/\bsayCount\("([^"]+)"/g)) for (const form of ["one", "many"]) if (!known.has(`${key}_${form}`)) missing.push(`${key}_${form}`);
    for (const [, key] of text.matchAll(/\bword\("([^"]+)"/g)) if (key !== "Theme" && !known.has(key!)) missing.push(key!);
  }

  assert.deepEqual(missing, []);
});
