### Passer la main : les conseillers publics et les chambres, avec une demande déjà écrite.

handover-words = passer la main, parler à un conseiller, un conseiller public, contacter la chambre, rien ne convient
handover-request-subject = Sur quel sujet ?
handover-request-words = Que voulez-vous demander ? Dites-le avec vos mots.
handover-request-words-help = Vous pourrez relire et changer le texte. Je n'envoie rien à votre place.
handover-request-share = Que puis-je écrire de vous dans la demande ?
handover-request-share-activity = Métier : { $said }
handover-request-share-stage = Étape : { $said }
handover-request-share-place = Lieu : { $said }
handover-request-ways = Voici des gens dont c'est le métier.
handover-request-advisers = Conseillers-Entreprises : { $subject }
handover-request-advisers-about = Un conseiller public vous rappelle, gratuitement.
handover-request-checked = Adresse relevée le { $day }.
handover-request-copy = Et voici votre demande, à copier. Je n'envoie rien à votre place.
handover-request-hello = Bonjour, je dirige une petite entreprise et je cherche un conseil. Sujet : { $subject }.
handover-request-default = Je voudrais savoir par quoi commencer, et qui peut m'aider.
handover-request-about-activity = Mon activité : { $said }
handover-request-about-stage = Où j'en suis : { $said }
handover-request-about-place = Ma commune : { $said }
handover-request-call = Pouvez-vous me rappeler ? Mon nom et mon numéro : (à compléter)
handover-request-thanks = Merci.
handover-request-file = Votre demande dans un fichier (demande.txt).
handover-request-next = Et maintenant ?
handover-request-next-mentor = Demander à un mentor
handover-request-next-done = C'est tout
handover-request-closed = Entendu. Revenez me dire si on vous a rappelé.

more-go = Que voulez-vous faire ?
more-go-obligations = Mes échéances
more-go-circle = Un cercle de 3
more-go-scam-check = Courrier suspect
more-go-check-up = Bilan numérique
more-go-handover = Passer la main
