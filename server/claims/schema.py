"""The tables of the index. A change of them is a change of code, and so makes every index anew."""

from __future__ import annotations

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
-- the claims of a document stand together: at the positions from first to last
CREATE TABLE documents (id TEXT PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL, name BLOB NOT NULL,
  summary BLOB NOT NULL, answer BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE withdrawn (document TEXT PRIMARY KEY, title TEXT NOT NULL, reason TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE works (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL, outlet TEXT, page TEXT,
  listed INTEGER NOT NULL, title TEXT, date TEXT, answer BLOB NOT NULL);
CREATE INDEX works_page ON works (page) WHERE page IS NOT NULL;
CREATE TABLE work_words (outlet TEXT, word TEXT, work INTEGER, PRIMARY KEY (outlet, word, work)) WITHOUT ROWID;
-- an answer lacks its "sources", which depend on who owns the outlets in "cited"
CREATE TABLE claims (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL, shown INTEGER NOT NULL,
  cited TEXT NOT NULL, answer BLOB NOT NULL);
CREATE TABLE outlet_citations (outlet TEXT, claim INTEGER, works INTEGER NOT NULL, PRIMARY KEY (outlet, claim)) WITHOUT ROWID;
CREATE TABLE work_citations (work TEXT, claim INTEGER, doubt INTEGER NOT NULL, PRIMARY KEY (work, claim)) WITHOUT ROWID;
CREATE TABLE totals (outlet TEXT, document TEXT, claims INTEGER NOT NULL, PRIMARY KEY (outlet, document)) WITHOUT ROWID;
-- "page" is hashed, "how" is reviews.REVIEWED or APPEARED, "person" says so, "first" that it is the first known
CREATE TABLE addresses (page INTEGER, how INTEGER, claim INTEGER, person TEXT, first INTEGER NOT NULL,
  PRIMARY KEY (page, how, claim, person)) WITHOUT ROWID;
CREATE TABLE words (word TEXT PRIMARY KEY, texts INTEGER NOT NULL) WITHOUT ROWID;
-- sentences that are gone; "urls" are those of their reviews, between blanks
CREATE TABLE former (id TEXT PRIMARY KEY, document TEXT NOT NULL, section TEXT NOT NULL, text TEXT NOT NULL, urls TEXT NOT NULL,
  successor TEXT, since TEXT NOT NULL) WITHOUT ROWID;
"""

# What is needed only while the index is made: words of documents' claims, what else was said of a claim, addresses unsorted.
STAGING = """
CREATE TABLE staged.spoken (words INTEGER, claim INTEGER, PRIMARY KEY (words, claim)) WITHOUT ROWID;
CREATE TABLE staged.said (claim INTEGER, answer BLOB NOT NULL);
CREATE TABLE staged.addresses (page INTEGER, how INTEGER, claim INTEGER, person TEXT, first INTEGER);
"""
