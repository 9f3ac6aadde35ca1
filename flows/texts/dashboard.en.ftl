### The dashboard: what matters now.

dashboard-words = my dashboard, dashboard
dashboard-hello = Here is where you stand. Write to me in the chat, at any hour.
dashboard-step = Your next small step
dashboard-step-for = For
dashboard-step-none = None yet. One small step is enough to move on.
dashboard-meetup = Your next meetup
dashboard-meetup-none = Nothing planned.
dashboard-requests = Your requests to a mentor
dashboard-requests-none = No open request.
