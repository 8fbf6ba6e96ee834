"""Words that turn what a sentence says, and words that may stand for each other: by them the extension finds changed sentences.

Knows single words and set phrases of nine languages, and no grammar; how they are used is in ``extension/lib/anchoring``.
"""

from __future__ import annotations

import re

# Each line says one thing, and a semicolon ends it too; `_` joins the words of a phrase. What stands in no line turns nothing,
# nor does what stands only in lines that begin with `~`: these say which words may stand for each other.
_LINES = """
no; not; nor; none; never; nobody no_one; nothing; neither; nowhere; without; barely hardly scarcely; seldom rarely; only
all every each; some; many numerous; few; most; any; both; half; more; more_than over; less fewer; less_than fewer_than under
least; much; enough; almost nearly virtually; exactly precisely
may might could; can could is_able_to are_able_to; should ought_to; would; must has_to have_to had_to needs_to need_to
must had_to
will shall is_going_to are_going_to is_to are_to; will would; if provided; unless; whether; perhaps maybe possibly
probably likely presumably; allegedly reportedly supposedly purportedly; apparently seemingly; falsely wrongly
i; we; you; he; she; it; they; me; us; him; her; them; my; our; your; his; hers; its; their; theirs
before prior_to ahead_of; after following; until till; during throughout; ago
up; down; over above; under below; left; right; north; south; east; west; northern; southern; eastern; western; inside
outside
increase increases increased rise rises rose risen grow grows grew grown climb climbs climbed gain gains gained soar soars \
soared jump jumped surge surged
decrease decreases decreased decline declines declined fall falls fell fallen drop drops dropped shrink shrinks shrank sink \
sank plunge plunged plummeted tumbled
fall falls fell fallen collapse collapses collapsed; lose loses lost; win wins won
accept accepts accepted agree agrees agreed
reject rejects rejected refuse refuses refused decline declines declined; approve approves approved
deny denies denied denying
admit admits admitted; confirm confirms confirmed; refute refuted; support supports supported back backs backed
oppose opposes opposed
allow allows allowed permit permits permitted; ban bans banned prohibit prohibited
start starts started begin begins began begun
stop stops stopped halt halts halted; end ends ended; open opens opened; close closes closed closing shut shuts shutting
buy buys bought; sell sells sold; disagree disagreed; pass passes passed; fail fails failed; keep kept; break broke broken
join joined
leave leaves left quit quits; success; failure; true; false untrue incorrect inaccurate; wrong; impossible; best; worst; safe
dangerous; legal lawful; illegal unlawful; guilty convicted
innocent acquitted; alive; dead; killed; wounded injured hurt; arrested detained; released freed; attack attacks attacked
defend defended
man; men; woman; women; boy; girl; father; mother; son; daughter; husband; wife; doubled; tripled; halved; quarter; twice
double; triple
first; second; third; last; next; two; three; four; five; six; seven; eight; nine; ten; eleven; twelve; dozen; thirteen
fourteen
fifteen; sixteen; seventeen; eighteen; nineteen; twenty; thirty; forty; fifty; sixty; seventy; eighty; ninety; hundred
thousand
million mn m; billion bn; trillion; percent per_cent % prozent pour_cent por_ciento por_cento процента процентов відсотків
up_to as_much_as as_many_as; only nothing_but; in_the_morning a_m am; p_m pm; has_been_to has_been_in; has_since later_has
hire hires hired recruit recruits recruited; fire fires fired sack sacks sacked dismiss dismisses dismissed
praise praises praised commend commends commended hail hails hailed
criticise criticises criticised criticize criticizes criticized
condemn condemns condemned denounce denounces denounced; discipline disciplined punish punished; reward rewarded
raise raises raised; lower lowers lowered cut cuts; build builds built; destroy destroys destroyed demolish demolished
love loves loved; hate hates hated; export exports exported; import imports imported; strengthen strengthens strengthened
weaken weakens weakened; expand expands expanded; arrive arrives arrived; depart departs departed; lend lent; borrow borrowed
include includes included; exclude excludes excluded; buyer buyers purchaser; seller sellers; employer employers
employee employees; winner winners; loser losers; ally allies
enemy enemies; opponent opponents; supporter supporters; plaintiff; defendant; remember remembered; forget forgot forgotten
peace; war; victory; defeat
majority; minority; profit profits; loss losses; maximum; minimum; public; private; present; absent; advantage; disadvantage
salué saluent saluer; dénoncé dénoncent dénoncer critiqué; condamné; acquitté; gagné; perdu; acheté; vendu; ouvert; fermé
gelobt; kritisiert verurteilt; gewonnen; verloren; gekauft; verkauft; geöffnet; geschlossen; eingestellt; entlassen
elogió elogiaron; criticó criticaron condenó condenaron; ganó ganaron; perdió perdieron; compró; vendió; abrió; cerró
~ some about around approximately roughly some_of; ~ beneath under underneath; ~ rund etwa ungefähr circa ca zirka
~ environ quelque
~ aus_dem_jahr von; ~ the_whole_time all_the_time; ~ its the; ~ close_to near
~ cancelled canceled called_off; ~ cancels calls_off; ~ cancel call_off
~ because_of due_to owing_to
~ weiter weiterhin
~ weiter noch_immer; ~ cerca_de unos unas alrededor_de; ~ aprobó ha_aprobado; ~ aumentó ha_aumentado; ~ rechazó ha_rechazado
~ bajó ha_bajado; ~ subió ha_subido; ~ cayó ha_caído; ~ redujo ha_reducido; ~ 周 星_期 礼_拜
~ около примерно; ~ близько приблизно
~ eleven 11; ~ twelve 12; ~ two 2; ~ three 3; ~ four 4; ~ five 5; ~ six 6; ~ seven 7; ~ eight 8; ~ nine 9; ~ ten 10
~ twenty 20
~ thirty 30; ~ forty 40; ~ fifty 50; ~ sixty 60; ~ seventy 70; ~ eighty 80; ~ ninety 90; ~ first 1_st; ~ second 2_nd
~ third 3_rd
~ twelfth 12_th; ~ fourth 4_th; ~ fifth 5_th; ~ sixth 6_th; ~ seventh 7_th; ~ eighth 8_th; ~ ninth 9_th; ~ tenth 10_th
~ thirteen 13
~ fifteen 15; ~ eighteen 18; ~ zwei 2; ~ drei 3; ~ vier 4; ~ fünf 5; ~ sechs 6; ~ sieben 7; ~ acht 8; ~ neun 9; ~ zehn 10
~ elf 11
~ zwölf 12; ~ deux 2; ~ trois 3; ~ quatre 4; ~ cinq 5; ~ six 6; ~ sept 7; ~ huit 8; ~ neuf 9; ~ dix 10; ~ dos 2; ~ tres 3
~ cuatro 4
~ cinco 5; ~ seis 6; ~ siete 7; ~ ocho 8; ~ nueve 9; ~ diez 10; ~ euro euros €; ~ dollar dollars $; ~ pound pounds £
nicht; kein keine keinen keiner keines; nie niemals; niemand; nichts; ohne; weder; nur lediglich; alle; einige mehrere; viele
wenige; mehr; weniger
vor; nach; er; sie; es; wir; ihr; zwei; drei; vier; fünf; sechs; sieben; acht; neun; zehn; elf; zwölf; hundert; tausend
fast nahezu beinahe
vielleicht möglicherweise womöglich eventuell; angeblich mutmaßlich vermeintlich; wahrscheinlich voraussichtlich wohl
könnte könnten; dürfte dürften; müsste müssten; muss müssen; kann können; darf dürfen; soll sollen; würde würden
erhöhen erhöht steigern steigt steigen stieg gestiegen anheben
senken senkt sinken sinkt sank gesunken kürzen kürzt reduzieren verringern
ne pas; jamais; rien; aucun aucune; sans; ni; plus; moins; avant; après; il; elle; nous; vous; ils; elles; deux; trois; quatre
cinq; six; sept; huit
neuf; dix; vingt; trente; cent; mille; tous toutes; peu; presque quasiment; seulement uniquement; peut_être sans_doute
peut peuvent; pourrait pourraient
aurait auraient; serait seraient; doit doivent; devrait devraient; probablement vraisemblablement
augmenté augmente augmenter hausse
baissé baisse baisser diminué diminue diminuer réduire réduit; éventuellement
nunca jamás; nada; nadie; ningún ninguno ninguna; sin; más; menos; antes; después; él; ella; nosotros; ellos; ellas; dos; tres
cuatro; cinco
seis; siete; ocho; nueve; diez; veinte; treinta; cien; mil; todos todas; casi; sólo solo solamente; puede pueden
podría podrían; debe deben; debería deberían
quizá quizás tal_vez; presuntamente supuestamente; probablemente; habría habrían; sería serían
aumentó aumenta aumentar subió sube subir; con
bajó baja bajar redujo reducir cayó; aprobó aprobaron; rechazó rechazaron
возможно вероятно видимо; может могут; мог могла могли; якобы; должен должна должны должно; почти; только лишь; все; два две
три; четыре; пять; шесть; семь; восемь
девять; десять; сто; тысяча тысяч; он; она; они; мы; вы; до; после; вырос выросла выросли увеличился увеличилась
снизился снизилась упал упала упали сократился
уже; можливо ймовірно; може можуть; нібито; майже; лише тільки; всі усі; дві; чотири; п'ять; шість; сім; вісім; дев'ять; він
вона; вони; ми; після; вже
janvier; février; mars; avril; mai; juin; juillet; août; septembre; octobre; novembre; décembre; lundi; mardi; mercredi; jeudi
vendredi; samedi; dimanche
enero; febrero; marzo; abril; mayo; junio; julio; agosto; septiembre; octubre; noviembre; diciembre; lunes; martes; miércoles
jueves; viernes; sábado; domingo
января; февраля; марта; апреля; мая; июня; июля; августа; сентября; октября; ноября; декабря; понедельник; вторник; среду
четверг; пятницу; субботу; воскресенье
весной; летом; осенью; зимой; весны; лета; осени; зимы; січня; лютого; березня; квітня; травня; червня; липня; серпня; вересня
жовтня; листопада; грудня
понеділок; вівторок; середу; п'ятницю; суботу; неділю; spring; summer; autumn fall; winter
قال قالت اضاف اضافت اوضح اوضحت اعلن اعلنت صرح صرحت ذكر ذكرت اكد اكدت
وقال وقالت واضاف واضافت واوضح واوضحت واعلن واعلنت واكد واكدت
אמר מסר הודיע ציין; אמרה מסרה הודיעה ציינה; 说 表_示 称 指_出; कहा बताया
"""
LINES = tuple(re.split(r" *[;\n] *", _LINES.strip()))

# What may be put in or left out, but not put in place of another such word.
_WEAK = """
big large huge small little long short new old young rich poor strong weak good bad high higher low lower early earlier late
later now then today yesterday tomorrow neu neue neuen alt alte alten groß große großen klein kleine kleinen nouveau nouvelle
ancien ancienne grand grande petit petite nuevo nueva viejo vieja pequeño pequeña новый новая новые старый старая старые
"""
WEAK = frozenset(_WEAK.split())
