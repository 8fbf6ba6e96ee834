/** The shapes of what the worker tells the pages and the panel. Types only: nothing of it runs. */

import type { Called } from "../lib/naming.js";
import type { Claim, Context, DocumentName, Outlet, Rated, Reason, RegistryState } from "../lib/snapshot.d.ts";

export type {
  Citation,
  Claim,
  Context,
  DocumentName,
  Outlet,
  Owner,
  Reason,
  Statement,
  Work,
} from "../lib/snapshot.d.ts";

/** A statement with a value of its own. */
export type Value = Outlet["funding"][number];
/** How a claim belongs to a page: by a rule's reason, a server's sentence, or what is `said` in the reader's language already. */
export interface Matched {
  kind: string;
  reason?: Reason;
  why?: string;
  said?: string;
}
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
  /** The document whose own page this is. */
  document: DocumentName | null;
  /** Sites on whose pages links to listed outlets are marked; "*" stands for all. */
  links: string[];
  /** Whether claims are looked for among the page's words: some concern the page, or the reader asked. */
  searched: boolean;
  /** By what name the page calls itself, if that is the name of the outlet that its address resembles. */
  callsItself?: Called | null;
}

/** A claim whose words stand on the page: characters of the page's text. */
export interface Passage {
  claim: Claim;
  start: number;
  end: number;
  how: "exact" | "normalised" | "approximate" | "quotation";
  groups: { start: number; end: number; citations: number[] }[];
}

/** The claims that stand on a page, in its order, and the records of the outlets that they cite. */
export interface Passages {
  passages: Passage[];
  outlets: Record<string, Outlet>;
}

/** How the reader wants the label: its corner, and whether it is only a small button. */
export interface Place {
  corner: "bottom-end" | "bottom-start" | "top-end" | "top-start";
  small: boolean;
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

/** A statement that the server found by the page's text, and the sentence of the page. */
export interface Compared {
  match: { kind: string; why: string; reason?: Reason; quote: { exact: string } | null };
  claim: Claim;
}

/** What became of a report: its receipt, or why there is none. */
export type Reported = { id: string } | { failed: { why: string; detail: string } };

/** What became of a comparison that the reader asked for. */
export type Comparison =
  | { matches: Compared[]; outlets: Record<string, string> }
  | { failed: { why: string; detail: string } };
