### Les échéances : de petites questions, des dates avec leur source, des rappels pour qui en veut.

obligations-words = rappelle moi mes déclarations, rappelez moi mes déclarations, rappel urssaf, mes déclarations, mes échéances, rappel de déclaration, rappels de déclaration, dates de mes déclarations

my-obligations-elsewhere =
    Votre territoire a ses propres règles d'impôts et de cotisations. Je ne connais pas ses dates.
    La caisse et les impôts de chez vous les donnent.
my-obligations-start =
    Je peux vous rappeler vos déclarations, une semaine et un jour avant.
    Six petites questions, chacune peut être passée. Ce n'est pas un conseil.
my-obligations-start-yes = Oui, rappelez-moi
my-obligations-start-no = Non merci
my-obligations-status = Êtes-vous en micro-entreprise (auto-entrepreneur) ?
my-obligations-status-micro = Oui, micro
my-obligations-status-other = Non, autre forme
my-obligations-period = Quand déclarez-vous votre chiffre d'affaires à l'Urssaf ?
my-obligations-period-monthly = Chaque mois
my-obligations-period-quarterly = Chaque trimestre
my-obligations-vat = Facturez-vous la TVA ?
my-obligations-vat-no = Non
my-obligations-vat-monthly = Oui, chaque mois
my-obligations-vat-other = Oui, autrement
my-obligations-premises = Avez-vous un local à vous pour travailler ?
my-obligations-premises-yes = Oui
my-obligations-premises-no = Non
my-obligations-employees = Avez-vous des salariés ?
my-obligations-employees-yes = Oui
my-obligations-employees-no = Non
my-obligations-started = Quand votre entreprise a-t-elle commencé ? Par exemple : mars 2024.
my-obligations-started-help = Le mois suffit. Je m'en sers pour les règles de la première année.
my-obligations-started-wrong = J'attends une date passée. Par exemple : mars 2024, ou 12/03/2024.
my-obligations-consent =
    Je garde ces réponses pour vos rappels, jusqu'à ce que vous les arrêtiez.
    « Mes données » les montre et les efface. D'accord ?
my-obligations-consent-yes = D'accord
my-obligations-consent-no = Non, ne gardez rien
my-obligations-kept = C'est noté. Je vous écrirai le matin, une semaine et un jour avant.
my-obligations-not-kept = Entendu, je ne garde rien et je ne rappelle rien.

my-obligations-list =
    { $count ->
        [0] Je n'ai pas de date sûre pour vous dans l'année qui vient.
       *[other] Voici ce qui vient.
    }
my-obligations-dated = Vos prochaines échéances
my-obligations-to-check = À vérifier : je n'ai pas la date
my-obligations-perhaps = Peut-être aussi
my-obligations-then = Puis : { $days }.
my-obligations-first = Peut-être votre toute première : vérifiez le jour dans votre espace.
my-obligations-weekend = C'est un week-end : le jour exact est sur la page.
my-obligations-check = À vérifier sur la page officielle :
my-obligations-missing = Cela dépend : { $what }.
my-obligations-about-status = votre forme d'entreprise
my-obligations-about-period = votre rythme de déclaration
my-obligations-about-vat = la TVA
my-obligations-about-premises = votre local
my-obligations-about-employees = vos salariés
my-obligations-note = Ce n'est pas un conseil. Vérifié le { $day } ; la page officielle fait foi.
my-obligations-advice = Ce n'est pas un conseil : la page officielle fait foi.
my-obligations-next = Et maintenant ?
my-obligations-next-file = Un fichier d'agenda
my-obligations-next-change = Changer mes réponses
my-obligations-next-stop = Arrêter les rappels
my-obligations-next-done = C'est tout
my-obligations-next-help = Le fichier d'agenda contient toutes les dates sûres de l'année. Arrêter efface vos réponses.
my-obligations-file =
    { $count ->
        [one] Une date, dans un fichier pour votre agenda (echeances.ics).
       *[other] { $count } dates, dans un fichier pour votre agenda (echeances.ics).
    }
my-obligations-stopped = C'est arrêté, et vos réponses sont effacées. « Échéances » les remet quand vous voulez.
my-obligations-closed = Entendu. Écrivez « échéances » pour revoir la liste.

obligations-due-answer =
    { $count ->
        [one] Une échéance approche. Ce n'est pas un conseil, la page officielle fait foi.
       *[other] { $count } échéances approchent. Ce n'est pas un conseil, les pages officielles font foi.
    }
    { $list }
obligations-due-answer-done = C'est fait
obligations-due-answer-all = Tout est fait
obligations-due-answer-one = Fait : { $what }
obligations-due-answer-later = Bien reçu
obligations-due-answer-list = Toutes mes dates
obligations-due-answer-stop = Arrêter les rappels
obligations-due-thanks = Noté, je n'en parle plus. La prochaine fois, je vous préviens de la même façon.
obligations-due-later = Entendu. Je le redis la veille si ce n'est pas fait.
obligations-due-stopped = C'est arrêté, et vos réponses sont effacées.

my-data-companion = Vos rappels et bilans
my-data-companion-is =
    { $plan ->
        [yes] vos réponses pour les rappels de déclarations,{ " " }
       *[no] { "" }
    }{ $checkups ->
        [one] { $checkups } bilan numérique.
       *[other] { $checkups } bilans numériques.
    } Pour vos dates et vos progrès. Gardé jusqu'à ce que vous arrêtiez.

facts-source = Source
facts-checked = Vérifié le { $day }. À revoir après le { $until }. Ce n'est pas un conseil.
facts-medium = Fiche du { $day }, à confirmer sur la page officielle. À revoir après le { $until }.
facts-stale = Mon chiffre a dépassé sa date, { $day }. Je ne le redonne pas : vérifiez sur la page officielle.
