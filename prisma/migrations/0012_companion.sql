-- What a member asked to be reminded of (declarations and their dates), and the digital check-ups they chose to keep.

create table obligation_plan (
    person_id text not null,
    status text,
    period text,
    vat text,
    premises text,
    employees text,
    started_on text,
    zone text not null,
    sequence integer not null default 0,
    agreed_at timestamptz(3) not null,
    updated_at timestamptz(3) not null,

    constraint obligation_plan_pkey primary key (person_id)
);
alter table obligation_plan add constraint obligation_plan_person_id_fkey
    foreign key (person_id) references person (id) on delete cascade on update cascade;

create table obligation_done (
    person_id text not null,
    rule text not null,
    day text not null,
    done_at timestamptz(3) not null,

    constraint obligation_done_pkey primary key (person_id, rule, day)
);
alter table obligation_done add constraint obligation_done_person_id_fkey
    foreign key (person_id) references person (id) on delete cascade on update cascade;

create table check_up (
    id text not null,
    person_id text not null,
    answers jsonb not null,
    taken_at timestamptz(3) not null,

    constraint check_up_pkey primary key (id)
);
create index check_up_person_id_idx on check_up (person_id);
alter table check_up add constraint check_up_person_id_fkey
    foreign key (person_id) references person (id) on delete cascade on update cascade;
