### Trouver une aide avec ses propres mots.

resources-words = trouver une aide, chercher une aide
resources-query = Que cherchez-vous ? Dites-le avec vos mots.
resources-query-help = Par exemple : « un client ne me paie pas », « aide pour embaucher ».
resources-found =
    { $count ->
        [one] Voici ce que j'ai trouvé.
       *[other] Voici { $count } pistes, la plus utile d'abord.
    }
resources-nothing =
    Je n'ai rien de sûr là-dessus. Voici des gens qui sauront vous orienter.
    Un mentor ou votre club le peuvent aussi.
resources-nothing-short = « { $word } » ne me suffit pas. Dites-m'en un peu plus : pour quoi, pour qui ?
resources-verdict = Je ne peux pas trancher. La réponse qui compte vient de là : { $who }.
resources-verdict-nothing = Je ne peux pas trancher. Ces gens peuvent vous répondre, gratuitement.
resources-for-other = Je réponds pour cette personne, sans votre profil. Rien n'y change.
resources-insult = Je vous ai mal aidé, on dirait. Dites-moi ce que vous cherchez, ou parlez à une personne.
resources-other-language =
    Je parle français et anglais. I speak French and English.
    Ces gens peuvent vous recevoir.
resources-in-english = In English: write “english”.
resources-long = C'est long. J'ai retenu : { $words }.
resources-why = Pourquoi vous
resources-why-words = vous parlez de « { $words } »
resources-why-need = vous avez dit « { $need } »
resources-why-stage = vous avez dit « { $stage } »
resources-why-region = c'est dans votre région
resources-why-free-person = une personne vous aide, gratuitement
resources-perhaps = Peut-être pour vous
resources-not-for-you = Sans doute pas pour vous
resources-for = Pour
resources-by = Par
resources-by-cost = { $provider } ({ $cost })
resources-also = Aussi sur
resources-cost-free = gratuit
resources-cost-paid = payant
resources-cost-loan = prêt à rembourser
resources-cost-mixed = en partie gratuit
resources-cost-unknown = coût à demander
resources-first = À faire d'abord
resources-checked = Vérifié le { $day }.
resources-medium = Fiche du { $day }. À vérifier sur le site officiel.
resources-stale = Cette fiche a dépassé sa date, { $day }. À vérifier sur le site officiel.
resources-next = Et maintenant ?
resources-next-take = Mon +1 : { $name }
resources-next-mentor = Demander à un mentor
resources-next-meetups = Demander à mon club
resources-next-handover = Passer la main
resources-next-more = Plus de choix
resources-next-done = C'est tout
resources-closed = Entendu. Posez-moi une autre question quand vous voulez.
resources-next-help =
    « Mon +1 » en fait votre prochain petit pas, avec une date. Rien n'est envoyé à personne.
    Vous pouvez aussi écrire « moins cher », « autre chose », « le deuxième », « près de Nantes ».

## Une deuxième page de choix

resources-more = Que voulez-vous faire ?
resources-more-help = « Donner mon avis » aide les suivants. « Me prévenir » garde cette recherche.
resources-more-others = Voir autre chose
resources-more-simpler = Plus simplement
resources-more-meetups = Demander à mon club
resources-more-handover = Passer la main
resources-more-another = Une autre question
resources-more-back = Revenir aux réponses

## Après quelques mots qui changent la question

resources-how-others =
    { $count ->
        [one] Voici une autre piste.
       *[other] Voici { $count } autres pistes.
    }
resources-how-one = Voici cette fiche.
resources-how-details = Voici la première en entier. Dites « la deuxième » pour une autre.
resources-how-simpler = Je n'ai pas de mots plus simples. Un mentor peut vous l'expliquer de vive voix.
resources-how-plain = Voici la fiche redite par un modèle de langage. Le texte d'origine suit.
resources-how-free = Voici ce qui est gratuit.
resources-how-cheaper = Voici ce qui coûte le moins, le gratuit d'abord.
resources-how-topic = La même question, avec « { $words } ».
resources-how-region = La même question, pour « { $words } ».
resources-cost-of = { $name } : { $cost }.
resources-how-told = C'est pris en compte.
resources-near = Autour de { $place }, voici ce qui existe.
resources-near-none = Je n'ai rien de propre à la région { $region }. Ceci vaut partout.
resources-no-others = Je n'ai pas d'autre piste sûre. Voici des gens qui sauront chercher.
resources-nothing-so = Je n'ai rien de sûr ainsi. Voici des gens qui sauront vous orienter.

resource-gone = Cette fiche n'existe plus. Cherchons autrement.
resource-next = Que voulez-vous en faire ?
resource-next-take = En faire mon prochain pas
resource-next-search = Chercher autre chose
resource-next-done = Fermer
resource-closed = Entendu.
