-- Messages that somebody pointed out to the organisers; and the time zone of an account, where its platform tells it.

create table report (
    id text not null,
    person_id text not null,
    what text not null,
    words text,
    about text,
    created_at timestamptz(3) not null,

    constraint report_pkey primary key (id)
);
create index report_created_at_idx on report (created_at);
create index report_person_id_idx on report (person_id);
alter table report add constraint report_person_id_fkey
    foreign key (person_id) references person (id) on delete cascade on update cascade;

alter table identity add column zone text;
