### La première rencontre : qui parle, quatre questions, l'accord.

onboarding-welcome =
    Bonjour, ici PlusUn. Je suis un programme, pas une personne.
    Je cherche avec vous une aide, un mentor ou une rencontre près de chez vous.
    D'abord quatre questions courtes. Vous pouvez toutes les passer.
onboarding-welcome-back = Bonjour, ici PlusUn, le programme. J'ai gardé vos réponses.

my-answers-words = changer mes réponses, corriger mes réponses, mon profil

about-me-known = Que voulez-vous faire ?
about-me-known-home = Aller au menu
about-me-known-change = Changer mes réponses

about-me-activity = 1/4. Votre métier, en deux mots ?
about-me-activity-help = Par exemple : coiffeuse, plombier, vente de bijoux. Cela m'aide à trier les aides.

about-me-stage = 2/4. Où en êtes-vous ?
about-me-stage-idea = J'ai une idée
about-me-stage-created = Je viens de créer
about-me-stage-running = Mon activité tourne
about-me-stage-difficulty = C'est difficile en ce moment
about-me-stage-closing = Je ferme ou je transmets

about-me-place = 3/4. Votre code postal, ou votre ville ?
about-me-place-help = La commune suffit, jamais l'adresse. Elle sert à trouver ce qui est près de chez vous.
about-me-all-form = Pour vous connaître
about-me-activity-field = Votre métier
about-me-activity-field-hint = En deux mots
about-me-stage-field = Où en êtes-vous ?
about-me-place-field = Votre commune
about-me-place-field-hint = Nom ou code postal

about-me-needs = 4/4. De quoi avez-vous besoin ? Plusieurs réponses sont possibles.
about-me-needs-creation = Créer mon entreprise
about-me-needs-funding = Trouver de l'argent
about-me-needs-clients = Trouver des clients
about-me-needs-tax = Impôts et cotisations
about-me-needs-accounting = Tenir mes comptes
about-me-needs-law = Droit et contrats
about-me-needs-digital = Site et outils numériques
about-me-needs-hiring = Embaucher
about-me-needs-training = Me former
about-me-needs-network = Rencontrer des pairs
about-me-needs-trouble = Passer un cap difficile
about-me-needs-ecology = Énergie et écologie

about-me-summary =
    Métier : { $activity }. Étape : { $stage }.
    Commune : { $place }. Besoins : { $needs }.
    C'est bien cela ?
about-me-summary-right = C'est bien cela
about-me-summary-change-activity = Changer le métier
about-me-summary-change-stage = Changer l'étape
about-me-summary-change-place = Changer la commune
about-me-summary-change-needs = Changer les besoins
about-me-unknown = pas précisé

about-me-consent =
    Voulez-vous que je garde ces réponses ?
    Elles servent à choisir pour vous des aides, un mentor, des rencontres.
    Je les efface après deux ans sans nouvelles, ou dès que vous le demandez.
about-me-consent-yes = Oui, gardez-les
about-me-consent-no = Non, ne gardez rien
about-me-consent-help =
    Sans accord, je les oublie à la fin de cette conversation. Tout marche quand même.
    « Mes données » montre ce que je garde et permet de l'effacer.

about-me-kept = C'est gardé. « Mes données » permet de tout voir et de tout effacer.
about-me-not-kept = Entendu, je ne les garde pas au-delà de cette conversation. Tout marche quand même.
about-me-corrected = C'est à jour.
