// Lines of JSON in, lines of JSON out: the answers to the pages asked about. The snapshot's file is the argument.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { answer } from "./answer.js";
import { open } from "./opened.js";

const edition = await open(JSON.parse(readFileSync(process.argv[2], "utf8")));

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await answer(edition, JSON.parse(line))));
}
