/**
 * Words in, those among them that turn what a sentence says, with the line of words that say the same, out. Knows single
 * words and set phrases of nine languages, and no grammar.
 */

// Each line says one thing; `_` joins the words of a phrase. What stands in no line turns nothing.
const LINES = `no; not; nor; none; never; nobody no_one; nothing; neither; nowhere; without; barely hardly scarcely; seldom rarely; only
all every each; some; many numerous; few; most; any; both; half; more; more_than over; less fewer; less_than fewer_than under;
least; much; enough; almost nearly virtually; exactly precisely
may might could; can could is_able_to are_able_to; should ought_to; would; must has_to have_to had_to needs_to need_to; must had_to
will shall is_going_to are_going_to is_to are_to; will would; if provided; unless; whether; perhaps maybe possibly
probably likely presumably; allegedly reportedly supposedly purportedly; apparently seemingly; falsely wrongly
i; we; you; he; she; it; they; me; us; him; her; them; my; our; your; his; hers; its; their; theirs
before prior_to ahead_of; after following; until till; during throughout; ago
up; down; over above; under below; left; right; north; south; east; west; northern; southern; eastern; western; inside; outside
increase increases increased rise rises rose risen grow grows grew grown climb climbs climbed gain gains gained soar soars soared jump jumped surge surged
decrease decreases decreased decline declines declined fall falls fell fallen drop drops dropped shrink shrinks shrank sink sank plunge plunged plummeted tumbled
fall falls fell fallen collapse collapses collapsed; lose loses lost; win wins won; accept accepts accepted agree agrees agreed
reject rejects rejected refuse refuses refused decline declines declined; approve approves approved; deny denies denied denying
admit admits admitted; confirm confirms confirmed; refute refuted; support supports supported back backs backed; oppose opposes opposed
allow allows allowed permit permits permitted; ban bans banned prohibit prohibited; start starts started begin begins began begun
stop stops stopped halt halts halted; end ends ended; open opens opened; close closes closed closing shut shuts shutting
buy buys bought; sell sells sold; disagree disagreed; pass passes passed; fail fails failed; keep kept; break broke broken; join joined
leave leaves left quit quits; success; failure; true; false untrue incorrect inaccurate; wrong; impossible; best; worst; safe; dangerous; legal lawful; illegal unlawful; guilty convicted
innocent acquitted; alive; dead; killed; wounded injured hurt; arrested detained; released freed; attack attacks attacked; defend defended
man; men; woman; women; boy; girl; father; mother; son; daughter; husband; wife; doubled; tripled; halved; quarter; twice; double; triple
first; second; third; last; next; two; three; four; five; six; seven; eight; nine; ten; eleven; twelve; dozen; thirteen; fourteen
fifteen; sixteen; seventeen; eighteen; nineteen; twenty; thirty; forty; fifty; sixty; seventy; eighty; ninety; hundred; thousand
million mn m; billion bn; trillion; percent per_cent
nicht; kein keine keinen keiner keines; nie niemals; niemand; nichts; ohne; weder; nur lediglich; alle; einige mehrere; viele; wenige; mehr; weniger
vor; nach; er; sie; es; wir; ihr; zwei; drei; vier; fünf; sechs; sieben; acht; neun; zehn; elf; zwölf; hundert; tausend; fast nahezu beinahe
vielleicht möglicherweise womöglich eventuell; angeblich mutmaßlich vermeintlich; wahrscheinlich voraussichtlich wohl
könnte könnten; dürfte dürften; müsste müssten; muss müssen; kann können; darf dürfen; soll sollen; würde würden
erhöhen erhöht steigern steigt steigen stieg gestiegen anheben; senken senkt sinken sinkt sank gesunken kürzen kürzt reduzieren verringern
ne pas; jamais; rien; aucun aucune; sans; ni; plus; moins; avant; après; il; elle; nous; vous; ils; elles; deux; trois; quatre; cinq; six; sept; huit
neuf; dix; vingt; trente; cent; mille; tous toutes; peu; presque quasiment; seulement uniquement; peut_être sans_doute; peut peuvent; pourrait pourraient
aurait auraient; serait seraient; doit doivent; devrait devraient; probablement vraisemblablement; augmenté augmente augmenter hausse
baissé baisse baisser diminué diminue diminuer réduire réduit; éventuellement
nunca jamás; nada; nadie; ningún ninguno ninguna; sin; más; menos; antes; después; él; ella; nosotros; ellos; ellas; dos; tres; cuatro; cinco
seis; siete; ocho; nueve; diez; veinte; treinta; cien; mil; todos todas; casi; sólo solo solamente; puede pueden; podría podrían; debe deben; debería deberían
quizá quizás tal_vez; presuntamente supuestamente; probablemente; habría habrían; sería serían; aumentó aumenta aumentar subió sube subir; con
bajó baja bajar redujo reducir cayó; aprobó aprobaron; rechazó rechazaron
возможно вероятно видимо; может могут; мог могла могли; якобы; должен должна должны должно; почти; только лишь; все; два две; три; четыре; пять; шесть; семь; восемь
девять; десять; сто; тысяча тысяч; он; она; они; мы; вы; до; после; вырос выросла выросли увеличился увеличилась; снизился снизилась упал упала упали сократился
уже; можливо ймовірно; може можуть; нібито; майже; лише тільки; всі усі; дві; чотири; п'ять; шість; сім; вісім; дев'ять; він; вона; вони; ми; після; вже
janvier; février; mars; avril; mai; juin; juillet; août; septembre; octobre; novembre; décembre; lundi; mardi; mercredi; jeudi; vendredi; samedi; dimanche
enero; febrero; marzo; abril; mayo; junio; julio; agosto; septiembre; octubre; noviembre; diciembre; lunes; martes; miércoles; jueves; viernes; sábado; domingo
января; февраля; марта; апреля; мая; июня; июля; августа; сентября; октября; ноября; декабря; понедельник; вторник; среду; четверг; пятницу; субботу; воскресенье
весной; летом; осенью; зимой; весны; лета; осени; зимы; січня; лютого; березня; квітня; травня; червня; липня; серпня; вересня; жовтня; листопада; грудня
понеділок; вівторок; середу; п'ятницю; суботу; неділю; spring; summer; autumn fall; winter
قال قالت اضاف اضافت اوضح اوضحت اعلن اعلنت صرح صرحت ذكر ذكرت اكد اكدت; وقال وقالت واضاف واضافت واوضح واوضحت واعلن واعلنت واكد واكدت
אמר מסר הודיע ציין; אמרה מסרה הודיעה ציינה; 说 表_示 称 指_出; कहा बताया`;

/** @type {Map<string, {line: number, words: string[]}[]>} */
const BY_FIRST = new Map();
LINES.split(/[;\n]/).forEach((line, at) => {
  for (const phrase of line.trim().split(" ")) {
    const words = phrase.split("_");
    const [first = ""] = words;
    const known = [...(BY_FIRST.get(first) ?? []), { line: at, words }];
    BY_FIRST.set(
      first,
      known.sort((one, other) => other.words.length - one.words.length),
    );
  }
});

/**
 * What of the words turns a sentence: which line, where and of how many words; phrases before their words.
 * @param {string[]} keys
 */
export function meanings(keys) {
  return keys.flatMap((key, at) =>
    (BY_FIRST.get(key) ?? [])
      .filter(({ words }) => words.every((word, nth) => keys[at + nth] === word))
      .map(({ line, words }) => ({ line, at, size: words.length })),
  );
}
