/**
 * What people in distress write, and the everyday phrases that only sound like it. Patterns meet text that was folded
 * and mended by `distress.ts`: no accents, no punctuation, no "ne", known typos put right.
 */

/** Words whose typos are mended, so that the patterns need one spelling. */
export const SPELLED = [
  'suicide',
  'suicider',
  'suicidaire',
  'mourir',
  'vivre',
  'disparaitre',
  'craque',
  'craquer',
  'rouleau',
  'flinguer',
  'desespere',
  'continuer',
  'envie',
  'finir',
  'veux',
  'myself',
  'anymore',
  'suicidal',
] as const;

/** Real words one slip away from those above. */
export const NOT_TYPOS: ReadonlySet<string> = new Set(
  'murir vitre vives vivra vibre crique claque envoie envois envoi envier ennui finit finis fini fixer filer finie fibre cracher croquer mourra mourrai continue continues continuez roulea disparait veut veulent vieux voeux chaque caque claquer croque engie continuera continued'.split(
    ' ',
  ),
);

const life =
  '(?:la vie|ma vie|cette vie|moi|tout|tout ca|tout cela|ca|mes jours|l existence|mon existence|la souffrance|ma souffrance|ces souffrances|la douleur)';
const partner = '(?:mon|ma) (?:mari|conjointe?|compagnon|compagne|femme|copain|copine|ex|homme|mec)';
const hurts =
  'fai(?:t|sait) (?:\\w+ )?(?:peur|mal\\b)|frapp\\w+|bat\\b|battait|cogne\\w*|gifle\\w*|menac\\w+|terrorise\\w*|viol(?:e|ait)\\b|insulte\\w*|etrangl\\w+';
const goOn = 'continuer(?= (?:a vivre|a exister|comme|ainsi|la vie|plus|je|j|et)\\b|$)';
const thing =
  '(?:chiffre\\w*|imprimantes?|caisse\\w*|camion\\w*|voiture|vehicule|ordi\\w*|pc|telephone|portable|batterie|machine|stock|tresorerie|papier|logiciel|budget|materiel|four|frigo)';

/** Taken out first: idioms and business phrases. */
export const HARMLESS: readonly RegExp[] = [
  /\b(?:mour\w+|meur\w+|morte?s?|creve\w*|crever) d(?:e )?(?:rire|faim|soif|chaud|froid|honte|ennui|envie|trouille|peur|fatigue|sommeil|jalousie|curiosite)\b/g,
  /\bmorte?s? (?:d |de )?(?:ennui|envie|rire)\b/g,
  /\bmour\w+ d (?:ennui|envie|impatience)\b/g,
  /\blaiss\w+ mourir (?:ce|cet|cette|le|la|l|mon|notre) \w+/g,
  /\bcraqu\w* (?:\w+ )?(?:pour|sur|j ai (?:achete|pris|commande))\b/g,
  new RegExp(
    `\\ben finir (?:\\w+ ){0,5}avec (?!${life}$|${life} (?:et|je|j|ce soir|maintenant|demain)\\b|(?:la|ma|cette) vie\\b)`,
    'g',
  ),
  new RegExp(
    `\\b(?:mon|ma|mes|le|la|les|l|notre|nos) ${thing} (?:\\w+ ){1,3}(?:bout|a bout)(?: d[ue] rouleau)?`,
    'g',
  ),
  /\bsuicides? (?:commercial|financier|fiscal|economique|professionnel|strategique|politique)\w*/g,
  /\b(?:commercial|financial|career|business) suicide\b/g,
  /\b(?:plus|pas) la force (?:de (?:vente|frappe|proposition)|commerciale|publique)/g,
  /\ben desespoir de cause\b/g,
  /\bfaire disparaitre (?:ce|cet|cette|le|la|les|l|un|une|des)\b/g,
  /\bdisparaitre d(?:u|es|e la|e l|e) (?:\w+ )?(?:registre|annuaire|site|liste|listes|internet|google|carte)\b/g,
  /\bvivre (?:de|grace a|avec) (?:mon|ma|mes|cette|cet|ce|l|la|le|un|une) (?:activite|metier|travail|entreprise|boite|passion|art|salaire|chiffre|micro\w*|auto\w*|commerce|boutique|revenu\w*)/g,
  /\bpendre au nez\b/g,
  /\bune balle dans (?:le|l|mon) pied\b/g,
  /\b(?:die|dying|died) (?:of |from )?(?:laughing|laughter|boredom|embarrassment|to (?:know|see|try|open|start))\b/g,
];

