/** The shapes of the snapshot and of the context that is answered from it. Types only: nothing of it runs. */

import type { Postings } from "./postings.js";
import type { Packed } from "./records.js";

export interface Statement {
  source: string;
  as_of: string | null;
  checked: string;
  note: string | null;
}

export interface RaterName {
  id: string;
  name: string;
  question: string;
  /** Of question and values, where it is known. */
  language?: string | null;
  url: string;
}

export interface Rated extends Statement {
  by: string;
  rater: RaterName;
  value: string;
}

export interface Affiliation extends Rated {
  country: string | null;
}

export interface Owner extends Statement {
  name: string;
  organisation: string | null;
  share: string | null;
  country: string | null;
  state: Affiliation[];
  owners: Owner[];
}

/** An outlet with everything that the registry says of it. */
export interface Outlet {
  id: string;
  former_ids: string[];
  name: string;
  aliases: string[];
  domains: string[];
  type: string | null;
  country: string | null;
  languages: string[];
  source: string;
  checked: string;
  wikidata: string | null;
  owners: Owner[];
  state: Affiliation[];
  funding: (Statement & { value: string })[];
  founded: (Statement & { value: number }) | null;
  ratings: Rated[];
  replies: (Statement & { value: string })[];
}

export interface Platform {
  id: string;
  name: string;
  domains: string[];
  tenants: string[];
}

export interface DocumentName {
  id: string;
  title: string;
  kind: string;
  /** Of its words, where the extension shows them. */
  language?: string | null;
}

export interface DocumentSummary extends DocumentName {
  language: string;
  author: string | null;
  url: string | null;
  published: string | null;
  licence: string | null;
  claims: number;
  works: number;
}

export interface Quote {
  exact: string;
  prefix: string;
  suffix: string;
}

/** An entry of a document's source list, as cited. */
export interface Work {
  id: string;
  listed: boolean;
  title: string | null;
  author: string | null;
  outlet: string | null;
  publisher: string | null;
  domain: string | null;
  url: string | null;
  date: string | null;
  note: string | null;
  raw: string;
}

export interface Citation {
  domain: string | null;
  outlet: string | null;
  /** As printed, of an outlet that is neither listed nor given with a host. */
  name?: string | null;
  work: string | null;
  scope: string;
  certainty: string;
  quote: Quote;
}

/** Words of a document with the citations that they carry. */
export interface Claim {
  id: string;
  text: string;
  quote: Quote;
  section: string;
  kind: string;
  attribution: { name: string; quote: string }[];
  document: DocumentName;
  citations: Citation[];
  sources: { outlets: number; owners: number; owners_unknown: number };
  reviews: { by: string; rating: string; url: string; date: string | null }[];
  reviews_total?: number;
  speaker?: string | null;
  said?: string | null;
  appearances?: { url: string; first: boolean; by?: string[] }[];
  appearances_total?: number;
}

export interface RegistryState {
  version: string;
  outlets: number;
  updated: string | null;
}

/** What `server/urls/wrappers.py` and `trackers.py` hold; a wrapper is name, hosts, path, params, code, value. */
export interface AddressRules {
  wrappers: [string, string[], string, string[], string, string][];
  tracking: string[];
  tracking_on: Record<string, string[]>;
  variant_labels: Record<string, string>;
  variant_paths: [string, string][];
  variant_params: Record<string, string>;
  variant_words: string[];
}

/** What `server/urls/suffixes.py` holds; the Public Suffix List by last label, packed as `urls/suffixes.js` reads it. */
export interface SuffixRules {
  list: Record<string, string>;
  closed: string[];
  sold: string[];
  uses: Record<string, string[]>;
}

/** What the look-alike modules of the server hold. `enough` is likeness, kind of name, use of suffix: letters. */
export interface LookalikeRules {
  tongues: Record<string, string[]>;
  homes: Record<string, string[]>;
  articles: string[];
  additions: string[];
  headings: string[];
  twins: string[];
  openers: string[];
  codes: Record<string, string>;
  fold: Record<string, string>;
  print: [string, string][];
  techniques: Record<string, Technique>;
  enough: Record<string, Record<string, Record<string, number>>>;
  long_core: Record<string, number>;
  shortest_typo: number;
}

