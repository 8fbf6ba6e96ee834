// The shards of a snapshot in, an edition that is answered from out: everything in memory, by the extension's own steps.

import { compile, prepare } from "../../extension/lib/compile.js";
import { Edition } from "../../extension/lib/edition.js";
import { checkManifest } from "../../extension/lib/shape.js";

/** @typedef {Record<string, any>} Shards  content by name; the manifest stands under an empty name */

/**
 * Makes shards ready for look-ups.
 * @param {Shards} shards
 */
export async function ready(shards) {
  const manifest = checkManifest(shards[""]);
  const kept = new Map(manifest.shards.map(({ name, hash }) => [hash, prepare(name, JSON.stringify(shards[name]))]));
  const facts = new Map();
  /** @type {import("../../extension/lib/compile.js").Keeping} */
  const keeping = {
    text: async (hash) => kept.get(hash)?.text ?? "",
    records: async (hash) => kept.get(hash)?.records ?? [],
    facts: async (hash) => facts.get(hash),
    keep: async (hash, found) => facts.set(hash, found),
  };
  const made = await compile(manifest, keeping, "tests");
  const bodies = {
    /** @type {import("../../extension/lib/records.js").Read} */
    records: async (keys) =>
      keys.map(([body, part]) => (body === made.core.body ? made.cards : (kept.get(body)?.records ?? []))[part]),
    /**
     * @template {keyof import("../../extension/lib/snapshot.d.ts").Parts} Name
     * @param {string} _
     * @param {Name} name
     */
    part: async (_, name) => made.parts[name],
  };
  return { ...made, bodies, facts };
}

/**
 * Opens a snapshot.
 * @param {Shards} shards
 */
export async function open(shards) {
  const { core, bodies } = await ready(shards);
  return new Edition(core, bodies);
}
