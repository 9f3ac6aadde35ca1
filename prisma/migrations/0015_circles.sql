-- Circles of three: who takes part, and who sat with whom, by month.

create table circle_member (
    person_id text not null,
    ring text not null,
    seat integer not null,
    first_name text not null,
    trade text,
    place text,
    zone text not null,
    is_remote boolean not null default false,
    contact text not null,
    paused_until timestamptz(3),
    skips text,
    joined_at timestamptz(3) not null,

    constraint circle_member_pkey primary key (person_id)
);
create index circle_member_ring_idx on circle_member (ring);
alter table circle_member add constraint circle_member_person_id_fkey
    foreign key (person_id) references person (id) on delete cascade on update cascade;

create table circle_draw (
    ring text not null,
    month text not null,
    drawn_at timestamptz(3) not null,

    constraint circle_draw_pkey primary key (ring, month)
);

create table circle (
    id text not null,
    ring text not null,
    month text not null,
    drawn_at timestamptz(3) not null,

    constraint circle_pkey primary key (id)
);
create index circle_ring_month_idx on circle (ring, month);

create table circle_seat (
    circle_id text not null,
    person_id text not null,
    met text,
    asked integer not null default 0,

    constraint circle_seat_pkey primary key (circle_id, person_id)
);
create index circle_seat_person_id_idx on circle_seat (person_id);
alter table circle_seat add constraint circle_seat_circle_id_fkey
    foreign key (circle_id) references circle (id) on delete cascade on update cascade;
alter table circle_seat add constraint circle_seat_person_id_fkey
    foreign key (person_id) references person (id) on delete cascade on update cascade;
