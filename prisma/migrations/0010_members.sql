-- Several processes on one database: who is there, and who holds what only one may hold.

create table member (
    id text not null,
    roles text[],
    version text not null,
    platforms jsonb not null default '{}',
    started_at timestamptz(3) not null default current_timestamp,
    heartbeat_at timestamptz(3) not null default current_timestamp,

    constraint member_pkey primary key (id)
);

create table lease (
    name text not null,
    holder text not null,
    token bigint not null default 1,
    until timestamptz(3) not null,

    constraint lease_pkey primary key (name)
);
