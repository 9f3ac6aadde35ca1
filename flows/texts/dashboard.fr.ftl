### Le tableau de bord : ce qui compte maintenant.

dashboard-words = mon tableau de bord, tableau de bord
dashboard-hello = Voici où vous en êtes. Écrivez-moi dans la conversation, à toute heure.
dashboard-step = Votre prochain petit pas
dashboard-step-for = Pour
dashboard-step-none = Aucun pour l'instant. Un petit pas suffit pour avancer.
dashboard-meetup = Votre prochaine rencontre
dashboard-meetup-none = Aucune de prévue.
dashboard-requests = Vos demandes à un mentor
dashboard-requests-none = Aucune demande ouverte.
