/**
 * Words that stand in only one of two sentences in; whether the sentences may say different things, out. Refuses rather than
 * guesses: a number, a name, a negation, a hedge, or one of two opposites on one side only is enough.
 */

import { isNumber } from "./tokens.js";

const TURNING = new Set(
  `no not nor none never nobody nothing neither nowhere without cannot barely hardly scarcely seldom rarely only
  all every each some many few most any both half more less fewer least much enough almost nearly exactly
  may might could would should must can will shall if unless whether perhaps maybe likely possibly probably allegedly
  reportedly supposedly apparently seemingly falsely wrongly
  i we you he she it they me us him her them my our your his hers its their theirs who whom whose
  before after until during ago yesterday today tomorrow now then early earlier late later last next first final
  up down over under above below left right north south east west northern southern eastern western inside outside
  increase increased increases increasing decrease decreased decreases rise rises rose risen fall falls fell fallen grow grew
  grown shrink shrank gain gains gained lose loses lost win wins won accept accepts accepted reject rejects rejected
  approve approves approved deny denies denied denying admit admits admitted confirm confirms confirmed refute refuted
  support supports supported oppose opposes opposed allow allows allowed ban bans banned start starts started stop stops
  stopped begin began begun end ended open opened close closed buy bought sell sold agree agreed disagree disagreed
  pass passed fail failed keep kept break broke broken join joined leave success failure true false right wrong good bad
  best worst high higher low lower big small large long short new old young rich poor strong weak safe dangerous
  legal illegal guilty innocent alive dead killed wounded injured arrested released attack attacked defend defended
  man men woman women boy girl father mother son daughter husband wife
  one two three four five six seven eight nine ten eleven twelve dozen twenty thirty forty fifty sixty seventy eighty ninety
  hundred thousand million billion trillion percent second third quarter twice double triple
  nicht kein keine keinen keiner keines nie niemals niemand nichts ohne weder nur alle einige viele wenige mehr weniger
  vor nach er sie es wir ihr zwei drei vier fünf sechs sieben acht neun zehn hundert tausend
  ne pas jamais rien aucun aucune sans ni plus moins avant après il elle nous vous ils elles deux trois quatre cinq six
  sept huit neuf dix cent mille tous toutes peu
  nunca nada nadie ningún ninguno ninguna sin más menos antes después él ella nosotros ellos ellas dos tres cuatro cinco
  seis siete ocho nueve diez cien mil todos todas
  janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi
  samedi dimanche enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes
  miércoles jueves viernes sábado domingo`.split(/\s+/),
);
const CAPITAL = /^\p{Lu}/u;
const CASED = /^[\p{Lu}\p{Ll}]/u;
const NEGATED = /n't$|^(un|in|im|il|ir|dis|non|anti)\p{L}{4}/u;
const SIGN = /^[^\p{L}\p{M}\p{Nd}]/u;

/**
 * May a word that stands on one side only make the other sentence say something else?
 * @param {string} key  the word, folded, in small letters
 * @param {string} word  as it stands
 * @param {boolean} leads  whether it opens a sentence, where every word has a capital
 * @param {ReadonlySet<string>} polar  further words that turn a sentence, without accents and apostrophes
 */
export function turns(key, word, leads, polar) {
  if (isNumber(key) || SIGN.test(key) || TURNING.has(key) || NEGATED.test(key)) return true;
  if (polar.has(key.normalize("NFD").replace(/[\p{M}']/gu, ""))) return true;
  return !CASED.test(word) || (CAPITAL.test(word) && !leads);
}
