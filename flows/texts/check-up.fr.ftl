### Le bilan numérique : dix questions simples, où vous en êtes, trois petits pas, une image à garder.

check-up-words = bilan numérique, faire le point sur le numérique, où j'en suis avec le numérique, diagnostic numérique, mon entreprise et le numérique
check-up-intro =
    Dix petites questions sur votre entreprise et internet. Chacune peut être passée.
    À la fin : où vous en êtes, et trois petits pas.
check-up-listing = Votre fiche sur les cartes en ligne (Google, Plans) ?
check-up-listing-no = Pas de fiche
check-up-listing-some = Une fiche ancienne
check-up-listing-yes = Une fiche à jour
check-up-site = Où trouve-t-on vos offres sur internet ?
check-up-site-no = Nulle part
check-up-site-some = Sur un réseau social
check-up-site-yes = Sur mon site
check-up-reviews = Demandez-vous un avis à vos clients ?
check-up-reviews-no = Jamais
check-up-reviews-some = Parfois
check-up-reviews-yes = À chaque fois
check-up-booking = Comment réserve-t-on, ou commande-t-on, chez vous ?
check-up-booking-no = Sur place, téléphone
check-up-booking-some = Par message
check-up-booking-yes = En ligne
check-up-contacts = Où sont les coordonnées de vos clients, avec leur accord ?
check-up-contacts-no = Nulle part
check-up-contacts-some = Sur papier
check-up-contacts-yes = Dans un fichier
check-up-payment = Comment peut-on vous payer ?
check-up-payment-no = Espèces ou chèque
check-up-payment-some = Par virement aussi
check-up-payment-yes = Carte ou en ligne
check-up-invoices = Avec quoi faites-vous vos factures ?
check-up-invoices-no = À la main
check-up-invoices-some = Un tableur
check-up-invoices-yes = Un logiciel
check-up-e-invoices = Recevez-vous vos factures électroniques par une plateforme agréée ?
check-up-e-invoices-no = Pas encore
check-up-e-invoices-some = C'est en cours
check-up-e-invoices-yes = C'est en place
check-up-backup = Vos fichiers sont-ils copiés ailleurs ?
check-up-backup-no = Jamais
check-up-backup-some = De temps en temps
check-up-backup-yes = Automatiquement
check-up-passwords = Vos mots de passe ?
check-up-passwords-no = Souvent le même
check-up-passwords-some = Quelques-uns
check-up-passwords-yes = Un par compte

check-up-nothing = Aucune réponse, donc pas de bilan. Écrivez « bilan » quand vous voudrez.
check-up-title = Mon bilan numérique
check-up-area-found = Se faire trouver
check-up-area-sell = Vendre
check-up-area-manage = Gérer
check-up-area-protect = Se protéger
check-up-score =
    { $gain ->
        [0] { $points } sur { $most }
       *[other] { $points } sur { $most } (+{ $gain })
    }
check-up-skipped = Les questions passées ne comptent pas.
check-up-gain = Depuis la dernière fois : +{ $gain }.
check-up-steps = Trois petits pas
check-up-steps-note = L'essai a le droit de rater : il coûte peu et il apprend. Un seul pas suffit.
check-up-why-repeat = 70 %, refaire ce qui marche
check-up-why-known = 20 %, prendre ce qui marche ailleurs
check-up-why-attempt = 10 %, essayer
check-up-repeat-found = Mettre une photo récente sur votre fiche ou votre page
check-up-repeat-sell = Écrire à trois clients contents pour leur proposer de revenir
check-up-repeat-manage = Réserver une demi-heure par semaine aux factures
check-up-repeat-protect = Vérifier que la dernière copie de vos fichiers s'ouvre bien
check-up-known-listing = Créer ou corriger votre fiche sur les cartes en ligne
check-up-known-site = Écrire une page avec vos offres, vos prix et vos horaires
check-up-known-reviews = Demander un avis à trois clients cette semaine
check-up-known-booking = Noter sur votre fiche comment réserver, en une phrase
check-up-known-contacts = Noter dans un fichier les dix clients qui ont dit oui
check-up-known-payment = Comparer deux offres de paiement par carte
check-up-known-invoices = Essayer un logiciel de facture sur votre prochaine facture
check-up-known-e-invoices = Choisir une plateforme sur la liste officielle des impôts
check-up-known-backup = Copier vos fichiers importants sur un disque, puis le ranger ailleurs
check-up-known-passwords = Changer le mot de passe de votre messagerie, et lui seul
check-up-attempt-found = Publier une courte vidéo de votre travail et compter les réponses
check-up-attempt-sell = Proposer une offre nouvelle à cinq clients, par message
check-up-attempt-manage = Dicter un devis à votre téléphone au lieu de l'écrire
check-up-attempt-protect = Faire comme si l'ordinateur était volé, et noter ce qui manque
check-up-first = À faire d'abord
check-up-step = Lequel prenez-vous comme +1 ?
check-up-step-repeat = Refaire
check-up-step-known = Prendre ailleurs
check-up-step-attempt = Essayer
check-up-step-none = Aucun
check-up-picture = Votre bilan en image, à garder (bilan.svg). { $about }.
check-up-picture-note = PlusUn, le { $day }
check-up-keep =
    Je garde ce résultat pour le comparer au prochain ? Sinon je l'oublie.
    « Mes données » le montre et l'efface.
check-up-keep-yes = Oui, gardez-le
check-up-keep-no = Non, oubliez-le
check-up-again = Je vous propose de le refaire dans trois mois ?
check-up-again-yes = Oui, dans 3 mois
check-up-again-no = Non merci
check-up-planned = C'est noté. Dans trois mois, nous regarderons le chemin fait.
check-up-kept = C'est gardé. Écrivez « bilan » pour le refaire.
check-up-not-kept = C'est oublié. Écrivez « bilan » pour le refaire.

check-up-due-go = Votre bilan numérique a trois mois ({ $day }). On regarde le chemin fait ? Dix questions.
check-up-due-go-yes = Oui, allons-y
check-up-due-go-no = Pas cette fois
check-up-due-go-forget = Oubliez mes bilans
check-up-due-forgotten = C'est effacé. Je n'en parle plus.
check-up-due-left = Entendu. Écrivez « bilan » quand vous voudrez.
