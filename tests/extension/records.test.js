/** Rows in the forms in which they are kept: as they were when they are read, each read once, together with what else is wanted. */

import assert from "node:assert/strict";
import { suite, test } from "node:test";

import { pack, Records, recorded, unpack } from "../../extension/lib/records.js";

const ROWS = Array.from({ length: 20_000 }, (_, at) => ({ at, name: `Zeitung für Kyjiw, Київ, 北京 ${at}` }));

suite("pack", () => {
  test("Each row that was packed comes back as it was, whatever its script; of no rows there is none.", () => {
    const packed = pack(ROWS);
    for (const at of [0, 1, 777, ROWS.length - 1]) assert.deepEqual(unpack(packed, at), ROWS[at]);
    assert.equal(pack([]).bytes.length, 0);
  });
});

suite("Records", () => {
  const bodies = new Map([
    ["one", recorded(ROWS)],
    ["other", recorded([["a"], ["b"]])],
  ]);
  /** @type {[string, number][][]} */
  let asked = [];
  let isBroken = false;
  const records = () => {
    asked = [];
    return new Records(async (keys) => {
      asked.push(keys);
      if (isBroken) throw new Error("broken");
      return keys.map(([body, part]) => bodies.get(body)?.[part]);
    });
  };

  test("Rows that are wanted at one moment are read together, each record once, and not again.", async () => {
    const kept = records();
    const wanted = [kept.row("one", 0), kept.row("other", 1), kept.row("one", 15), kept.row("one", 4000)];
    assert.deepEqual(await Promise.all(wanted), [ROWS[0], ["b"], ROWS[15], ROWS[4000]]);
    assert.deepEqual(asked, [
      [
        ["one", 0],
        ["other", 0],
        ["one", 250],
      ],
    ]);
    assert.deepEqual(await kept.row("one", 4001), ROWS[4001]);
    assert.equal(asked.length, 1);
    assert.deepEqual(await kept.row("one", 16), ROWS[16]);
    assert.deepEqual(asked[1], [["one", 1]]);
  });

  test("What could not be read is asked for again.", async () => {
    const kept = records();
    isBroken = true;
    await assert.rejects(kept.row("one", 0), /broken/);
    isBroken = false;
    assert.deepEqual(await kept.row("one", 0), ROWS[0]);
  });

  test("Of very many records the one that was wanted longest ago is let go.", async () => {
    const kept = records();
    for (let record = 0; record <= 512; record++) {
      await kept.row("one", 16 * record);
      await kept.row("one", 0);
    }
    await kept.row("one", 16);
    assert.deepEqual(asked.at(-1), [["one", 1]]);
    assert.equal(asked.length, 514);
  });

  test("A row of what is kept no more is an error, and no row of something else.", async () => {
    const kept = records();
    await assert.rejects(kept.row("gone", 3), /gone 0 is not there/);
    bodies.set("gone", recorded(ROWS));
    assert.deepEqual(await kept.row("gone", 3), ROWS[3]);
  });
});
