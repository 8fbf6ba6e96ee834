// What the extension answers to {url, title}, in the words of the server: a context, or the problem with its code.

import { BadUrl, find } from "../../extension/lib/context.js";

/**
 * @param {import("../../extension/lib/edition.js").Edition} edition
 * @param {{url: string, title: string | null}} page
 */
export async function answer(edition, { url, title }) {
  try {
    return { status: 200, context: await find(edition, url, title) };
  } catch (error) {
    if (!(error instanceof BadUrl)) throw error;
    return { status: 400, code: error.code, detail: error.message };
  }
}
