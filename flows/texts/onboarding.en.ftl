### The first meeting: who is talking, four questions, the consent.

onboarding-welcome =
    Hello, this is PlusUn. I am a program, not a person.
    I help you find support, a mentor or people to meet near you in France.
    Four short questions first. You can skip any of them.
onboarding-welcome-back = Hello, this is PlusUn, the program. I have kept your answers.

my-answers-words = change my answers, correct my answers, my profile

about-me-known = What would you like to do?
about-me-known-home = Go to the menu
about-me-known-change = Change my answers

about-me-activity = 1/4. What do you do, in a word or two?
about-me-activity-help = For example: hairdresser, plumber, selling jewellery. It helps me sort what fits.

about-me-stage = 2/4. How far along are you?
about-me-stage-idea = I have an idea
about-me-stage-created = I have just started
about-me-stage-running = My business is running
about-me-stage-difficulty = Times are hard
about-me-stage-closing = I am closing or handing over

about-me-place = 3/4. Your postcode, or your town?
about-me-place-help = The town is enough, never your address. It tells me what is near you.
about-me-all-form = About you
about-me-activity-field = Your trade
about-me-activity-field-hint = In two words
about-me-stage-field = Where are you at?
about-me-place-field = Your town
about-me-place-field-hint = Name or postcode

about-me-needs = 4/4. What do you need? You can choose several.
about-me-needs-creation = Setting up my business
about-me-needs-funding = Finding money
about-me-needs-clients = Finding customers
about-me-needs-tax = Taxes and contributions
about-me-needs-accounting = Keeping my books
about-me-needs-law = Law and contracts
about-me-needs-digital = Website and digital tools
about-me-needs-hiring = Hiring
about-me-needs-training = Training
about-me-needs-network = Meeting other owners
about-me-needs-trouble = Getting through a hard time
about-me-needs-ecology = Energy and environment

about-me-summary =
    Trade: { $activity }. Stage: { $stage }.
    Town: { $place }. Needs: { $needs }.
    Is that right?
about-me-summary-right = That is right
about-me-summary-change-activity = Change the trade
about-me-summary-change-stage = Change the stage
about-me-summary-change-place = Change the town
about-me-summary-change-needs = Change the needs
about-me-unknown = not given

about-me-consent =
    May I keep these answers?
    I use them to choose support, a mentor and meetups for you.
    I delete them after two years without news, or as soon as you ask.
about-me-consent-yes = Yes, keep them
about-me-consent-no = No, keep nothing
about-me-consent-help =
    If you say no, I forget them when this conversation ends. Everything still works.
    “My data” shows what I keep and lets you erase it.

about-me-kept = Kept. “My data” lets you see everything and erase it.
about-me-not-kept = Fine, I do not keep them beyond this conversation. Everything still works.
about-me-corrected = Your answers are up to date.