const fr: readonly RegExp[] = [
  /\bsui(?:c|s|ss|cc|sc)i+d/,
  /\b(?:envie|veux|voudrais|voulais|aimerais|prefere\w*|souhaite|pense a|besoin de|laiss\w+ moi|autant|mieux|faut|vais|songe|idee de|parle de|peur de|finir par)\b(?: \w+){0,3} (?:mourir|crever|disparaitre)\b/,
  /\b(?:voudrais|veux|prefere\w*|aimerais|envie d|mieux|si j etais|souhaite)\b(?: \w+){0,2} morte?\b/,
  /\b(?:plus|pas|aucune|perdu)(?: (?:l|le|la|de|aucune|aucun|toute))? (?:envie|gout|raisons?|courage|force|volonte) (?:de |a )?(?:la )?(?:vivre|vie|exister)\b/,
  new RegExp(`\\b(?:plus|pas)(?: (?:l|le|la|de))? (?:envie|courage|force) de ${goOn}`),
  /\b(?:plus|pas) (?:la|aucune) forces?\b|\bj? ?ai (?:plus|pu|pas) de forces?\b|\bbout de forces?\b/,
  /\ben p(?:eux|eut|eu|e|ouvais|ouvait|euvent) (?:plus|pu|pus)\b/,
  new RegExp(
    `\\bpeux (?:plus|pu) (?:de )?(?:tenir|vivre|respirer|supporter|me lever|${goOn})|\\bje peux (?:plus|pu)$`,
  ),
  /\bve(?:ux|ut) (?:plus|pu|pas) (?:de )?(?:vivre|exister|(?:me|se) reveiller|me lever|etre la(?! (?:pour|a|le|ce|demain))|etre ici|de (?:la|cette|ma) vie)\b/,
  /\bplus (?:jamais )?(?:me|se) reveiller\b/,
  /\bsi je? etais (?:plus|pu) (?:la|de ce monde)\b|\b(?:nous|m|me|leur|lui) a dit adieu\b|\blettre (?:\w+ ){0,6}pardon a tout le monde\b|\bpardon a tout le monde (?:\w+ ){0,3}lettre\b/,
  /\braisons? de (?:rester$|rester (?:et|en vie|ici)|tenir$|continuer a (?:vivre|me lever))\b/,
  /\bassurance vie (?:\w+ ){0,3}(?:paie|paye|rembourse|regle|couvri)rait\b/,
  /\b(?:je|j) (?:\w+ ){0,5}craque[rz]?\b/,
  /\bbout d[ue] (?:rouleau|roulo|ma vie)|\b(?:suis|est|sommes|deviens|sens) a bout\b|\bsuis (?:au )?bout$/,
  /\ben finir\b/,
  /\bfin a (?:mes jours|ma vie|sa vie|mon existence|ma souffrance|mes souffrances|tout ca|tout cela|tout$)/,
  /\bm? ?(?:e )?(?:foutre|fous|fout|foutrais) en l air\b(?! (?:mon|ma|mes|le|la|les|ce|cette|notre) )|\bfoutre (?:ma vie|tout) en l air\b/,
  /\bme (?:flingue\w*|pendre|noyer$|buter$|tirer une balle|ouvrir les veines|tailler les veines|couper les veines|faire du mal|scarifie\w*|mutile\w*|defenestrer)/,
  /\b(?:me jeter|sauter) (?:\w+ )?(?:sous|par la fenetre|d un|du (?:pont|toit|haut)|dans le vide|devant un)\b/,
  /\b(?:je|j|envie|idee|vais|veux|faut)\b(?: \w+){0,3} (?<!\b(?:va|vont|vas) )me tuer\b|\bsi je me tue\b|\bje me tue$/,
  /\ba quoi (?:bon|sert|ca sert)(?: de)? (?:vivre|la vie|exister|continuer(?: a vivre)?$)/,
  /\b(?:ma|la|cette) vie (?:a (?:plus|pas) |vaut (?:plus|pas|rien)|sert a rien|est (?:foutue|finie|un enfer|fichue|insupportable))/,
  /\b(?:marre|fatigue\w*|las|lasse|ras le bol|degoute\w*|assez) (?:de|d) (?:vivre|la vie|ma vie|cette vie|exister)\b/,
  /\b(?:mieux|tranquilles?|debarrasses?) (?:sans|de) moi\b|\bmanquerais? a personne\b/,
  /\bje (?:sers (?:plus )?a rien|vaux (?:plus )?rien|me deteste|me hais|m effondre|m ecroule|sombre$|deprime|perds pied|touche le fond)/,
  /\bsuis (?:\w+ )?(?:une merde|un fardeau|un poids|foutue?$|finie?$|desespere\w*|depressi\w+|au fond du trou|au plus bas|en (?:depression|deprime|detresse|burn ?out))/,
  /\b(?:fais|faire|frole|au bord d[ue]) (?:un |une |le |la |de )?(?:burn ?out|depression)\b|\bbord du (?:gouffre|suicide)\b/,
  /\bdesespere[es]?\b|\bdesespoir\b|\bdetresse (?:psy\w*|morale)|\b(?:idees?|pensees?) (?:noire?s?|morbides?)\b|\bau fond du trou\b|\btouche le fond\b/,
  /\bsert (?:plus )?a rien de (?:vivre|continuer$)|\b(?:fatigue|fatiguee|lasse|las) de tout$|\bepuisee? (?:moralement|nerveusement)\b|\bveux (?:plus|pu) (?:me battre|lutter|continuer$)|\bpartir pour toujours\b|\bsauter la (?:cervelle|tete)\b/,
  /\bplus (?:aucun |d )espoir\b|\bperdu (?:tout )?espoir\b|\bplus (?:le |l )?(?:envie|gout) (?:de|a) rien\b/,
  /\btiens (?:plus|pu)(?: le coup| debout)?$|\btiens (?:plus|pu) (?:le coup|debout)\b/,
  /\bje? (?:y )?arrive (?:plus|pu)$|\barrive (?:plus|pu) a (?:vivre|me lever|respirer|dormir|tenir)\b/,
  /\bpleure (?:tous|tout|toute|toutes|chaque|sans)\b|\b(?:arrete pas|fais que|envie) de pleurer\b|\bfais que pleurer\b|\b(?:je|j en|en) dors (?:plus|pu)\b/,
  /\baval\w+ (?:\w+ ){0,3}(?:cachets|medicaments|medocs|comprimes|somniferes|pilules)\b|\boverdose\b/,
  /\badieu (?:a tous|tout le monde|la vie)\b|\bdire adieu a (?:tous|ma famille|mes enfants|mes proches)\b/,
  /\bje vais (?:tres |trop |hyper )?mal$|\bque (?:tout|ca) s arrete\b|\bme sens (?:\w+ )?(?:vide|inutile|mort|morte)\b/,
  // Somebody at home who frightens or hits.
  new RegExp(`\\b(?:${partner})(?: \\w+){0,9} (?:me|m) (?:${hurts})`),
  /\bil me (?:frappe|bat(?! froid)|cogne|gifle|etrangle|viole|terrorise)\b/,
  new RegExp(`\\bpeur d(?:e )?(?:${partner})\\b|\\bpeur de lui$`),
  /\bviolences? conjugales?\b|\b(?:mari|conjoint|compagnon|ex) violent\b/,
];