/** What `server/titles/polarity.py` holds: words that turn a title, folded. */
export interface TitleRules {
  polar: string[];
}

/** What `server/snapshot/meanings.py` holds: lines of words and phrases that say one thing. */
export interface SentenceRules {
  meanings: string[];
  weak: string[];
}

/** The tables that the rules go by, but for the public suffixes. */
export interface Rules {
  addresses: AddressRules;
  lookalikes: LookalikeRules;
  titles: TitleRules;
  sentences: SentenceRules;
  hidden: string[];
}

/** What `/v1/snapshot` gives. */
export interface Manifest {
  format: number;
  version: string;
  registry: RegistryState;
  texts: number;
  claims: number;
  claims_total: number;
  shards: ShardName[];
}

export interface ShardName {
  name: string;
  hash: string;
  bytes: number;
}

/** What is held of every outlet: enough to find it and to name it. */
export interface Known {
  /** Its number. */
  at: number;
  id: string;
  name: string;
  domains: string[];
  aliases: string[];
  former_ids: string[];
}

/** The rows of all shards of a kind: where each shard begins, and where each document. Rows are numbered through. */
export interface Rows {
  starts: number[];
  hashes: string[];
  count: number;
  documentStarts: number[];
  documents: number[];
}

/** What every look-up needs of a snapshot, in a form that is read out of storage as it is. */
export interface Core {
  format: number;
  version: string;
  registry: RegistryState;
  texts: number;
  claimsTotal: number;
  addresses: AddressRules;
  polar: string[];
  hidden: string[];
  platforms: Platform[];
  /** Id, name, domains, aliases and former ids of each. */
  outlets: Packed;
  /** Where the parts are kept, and what is said of each outlet. */
  body: string;
  documents: DocumentSummary[];
  works: Rows;
  claims: Rows;
  /** What outlets, documents, works and claims are found by. */
  found: Postings;
}

/** What only some look-ups need; each part is read when it is wanted. */
export interface Parts {
  /** Of hosts of no outlet. */
  unlisted: {
    names: import("./lookalikes/names.js").Kept;
    suffixes: SuffixRules;
    lookalikes: LookalikeRules;
  };
  /** Of titles: how many texts have a word. */
  words: { keys: Float64Array<ArrayBuffer>; counts: Uint32Array<ArrayBuffer> };
  /** Of the words on a page: the phrases of all claims, and what turns a sentence. */
  quoted: { phrases: Postings; sentences: SentenceRules };
}

/** Where records of rows and parts are read when they are wanted. */
export interface Bodies {
  records: import("./records.js").Read;
  part<Name extends keyof Parts>(body: string, name: Name): Promise<Parts[Name] | undefined>;
}

export type Technique = "other-suffix" | "typo" | "homoglyph" | "extra-label" | "hyphen" | "subdomain";

export interface Lookalike {
  outlet: { id: string; name: string };
  domain: string;
  technique: Technique;
  reason: Resemblance;
}

/** Why a host counts as a look-alike: `domains` are the own hosts of `outlets`, in their order. */
export interface Resemblance {
  code: "resembles-address" | "resembles-addresses";
  host: string;
  domains: string[];
  outlets: string[];
}

/** Why something is shown: a code, and what it speaks of. The sentences of the codes stand in `_locales`. */
export interface Reason {
  code: string;
  title: string | null;
  outlet: string | null;
  by: string[];
  words: string[];
}

export interface Match<Kind extends string> {
  kind: Kind;
  reason: Reason;
  quote: Quote | null;
}

export interface WorkMatch {
  match: Match<"is-this-page">;
  work: Work;
  document: DocumentName;
}

export interface ClaimMatch {
  match: Match<"reviewed-on-page" | "appeared-on-page" | "cites-this-page" | "cites-this-outlet">;
  claim: Claim;
}

/** Who stands behind a page, and what cites it: the server's ContextAnswer. */
export interface Context {
  page: { url: string; host: string; unwrapped: string[] };
  status: "listed" | "unlisted" | "lookalike";
  platform: { id: string | null; name: string; domain: string } | null;
  outlet: Outlet | null;
  lookalike: Lookalike | null;
  works: WorkMatch[];
  claims: ClaimMatch[];
  claims_total: number;
  cited_by: { document: DocumentName; claims: number }[];
  registry: RegistryState;
}
