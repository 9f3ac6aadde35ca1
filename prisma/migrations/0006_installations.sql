-- Workspaces that took the program in by themselves. Tokens are sealed (src/storage/secret-box.ts): the key is not here.
create table "installation" (
    "platform" text not null,
    "team_id" text not null,
    "team_name" text not null,
    "bot_user_id" text not null,
    "app_id" text not null,
    "sealed" text not null,
    "revision" text not null,
    "renewing_until" timestamptz(3),
    "installed_at" timestamptz(3) not null,

    constraint "installation_pkey" primary key ("platform", "team_id")
);

-- What is good for one use only: the state of an installation that came back.
create table "spent_state" (
    "id" text not null,
    "until" timestamptz(3) not null,

    constraint "spent_state_pkey" primary key ("id")
);