const en: readonly RegExp[] = [
  /\bmy (?:husband|wife|partner|boyfriend|girlfriend|ex) (?:\w+ )?(?:hits|beats|threatens|scares|frightens|terrifies) me\b|\b(?:afraid|scared) of my (?:husband|wife|partner|boyfriend|girlfriend|ex)\b|\bdomestic (?:violence|abuse)\b/,
  /\bkill(?:ing)? my ?self\b|\bhurt(?:ing)? my ?self\b|\bself ?harm/,
  /\b(?:want|wanna|wish|ready|like|better|rather|going|prefer)\b(?: \w+){0,3} (?:die|dead|disappear)\b/,
  /\b(?:end|ending|take|taking) my (?:own )?life\b|\bend it all\b|\bend everything\b/,
  /\bcan ?(?:t|not) (?:go on(?! (?:holiday|vacation|the|a|maternity|strike|site|line))|keep going|carry on(?! (?:with|the))|cope|bear (?:it|this)|live(?! (?:off|on|from|in))|take (?:it|this|much more)(?: any ?(?:more|longer))?$|take (?:it|this) any|do (?:it|this) any ?(?:more|longer))/,
  /\b(?:reason|point|purpose|will) (?:to|in|for) (?:live|living|go on$|going on$)/,
  /\bbetter off (?:dead|without me)\b/,
  /\b(?:don ?t|do not) (?:want|wanna) (?:to )?(?:live|be alive|be here any|exist|wake up)\b/,
  /\b(?:don ?t|do not) (?:want|wanna) (?:to )?be here any/,
  /\b(?:tired|sick|enough) of (?:living|life|being alive)\b|\b(?:give|giving|gave) up on life\b|\bnot worth living\b|\bdone with (?:life|living)\b|\bfeel like dying\b|\bi can ?t any ?more$/,
  /\bend of my (?:rope|tether)\b|\bbreaking point\b|\bnervous breakdown\b|\bi ?(?:m|am) (?:falling apart|breaking down)\b/,
  /\b(?:i ?m|i am|feel|feeling) (?:\w+ )?(?:hopeless|worthless|suicidal|desperate|depressed|burn(?:ed|t) ?out)\b/,
  /\bjump(?:ing)? (?:off|from) (?:a|the) (?:bridge|roof|building)\b|\bcry(?:ing)? (?:every|all the)\b/,
];

export const DISTRESS: readonly RegExp[] = [...fr, ...en];
