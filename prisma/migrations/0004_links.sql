-- One person on several platforms: codes that link accounts, where news go, what becomes of what cannot arrive.

-- News go to this account; to where the person wrote last when there is none.
alter table identity add column is_preferred boolean not null default false;
create unique index identity_one_preferred on identity (person_id) where is_preferred;

-- `is_fallback`: stands in for a message that could not arrive, and has no stand-in itself.
-- `is_doubtful`: some attempt may have arrived, whatever came of later ones.
alter table outbox add column is_fallback boolean not null default false;
alter table outbox add column is_doubtful boolean not null default false;

create table link_code (
    id text not null,
    hash text not null,
    person_id text not null,
    platform text not null,
    external_id text not null,
    state text not null default 'open',
    claimed_by text,
    claimed_platform text,
    claimed_account text,
    made_at timestamptz(3) not null,
    expires_at timestamptz(3) not null,

    constraint link_code_pkey primary key (id)
);
create unique index link_code_hash_key on link_code (hash);
create index link_code_person_id_idx on link_code (person_id);
create index link_code_claimed_by_idx on link_code (claimed_by);
alter table link_code add constraint link_code_person_id_fkey
    foreign key (person_id) references person (id) on delete cascade on update cascade;
alter table link_code add constraint link_code_claimed_by_fkey
    foreign key (claimed_by) references person (id) on delete set null on update cascade;

create table link_try (
    id bigserial not null,
    account text not null,
    at timestamptz(3) not null,

    constraint link_try_pkey primary key (id)
);
create index link_try_account_at_idx on link_try (account, at);
create index link_try_at_idx on link_try (at);

create table person_alias (
    old_id text not null,
    person_id text not null,
    at timestamptz(3) not null,

    constraint person_alias_pkey primary key (old_id)
);
create index person_alias_person_id_idx on person_alias (person_id);
alter table person_alias add constraint person_alias_person_id_fkey
    foreign key (person_id) references person (id) on delete cascade on update cascade;
