### When a language model helps to understand: it is off until the installation sets one.

ai-words-off = without a model, without the model, no ai, without ai, no language model
ai-words-on = with the model, with a model, with ai
ai-words-wrong = that is not it, that's not it, not that, not what I meant, no

ai-notice =
    When I do not understand you, a language model helps me.
    I hide your name and contact details from it. To do without it, write “no ai”.
ai-help = A language model helps me when I do not understand. To do without it: “no ai”.
ai-help-off = You are talking without a language model. To have its help: “with the model”.
ai-off = Understood. Your messages no longer go to a language model.
ai-on = Understood. When I do not understand, a language model helps me.
ai-understood = With a model's help, I understood: “{ $meaning }”.
ai-not-that = That is not it
ai-sorry = Sorry, I got that wrong. We are back where you were. Say it another way.
