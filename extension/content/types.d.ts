/** The shapes of what the worker tells the pages and the panel. Types only: nothing of it runs. */

import type { Called } from "../lib/naming.js";
import type { Claim, Context, Outlet, Rated, RegistryState } from "../lib/snapshot.d.ts";

export type { Citation, Claim, Context, DocumentName, Outlet, Owner, Statement, Work } from "../lib/snapshot.d.ts";

/** A statement with a value of its own. */
export type Value = Outlet["funding"][number];
export type Review = Claim["reviews"][number];
/** What a rater says; of a tie to a state, also which state. */
export type Rating = Rated & { country?: string | null };
/** The site to which each link leads. */
export type Sites = Record<string, { host: string; unwrapped: string[] }>;

/** Age of the data, and why the last refresh failed, if it did. Times are milliseconds since 1970. */
export interface Age {
  fetched: number | null;
  server: string | null;
  registry: RegistryState | null;
  claims: { held: number; total: number } | null;
  failure: Failure | null;
}

export interface Failure {
  why: "no-answer" | "status" | "nonsense" | "storage";
  detail: string;
  server: string;
  at: number;
}

interface Common {
  url: string;
  incognito: boolean;
  data: Age;
  offEverywhere: boolean;
  offHere: boolean;
  site: string;
}

/** Looked up: `quoted` are the claims whose words stand on the page; null: nobody asked; "unread": the browser forbids it. */
export interface Checked extends Common {
  state: "checked";
  context: Context;
  quoted: Claim[] | "unread" | null;
  server: string;
  outlets: Record<string, string>;
  sites: Sites;
  /** By what name the page calls itself, if that is the name of the outlet that its address resembles. */
  callsItself?: Called | null;
}

/** No web page. */
export interface NoPage extends Common {
  state: "no-page";
}

/** Could not check: there are no data yet. */
export interface NoData extends Common {
  state: "no-data";
  server: string;
}

export type Shown = Checked | NoPage | NoData;
