/**
 * Everyday words for official ones. Data only: to teach the lookup a word people use, add it to the end of a line.
 * A line is: tone | words that stand in the catalogue | phrases people say, between commas, in any spelling.
 */
export interface Synonym {
  /** Phrases between commas; articles and pronouns inside them do not count ("perdre mon emploi"). */
  readonly said: string;
  /** Words that stand in the catalogue. */
  readonly means: string;
  /**
   * `plan`: also how people answer "what do you do?", so no sign of a question by itself.
   * `trouble`: told as a fact ("mon client me paie pas") and still a question.
   */
  readonly tone: 'plan' | 'trouble' | '-';
}

const TABLE = `
plan | créer création créateurs formalités guichet | créer, monter, lancer, me lancer, ouvrir, démarrer, m'installer, installation, création, créer ma boîte, monter une boîte, monter ma société, mettre à son compte, mets à mon compte, devenir auto entrepreneur, passer auto entrepreneur, être auto entrepreneur, become self employed, mise à mon compte, devenir indépendant, start, starting, start up, set up, launch, open a shop, open a business, register my business, registering, register
- | guichet formalités immatriculation inpi | immatriculer, immatriculation, déclarer mon activité, avoir un siret, numéro siret, siret, m'inscrire, register a company
- | guichet fermer cessation radiation | fermer, cesser, cessation, arrêter mon activité, radier, close, close down, close my business, shut down, stop my business, closing down
- | statut comparer choisir status | statut, quel statut, régime fiscal, changer de régime, sasu ou micro, eurl, sarl, sas, sasu, forme juridique, legal form, legal status
- | démission reconversion quitter | salarié et créer, cdi, démissionner, quitter mon cdi, quitter mon travail, quitter mon job, resign, quit my job
- | couveuses tester coopératives activité bge | tester mon idée, essayer mon activité, tester mon activité, couveuse, portage salarial, try out my idea, test my idea
- | reprendre repreneurs reprise transentreprise cèdent | reprendre une entreprise, reprendre un commerce, reprendre, racheter une entreprise, racheter un commerce, sell my company, vendre mon commerce, vendre mon affaire, partir à la retraite, prendre ma retraite, reprise, repreneur, acheter un fonds, fonds de commerce, buy a business, take over, vendre mon entreprise, vendre ma boite, sell my business, céder, transmettre
- | étapes création idée bpifrance projet | business plan, étude de marché, prévisionnel, plan de financement
- | ape naf code activité | code ape, naf, code d'activité, activity code
- | femmes entrepreneures | femme, femmes, entrepreneure, maman, women, woman, mum
- | handicap handicapé agefiph | handicap, handicapé, handicapée, rqth, mdph, aah, disability, disabled
- | quartiers prioritaires | quartier, cité, qpv, banlieue
- | rurale ruralités zfrr commune | village, campagne, zone rurale, ruralité, zrr, countryside, rural
- | chômage allocationare arce acre allocation droits | chômage, au chômage, chômeur, sans emploi, demandeur d'emploi, pôle emploi, france travail, paul emploi, assedic, indemnités chômage, allocations, unemployed, unemployment, jobseeker, dole, perdu mon emploi, perdu mon travail, licencié
- | arce capital chômage | capital chômage, toucher mon chômage en une fois, lump sum
- | allocationare garder cumul allocation maintien | garder mon chômage, cumuler chômage, garder mes allocations, garder le chômage, keep my benefits, keep my unemployment
- | prime activité caf revenus modestes complément | rsa, caf, prime d'activité, petit revenu, gagne pas assez, fin de mois, faible revenu, low income, income support
- | acre cotisations réduites | accre, exonération de charges, réduction de charges, moins de charges, moins de cotisations, charges réduites, début d'activité, lower contributions
- | aides subvention financement finder | subvention, aide financière, bourse, bourses, aides financières, financement, financer, argent, sous, fric, thunes, tune, pognon, oseille, budget, coup de pouce, aides, quelles aides, droit à quelles aides, funding, grant, grants, money, subsidy, finance, subsidies
- | prêt crédit microcrédit garantie emprunt | prêt, emprunt, emprunter, crédit, banque refuse, la banque dit non, banquier, microcrédit, loan, borrow, credit, bank refused, prêt d'honneur, sans apport, apport, taux zéro, refus de prêt
- | prêt financement équipement matériel microcrédit aides | four, machine, camion, camionnette, véhicule, matériel, équipement, investissement, investir, frigo, outil, outillage, travaux, stock, oven, equipment, van, food truck, caisse enregistreuse, acheter du matériel, m'équiper
- | refus médiation crédit découvert banque microcrédit | refus de crédit, banque refuse, banque a refusé, banque veut pas, découvert, banque me lâche, dit non la banque, bank said no, overdraft
trouble | compte banque droit désigne | ouvrir un compte, compte bancaire, compte pro, aucune banque, toutes les banques, pas de compte, interdit bancaire, bank account
- | région régionales aides locales | région, régionale, département, aide locale, aides locales, près de chez moi, local aid
- | urssaf déclarer cotisations chiffre | urssaf, ursaf, urssaff, cotisations, charges sociales, déclarer mon chiffre, déclarer mes revenus, déclarer mon ca, déclaration trimestrielle, declare turnover, social contributions, social charges, declare my income, déclarer, payer l'urssaf, payer urssaf, payer mes cotisations, payer mes charges, pay social charges, pay my contributions, pay my charges, pay urssaf
- | simulateurs revenu net calcul comparaison | calculer mes charges, combien je vais payer, combien je paye, combien payer de charges, combien de charges, combien de cotisations, combien il me reste, simulateur, simuler, simulation, revenu net, how much will i pay, calculator, coût d'une embauche, combien coûte un salarié, coûte un salarié, coût d'un salarié, cost of an employee, cost to hire
- | tva franchise | tva, facturer la tva, vat
- | plafonds micro seuil | plafond, plafonds, seuil, seuils, dépasser le plafond, dépassé le plafond, maxi, montant maximum, montant max, chiffre d'affaires maximum, combien je peux gagner, j'ai trop gagné, gagné trop, chiffre d'affaires max, maximum, ceiling, limit, threshold, turnover limit
- | cfe cotisation foncière | cfe, taxe pro, cotisation foncière, impôt local, local tax
- | impôts impot service | impôts, impôt, fisc, trésor public, income tax, taxes, tax office, centre des impôts
- | versement libératoire impôt | versement libératoire, impôt avec mes cotisations, impôt en même temps, prélèvement libératoire, impôt sur le revenu
- | comptable comptables compta | comptable, compta, comptabilité, expert comptable, bilan, accountant, bookkeeping, accounts, accounting
- | livre recettes obligations comptables tenir | livre des recettes, tenir mes comptes, registre des achats, cahier de recettes
- | facture mentions | faire une facture, faire mes factures, modèle de facture, mentions obligatoires, devis, facturer, invoice template, write an invoice, make an invoice
- | facture électronique plateformes agréées calendrier | facture électronique, facturation électronique, efacture, electronic invoice, electronic invoicing, einvoicing, e-invoicing, e-facture, plateforme agréée, pdp
- | chorus pro factures publics | facturer la mairie, facture mairie, chorus, invoice the town hall
trouble | impayée retard injonction délais paiement médiateur impayés | impayé, impayés, facture impayée, client ne paie pas, me faire payer, se faire payer, pas réglé, pas réglée, pas réglées, refuse de régler, refuse de payer, facture pas payée, veut pas payer, veut pas me payer, owes me, owe me money, refuses to pay, not paid, impayes, client me paye pas, paie pas, payent pas, ne paye plus, pas payé, pas été payé, on me doit, mauvais payeur, retard de paiement, relance, recouvrement, unpaid, unpaid invoice, client not paying, does not pay, late payment, late payer, wont pay, hasnt paid
trouble | dettes difficulté difficultés conciliation prévention tribunal médiation délai fragilisée | dette, dettes, endetté, dois de l'argent, dans la merde, au bout du rouleau, au bord du gouffre, plus payer, arrive plus à payer, peux plus payer, endettement, m'en sors plus, m'en sors pas, plus d'argent, plus de sous, plus de trésorerie, trésorerie, tréso, couler, je coule, faillite, huissier, dépôt de bilan, déposer le bilan, redressement, liquidation, difficulté, difficultés, en difficulté, galère, la clé sous la porte, bankrupt, bankruptcy, debt, debts, cash flow, in trouble, going under
trouble | urssaf échéancier délai paiement | dette urssaf, retard urssaf, urssaf en retard, echeancier urssaf, étaler, échéancier, instalments, pas payer l'urssaf, plus payer l'urssaf, pas payer mes cotisations, plus payer mes cotisations, pas payer mes charges, cannot pay
- | impôts délais paiement service | payer mes impôts, dois de l'argent aux impôts, dois aux impôts, owe taxes, pay my taxes late, retard impôts, dette fiscale, étaler mes impôts
trouble | exceptionnelle coup dur action sociale | coup dur, incendie, inondation, accident, décès, secours, aide d'urgence, aide exceptionnelle, hardship, flood, fire
trouble | liquidation rebonds relever échec | après une faillite, fermeture de ma boîte, fermeture de sa boîte, après la liquidation, rebondir, repartir de zéro, échec, j'ai tout perdu, bounce back, after bankruptcy
trouble | soutien psychologique souffrance apesa | burn out, burnout, épuisé, épuisée, à bout, je craque, déprime, dépression, stress, vais mal, ça va pas du tout, psy, psychologue, angoisse, exhausted, depressed
trouble | arrêt maladie indemnités journalières ameli | malade, maladie, arrêt maladie, arrêt de travail, hospitalisé, congé maternité, enceinte, maternité, grossesse, bébé, accouchement, jambe cassée, opération, hôpital, plus bosser, plus travailler, paternité, indemnités journalières, sick leave, sick, pregnant, maternity
trouble | arnaque faux courriers fraudes registres trompé | arnaque, arnaques, arnaqué, escroquerie, escroc, fraude, faux courrier, faux mail, courrier bizarre, courrier suspect, lettre bizarre, reçu un courrier, reçu une lettre, reçu une facture bizarre, on me réclame, me réclame, réclament de payer, scam, scammed, fake letter, strange letter, fraud, fake invoice, letter asking to pay, courrier qui demande, ca sent l'arnaque, me demande 200 euros, c'est vrai ce courrier
trouble | sites formalités payants privés | site payant, payé un site, formalité payante, payer pour créer, faux site, paid a website, website charged me
trouble | sms appel frauduleux 33700 | sms bizarre, sms, texto, message suspect, appel suspect, spam, démarchage téléphonique, text message, spam call
trouble | rétracter annuler contrat 14 démarchage | annuler un contrat, annuler contrat, vendu un contrat, démarcheur, démarchage, démarché, m'a fait signer, signé un contrat, forcé à signer, résilier, rétracter, rétractation, cancel a contract, signed a contract, commercial insistant, j'ai signé trop vite
trouble | 17cyber attaque ligne menaces cyber | piraté, piratage, hacké, hacker, virus, rançon, compte volé, phishing, hameçonnage, hacked, ransomware, cyber attaque, cyberattaque
- | cyber diagnostic menaces | sécurité informatique, me protéger des pirates, mot de passe, sauvegarde, cybersécurité, cybersecurity
trouble | litige différend amiable médiation conciliateur | litige, conflit, désaccord, dispute, différend, se disputer, mon fournisseur, mon propriétaire, voisin
- | juridique consultation justice points | avocat, juriste, conseil juridique, lawyer, legal advice, question juridique, avocat gratuit
- | cnil rgpd données fichiers | rgpd, gdpr, données personnelles, fichier client, fichiers clients, cookies, personal data, customer data
- | médiateur consommation agréé | médiateur conso, médiateur de la consommation, consumer mediator, médiateur obligatoire
- | marque nom libre protéger | marque, logo, déposer un nom, nom commercial, protéger mon nom, brevet, on copie, trademark, trade mark, brand name
- | assurance décennale responsabilité civile | assurance, assureur, assurer, rc pro, décennale, responsabilité civile, insurance, liability
- | patrimoine biens personnels séparés | biens personnels, saisir ma maison, protéger ma maison, perdre ma maison, saisie, patrimoine
- | vérifier annuaire existence entreprise | vérifier un client, vérifier une entreprise, client sérieux, existe vraiment, check a company, vérifier un fournisseur
- | rne extrait registre | kbis, extrait, justificatif d'immatriculation, preuve d'inscription
- | recruter embauche salarié employeurs | embaucher, recruter, embauche, recrutement, prendre quelqu'un, premier salarié, salarié, employé, patron, personnel, main d'oeuvre, hire, hiring, recruit, employee, employ, staff
- | apprenti apprentissage embauche | apprenti, apprentie, apprentis, alternant, alternance, cfa, apprentice, prendre un apprenti, apprentissage
- | immersion accueillir découvrir | stagiaire, stage, immersion, observer un métier, internship, placement, intern
- | paie tese salarié | fiche de paie, fiche de paye, bulletin de salaire, paie, payslip, payroll
- | travail contrats congés rupture convention | licencier, licenciement, virer, rupture conventionnelle, droit du travail, convention collective, période d'essai, heures sup, congés, dismiss, fire someone, labour law, contrat de travail, cdd
- | partager salarié groupement employeurs coopératives | partager un salarié, salarié à plusieurs, salarié partagé, temps partagé, share an employee
- | clients visibilité établissement apparaître recommandations | clients, trouver des clients, attirer des clients, des clients, manque de clients, se faire connaître, connaître ma boutique, promotion, promouvoir, plus de clients, pas de clients, me faire connaître, visibilité, publicité, pub, marketing, customers, find clients, more customers, advertise, prospecter, prospects
- | google fiche établissement avis | google, google maps, avis google, mauvais avis, avis client, fiche google, reviews, bad review, carte google
- | numérique num ligne présence | site internet, site web, faire un site, site vitrine, refaire mon site, présence en ligne, visible sur internet, en ligne, créer un site, website, web site, boutique en ligne, vendre en ligne, vendre sur internet, ecommerce, online shop, sell online, digital, numérique
- | numérique num ligne visibilité ateliers | instagram, insta, facebook, tiktok, réseaux sociaux, social media
- | domaine nom afnic | nom de domaine, adresse internet, domaine, domain name
- | marchés publics commandes place boamp | marchés publics, marché public, appel d'offres, appels d'offres, mairie, travailler pour la mairie, public tender, tender, tenders, public contracts
- | export étranger | export, exporter, étranger, vendre à l'étranger, international, abroad, sell abroad, exporting, douane
- | formation formations finance | formation, me former, formations, cours, apprendre, stage de formation, training, course, courses, learn, financer ma formation, payer ma formation, finance ma formation
- | opco formation salariés finance | formation de mes salariés, former mon salarié, former mon équipe, opco, train my staff
- | compte formation droits | cpf, compte formation, training account
- | groupement coopérative coopératives coopérer plusieurs | à plusieurs, bosser à plusieurs, travailler à plusieurs, ensemble, se regrouper, s'associer, m'associer, coopérer, coopération, coopérative, groupement, collectif, entre artisans, work together, cooperative, team up, join forces, mutualiser
- | acheter commun groupements coopératives achètent | acheter en commun, achats groupés, achat groupé, acheter moins cher, acheter à plusieurs, group buying, bulk buying, grouper nos achats
- | réseau clubs groupes rencontres pairs | réseau, réseauter, seul, seule, isolé, partenaire, partenaires, partners, other owners, autres entrepreneurs, meet people, isolée, solitude, rencontrer, rencontrer d'autres, club, clubs, entraide, échanger, networking, meet other, lonely, alone, network
- | bénévoles conseillers parrainage accompagnement conseil | mentor, mentorat, parrain, parrainage, coach, coaching, accompagnement, accompagner, être accompagné, conseiller, conseil, un conseiller, conseils, retraité bénévole, mentoring, adviser, advisor, advice, être conseillé
- | travail partagé lieu tiers | coworking, bureau partagé, espace partagé, bureau, atelier partagé, shared office
- | défense travailleurs indépendants fédération association | syndicat, défendre mes droits, défense, union, livreur, uber, deliveroo, chauffeur vtc
- | démarches place aide services | papiers, paperasse, m'aider pour mes papiers, remplir un dossier, remplir un formulaire, france services, administratif, démarches en ligne, pas à l'aise avec internet, pas d'ordinateur, avec l'ordinateur, avec internet, informatique, aide sur place, paperwork, aide papiers
- | conseiller rappelle problème orienté accompagnement | par où commencer, être orienté, conseiller humain, vrai conseiller, parler à un humain, human adviser, talk to someone, qui contacter, être rappelé, besoin d'aide, je suis perdu, perdue, qui appeler, à qui parler, qui peut m'aider, quelqu'un à qui parler, parler à quelqu'un, who can help, i need help
- | énergie factures écologique watts | énergie, électricité, facture d'électricité, edf, gaz, chauffage, économies d'énergie, energy, electricity, heating, energy bill, facture energie
- | écologique transition ademe | écologie, écologique, environnement, transition, vert, recyclage, déchets, panneaux solaires, isolation, vélo cargo, green, ecology, waste, sustainable, polluer moins
- | réparateurs réparation | réparateur, réparation, bonus réparation, repair, repairer
`;

