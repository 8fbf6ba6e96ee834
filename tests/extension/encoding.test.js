// Encodings, on the examples of their standards.

import assert from "node:assert/strict";
import { test } from "node:test";
import { unbase64, unpunycode, unquote, unquotePlus, utf8 } from "../../extension/lib/encoding.js";

test("Percent signs are decoded; what is no UTF-8 becomes a replacement, what is no escape stays", () => {
  assert.equal(unquote("a%20b%C3%A4%e4%ZZ%"), "a bä\ufffd%ZZ%");
  assert.equal(unquote("%EF%BB%BFa+b"), "\ufeffa+b");
  assert.equal(unquotePlus("a+b%2Bc"), "a b+c");
});

test("base64 is read in both alphabets, padded or not; what is none is nothing", () => {
  assert.equal(unbase64("aHR0cHM6Ly9hLw"), "https://a/");
  assert.equal(unbase64("aHR0cHM6Ly9hLw=="), "https://a/");
  assert.equal(unbase64("_-8="), "\xff\xef");
  for (const bad of ["a", "a b=", "a===", "=", "abcd====", "ab=c"]) assert.equal(unbase64(bad), "", bad);
});

test("Bytes are read as UTF-8", () => {
  assert.equal(utf8("\xc3\xa4\xff"), "ä\ufffd");
});

test("Punycode gives the examples of RFC 3492, section 7.1", () => {
  const examples = [
    ["egbpdaj6bu4bxfgehfvwxn", "ليهمابتكلموشعربي؟"],
    ["ihqwcrb4cv8a8dqg056pqjye", "他们为什么不说中文"],
    ["Proprostnemluvesky-uyb24dma41a", "Pročprostěnemluvíčesky"],
    ["4dbcagdahymbxekheh6e0a7fei0b", "למההםפשוטלאמדבריםעברית"],
    ["b1abfaaepdrnnbgefbadotcwatmq2g4l", "почемужеонинеговорятпорусски"],
    ["PorqunopuedensimplementehablarenEspaol-fmd56a", "PorquénopuedensimplementehablarenEspañol"],
    ["3B-ww4c5e180e575a65lsy2b", "3年B組金八先生"],
    ["-> $1.00 <--", "-> $1.00 <-"],
  ];
  for (const [code, text] of examples) assert.equal(unpunycode(code), text);
});

test("What is no Punycode is nothing", () => {
  for (const bad of ["a-!", "99999999", "9".repeat(59)]) assert.equal(unpunycode(bad), null, bad);
});
