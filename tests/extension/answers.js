// Lines of JSON in, lines of JSON out: the answers to the pages asked about. The snapshot's file is the argument.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { open } from "../../extension/lib/context.js";
import { answer } from "./answer.js";

const edition = open(JSON.parse(readFileSync(process.argv[2], "utf8")));

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(answer(edition, JSON.parse(line))));
}
