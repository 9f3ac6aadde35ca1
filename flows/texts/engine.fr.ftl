### Ce que le programme dit dans toutes les conversations.

## Mots que les gens écrivent (séparés par des virgules, sans souci d'accents)

engine-words-cancel = annuler, annule, stop, arrêter, laisse tomber, laissez tomber, laisse tombé, oublie, oublie ça, oubliez, tant pis, quitter, abandonner
engine-words-hesitation = ah, allez, bah, ben, bof, bon, enfin, euh, finalement, hein, non, oh, ok, oui, ouais, ouai
engine-words-help = aide, aidez-moi, au secours, je comprends pas, je ne comprends pas, aide-moi, help me
engine-words-back = retour, revenir, précédent, en arrière, question précédente
engine-words-restart = recommencer, recommence, tout recommencer, reprendre au début
engine-words-skip = passer, passe, je passe, suivant, sauter, plus tard, je sais pas, je ne sais pas, rien
engine-words-menu = menu, accueil, début, sommaire, options
engine-words-french = français, en français, french, parler français
engine-words-english = anglais, en anglais, english, in english, speak english
engine-words-hello = bonjour, salut, bonsoir, coucou, hello, hi, bjr, slt, hey, bonjour à vous
engine-words-thanks = merci, merci beaucoup, merci bien, super merci, thanks, thank you
engine-words-bye = au revoir, à bientôt, à plus, bonne journée, bonne soirée, bye
engine-words-who = vous êtes qui, qui êtes-vous, qui es-tu, tu es qui, t'es qui, c'est qui, êtes-vous un robot, vous êtes un robot, tu es un robot, c'est un robot, plusun c'est quoi, c'est quoi plusun
engine-words-yes = oui, ouais, ok, d'accord, yes, oui merci, bien sûr, volontiers, avec plaisir, c'est bon, ça marche, go
engine-words-no = non, non merci, nan, pas maintenant, surtout pas, no

## Boutons

engine-button-cancel = Laisser tomber
engine-button-help = Aide
engine-button-back = Question précédente
engine-button-menu = Menu
engine-skip = Passer
engine-done = C'est tout
engine-label = { $label } :
engine-next-page = Suite

## Là où il n'y a pas de boutons

engine-choose-hint = Répondez par un numéro, ou par le mot.
engine-choose-hint-many = Répondez par un ou plusieurs numéros. Exemple : 1 et 3.
engine-choose-aside = (ou écrivez « { $labels } »)

## Se comprendre

engine-hello = Bonjour.
engine-who = Je suis PlusUn, un programme, pas une personne. Je cherche avec vous une aide, un mentor ou une rencontre.
engine-thanks = Avec plaisir.
engine-bye = À bientôt. Je garde votre place.
engine-heard = Entendu.
engine-resume = On en était là :
engine-expired = Notre dernière conversation est trop ancienne. On repart de zéro.
engine-not-understood = Je n'ai pas compris. Choisissez ci-dessous, ou dites-le autrement.
engine-ways-out = C'est moi qui comprends mal. Vous pouvez revenir, laisser tomber ou demander de l'aide.
engine-which = J'en connais plusieurs. Lequel ?
engine-one-only = Une seule réponse ici. Laquelle ?
engine-corrected = C'est corrigé : { $value }.
engine-already-decided = C'est déjà parti, je ne peux plus changer cette réponse. Le menu permet de recommencer.
engine-already-answered = C'est déjà noté.
engine-ticked = Noté : { $labels }. Autre chose ?
engine-unticked = C'est retiré. Que voulez-vous ?
engine-old-button = Ce bouton n'est plus valable. Voici où nous en sommes.
engine-foreign-button = Ce bouton est à quelqu'un d'autre. Rien n'a changé.
engine-organisers-only = C'est réservé aux organisateurs de club. Leur code s'écrit ainsi : /organisateur suivi du code.
engine-unknown-command = Je ne connais pas cette commande. Écrivez « menu » pour voir ce que je sais faire.

## Aller et venir

engine-cancelled = Entendu, on laisse cela.
engine-nothing-to-cancel = Rien n'est en cours. Le menu vous attend.
engine-no-way-back = On ne peut pas revenir plus loin.
engine-cannot-skip = Cette réponse m'est nécessaire. Vous pouvez aussi écrire « annuler ».
engine-restarted = On reprend au début.
engine-help =
    Écrivez comme vous parlez. Un numéro ou quelques mots suffisent.
    « passer », « retour », « annuler » et « menu » marchent partout.
    « english » pour l'anglais, « mes données » pour voir ce que je garde.

## Ce que je ne sais pas lire

engine-unreadable-empty = Votre message est arrivé vide. Écrivez-moi quelques mots.
engine-unreadable-wordless = Je ne lis que les mots et les chiffres. Pouvez-vous l'écrire ?
engine-unreadable-long = C'est trop long pour moi. L'essentiel, en quelques phrases ?
engine-unreadable-photo = Je ne sais pas lire les photos. Écrivez-moi ce qu'il y a dessus.
engine-unreadable-voice = Je n'écoute pas encore les messages vocaux. Écrivez-moi la même chose en quelques mots.
engine-unreadable-video = Je ne regarde pas les vidéos. Écrivez-moi ce que vous vouliez montrer.
engine-unreadable-document = Je n'ouvre pas les documents. Écrivez-moi ce qu'il contient d'important.
engine-unreadable-sticker = Je ne comprends pas les autocollants. Dites-le-moi en mots.
engine-unreadable-location = Je ne connais aucune commune de France à cet endroit. Écrivez-moi son nom ou son code postal.
engine-unreadable-contact = Je ne garde pas les fiches de contact. Écrivez-moi votre question.
engine-unreadable-other = Je ne sais pas lire ce message. Écrivez-le-moi en mots.
engine-said-file = (un fichier)
engine-said-hidden = (message non gardé)

## Incidents

engine-apology = Je me suis emmêlé, pardon. Vos réponses sont gardées. Redites-moi votre dernier message autrement.
engine-write-me-in-private = C'est personnel : écrivez-moi en privé, je vous y réponds.
engine-answered-in-private = Je vous réponds en privé.

## Réponses attendues

parse-text-long = C'est un peu long. { $longest } caractères suffisent.
parse-place-wrong = Je ne trouve pas cette commune. Essayez le code postal, par exemple 44000.

## Formulaires

engine-form-open = Tout remplir d'un coup
engine-form-send = Envoyer
engine-form-missing = Il me manque cette réponse.
engine-form-wrong = { $label } : { $why }
engine-form-which = J'en connais plusieurs : { $first }, { $second }… Précisez, avec le code postal par exemple.
engine-chosen = ✓ { $chosen }
