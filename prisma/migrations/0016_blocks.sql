-- Who does not want to be put in touch with whom. It works both ways, whoever asked for it.

create table block (
    blocker text not null,
    blocked text not null,
    at timestamptz(3) not null,

    constraint block_pkey primary key (blocker, blocked)
);
create index block_blocked_idx on block (blocked);
alter table block add constraint block_blocker_fkey
    foreign key (blocker) references person (id) on delete cascade on update cascade;
alter table block add constraint block_blocked_fkey
    foreign key (blocked) references person (id) on delete cascade on update cascade;

-- What is left of a block for a year when the blocked person is erased: a hash of each account, with a salt of its own. It
-- names nobody; it keeps somebody who comes back under the same account away from those who blocked them.
create table block_trace (
    blocker text not null,
    hash text not null,
    salt text not null,
    at timestamptz(3) not null,

    constraint block_trace_pkey primary key (blocker, hash)
);
create index block_trace_at_idx on block_trace (at);
alter table block_trace add constraint block_trace_blocker_fkey
    foreign key (blocker) references person (id) on delete cascade on update cascade;
