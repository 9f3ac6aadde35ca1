### Said when an answer was not understood: what is expected, with an example.

parse-date-wrong = I did not catch the day. For instance: Thursday 3 December, 03/12 or tomorrow.
parse-date-past = That day has already passed. Which day to come?
parse-time-wrong = I did not catch the time. For instance: 18:30.
parse-number-wrong = I expect a number, from { $lowest } to { $highest }.