export const SYNONYMS: readonly Synonym[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [tone = '', means = '', said = ''] = line.split(' | ');
    return { tone: tone === 'plan' || tone === 'trouble' ? tone : '-', means, said };
  });

/** Trades and goods: they say who asks, not what is asked. Each family is a word of the catalogue, worth a little. */
export const TRADES: Readonly<Record<string, string>> = {
  artisans: `
    artisan artisane salon atelier coiffeur coiffeuse coiffure barbier boulanger boulangère boulangerie
    pâtissier pâtissière pâtisserie boucher boucherie maçon plombier plomberie électricien menuisier
    menuiserie peintre couvreur carreleur esthéticienne esthétique ongles onglerie couturière couture
    tapissier céramiste potier poterie bijoutier bijoux bijou créatrice savon bougies fleuriste fleurs
    garagiste garage mécanicien cordonnier taxi traiteur chocolatier brasseur brasserie brodeuse tatoueur
    tatouage ébéniste ferronnier serrurier paysagiste jardinier ménage nettoyage baker hairdresser
    plumber electrician builder carpenter jewellery`,
  commerçants: `
    commerçant commerçante commerce boutique magasin épicerie épicier restaurant restaurateur
    restauratrice café bar snack crêperie crêpes pizzeria pizza foodtruck vêtements friperie fringues
    librairie libraire vendeur vendeuse vends vendre revendre hôtel gîte chambre hôtes camping opticien
    caviste vinted brocante shop restaurant bakery clothes sell selling`,
  libéraux: `
    consultant consultante graphiste traducteur traductrice rédacteur rédactrice développeur développeuse
    photographe thérapeute sophrologue naturopathe ostéopathe infirmier infirmière kiné architecte
    formateur formatrice freelance webdesigner psychopraticien designer translator photographer
    consultant professeur prof yoga`,
};

