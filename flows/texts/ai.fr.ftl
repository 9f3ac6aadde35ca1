### Quand un modèle de langage aide à comprendre : il est éteint tant que l'installation n'en règle pas un.

ai-words-off = sans modèle, sans modele de langage, sans ia, pas d'ia, pas de modèle, sans intelligence artificielle, without a model, no ai, without ai
ai-words-on = avec modèle, avec le modèle, avec ia, avec l'ia, with the model, with ai
ai-words-wrong = ce n'est pas ça, c'est pas ça, c pas ça, pas ça, ce n'est pas cela, rien à voir, non, that is not it, that's not it, not that, no

ai-notice =
    Quand je ne vous comprends pas, un modèle de langage m'aide.
    Je lui cache votre nom et vos coordonnées. Pour vous en passer, écrivez « sans modèle ».
ai-help = Je suis aidé par un modèle de langage quand je ne comprends pas. Pour vous en passer : « sans modèle ».
ai-help-off = Vous parlez sans modèle de langage. Pour en être aidé : « avec le modèle ».
ai-off = Entendu. Vos messages ne vont plus à un modèle de langage.
ai-on = Entendu. Quand je ne comprends pas, un modèle de langage m'aide.
ai-understood = Aidé par un modèle, j'ai compris : « { $meaning } ».
ai-not-that = Ce n'est pas ça
ai-sorry = Pardon, j'ai mal compris. On reprend où vous en étiez. Dites-le autrement.
