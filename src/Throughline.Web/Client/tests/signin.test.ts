import assert from "node:assert/strict";
import { test } from "node:test";
import { creationOf, requestOf, toBytes, toText } from "../src/signin/encoding";
import { randomFrom } from "./random";

test("Bytes come back from base64url as they went in", () => {
  const random = randomFrom(7);
  for (let length = 0; length < 200; length++) {
    const bytes = Uint8Array.from({ length }, () => random.below(256));
    const text = toText(bytes.buffer);
    assert.match(text, /^[A-Za-z0-9_-]*$/);
    assert.deepEqual(toBytes(text), bytes);
  }
});

test("What a device is asked has bytes where the studio sent letters", () => {
  const made = creationOf({ challenge: "AAEC", user: { id: "_-8", name: "Ana", displayName: "Ana" }, excludeCredentials: [{ id: "AQ", type: "public-key" }], timeout: 1 });
  const asked = requestOf({ challenge: "AAEC", rpId: "localhost" });

  assert.deepEqual(made.challenge, Uint8Array.of(0, 1, 2));
  assert.deepEqual(made.user.id, Uint8Array.of(255, 239));
  assert.deepEqual(made.excludeCredentials?.[0]?.id, Uint8Array.of(1));
  assert.equal(made.timeout, 1);
  assert.deepEqual([asked.rpId, asked.allowCredentials?.length], ["localhost", 0]);
});
