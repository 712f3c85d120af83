import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import ipaddr from "ipaddr.js";
import { addressText } from "./address-text";

test("IPv6 addresses are written as a library writes them, whichever groups are zero", () => {
  for (let zeros = 0; zeros < 256; zeros++) {
    const bytes = randomBytes(16);
    for (let i = 0; i < 8; i++) if (zeros & (1 << i)) bytes.writeUInt16BE(0, 2 * i);
    assert.equal(addressText(bytes), ipaddr.fromByteArray([...bytes]).toString());
  }
});
