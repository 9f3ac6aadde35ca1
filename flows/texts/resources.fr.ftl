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
resources-why = Pourquoi vous
resources-why-words = vous parlez de « { $words } »
resources-why-need = vous avez dit « { $need } »
resources-why-stage = vous avez dit « { $stage } »
resources-why-region = c'est dans votre région
resources-why-free-person = une personne vous aide, gratuitement
resources-for = Pour
resources-by = Par
resources-cost = Coût
resources-cost-free = gratuit
resources-cost-paid = payant
resources-cost-loan = prêt à rembourser
resources-cost-mixed = en partie gratuit
resources-cost-unknown = à demander
resources-first = À faire d'abord
resources-checked = Vérifié le { $day }.
resources-medium = Fiche du { $day }. À vérifier sur le site officiel.
resources-stale = Cette fiche a dépassé sa date, { $day }. À vérifier sur le site officiel.
resources-next = Et maintenant ?
resources-next-take = Mon +1 : { $name }
resources-next-mentor = Demander à un mentor
resources-next-meetups = Demander à mon club
resources-next-handover = Passer la main
resources-next-another = Une autre question
resources-next-done = C'est tout
resources-closed = Entendu. Posez-moi une autre question quand vous voulez.
resources-next-help = « Mon +1 » en fait votre prochain petit pas, avec une date. Rien n'est envoyé à personne.

resource-gone = Cette fiche n'existe plus. Cherchons autrement.
resource-next = Que voulez-vous en faire ?
resource-next-take = En faire mon prochain pas
resource-next-search = Chercher autre chose
resource-next-done = Fermer
resource-closed = Entendu.