/** Too loose to answer alone; they count only beside a word that says what is asked. */
export const LOOSE = `
  recettes carte mission souffle second lieu liste page site ligne entreprise entreprises boîte boite société activité activités
  business company firm service services france français française autoentrepreneur indépendant indépendants tpe pme micro projet
  projets nom mot point premier première premiers gratuit gratuite free ville région appel appeler montant
  lire écrire choisir chercher vérifier public publique état pro professionnel professionnels travail travailler bosser work
  job client customer personnel machine cours force question réponse compte vendre acheter buy payer pay prix cher euro euros
  moyen moyenne small self employed personne agence gagner jeune jeunes idée temps open check brand fin toucher avis louer finir
  recommander local numéro téléphone plan chambre
  paris lyon marseille lille bordeaux nantes toulouse rennes angers grenoble strasbourg montpellier europe`;

/** Talk about something else: as good as unknown, whatever rows they stand in, and never taken for a typo. */
export const ELSEWHERE = `
  recette cuisine tomates gâteau manger repas maigrir régime film films série netflix musique chanson poème livre roman match
  foot football loto bitcoin horoscope lion météo pluie soleil chaud froid vacances voyage train avion billet vie belle amour
  aime love heureux chat chien animal vétérinaire enfants bruit nuit appartement voiture iphone blague robot capitale capital
  president président république guerre politique guitare dessin monde histoire équipe nord sud eau tour tours gard ain aura lens manche nice
  gap var mère père papa réunion weather music game movie recipe joke world dog cat holiday flight traduis espagnol`;
