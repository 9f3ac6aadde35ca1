-- What schema.prisma cannot say: rules of the domain, indexes of the rows still open, and the two statements every
-- message costs.

-- One mentor wins a request, whoever presses first.
create unique index ping_one_accepted on ping (request_id) where status = 'accepted';

create index inbox_pending on inbox (person_id, seq) where state = 'pending';
create index outbox_open on outbox (platform, chat, id) where state in ('pending', 'sending');
create index due_open on due (due_at) where done_at is null;

-- What a turn needs to know: the oldest unhandled update of a person. Volatile, so that it sees what accept_update
-- has just written in the same statement.
create function next_update(the_person text)
  returns table (seq bigint, payload jsonb, attempts int, id text, locale text, is_organiser boolean, place text,
                 session jsonb, revision int)
  language sql volatile as $$
    select i.seq, i.payload, i.attempts, p.id, p.locale, p.is_organiser, f.place, s.data, coalesce(s.revision, 0)
      from inbox i
      join person p on p.id = i.person_id
      left join profile f on f.person_id = p.id
      left join session s on s.person_id = p.id
     where i.person_id = the_person and i.state = 'pending'
     order by i.seq
     limit 1
  $$;

-- Takes an update in, once. At first contact it makes the person and the identity.
create function accept_update(the_platform text, the_key text, sender text, sender_name text, sender_locale text,
                              address jsonb, new_person text, the_payload jsonb)
  returns table (is_new boolean, person text)
  language plpgsql as $$
  begin
    -- Updates of one sender are numbered in the order they came, and two first contacts make one person.
    perform pg_advisory_xact_lock(hashtextextended(the_platform || ' ' || sender, 0));
    select i.person_id into person from identity i where i.platform = the_platform and i.external_id = sender;
    if person is null then
      -- Delivered again after the person was erased: nobody is made for it.
      select b.person_id into person from inbox b where b.platform = the_platform and b.key = the_key;
      if found then
        is_new := false;
        return next;
        return;
      end if;
      person := new_person;
      insert into person (id, locale) values (new_person, sender_locale);
      insert into identity (platform, external_id, person_id, address, name)
        values (the_platform, sender, new_person, accept_update.address, sender_name);
    end if;
    insert into inbox (platform, key, person_id, payload) values (the_platform, the_key, person, the_payload)
      on conflict do nothing;
    is_new := found;
    return next;
  end $$;

-- Stores what a turn made: 'more' when further updates of this person wait, else 'done'. 'stale', and nothing changed,
-- when somebody was faster or an earlier update is still open.
create function commit_turn(the_seq bigint, the_person text, known_revision int, the_session jsonb, new_locale text,
                            the_platform text, sender text, new_address jsonb, replies jsonb, owner text, at timestamptz)
  returns text language plpgsql as $$
  begin
    perform 1 from inbox where seq = the_seq and state = 'pending' for update;
    if not found then return 'stale'; end if;
    perform 1 from inbox where person_id = the_person and state = 'pending' and seq < the_seq;
    if found then return 'stale'; end if;

    if known_revision = 0 then
      insert into session (person_id, revision, data, updated_at) values (the_person, 1, the_session, at)
        on conflict do nothing;
    else
      update session set revision = revision + 1, data = the_session, updated_at = at
       where person_id = the_person and revision = known_revision;
    end if;
    if not found then return 'stale'; end if;

    update inbox set state = 'done', payload = null where seq = the_seq;
    if new_locale is not null then
      update person set locale = new_locale where id = the_person;
    end if;
    if new_address is not null then
      update identity set address = new_address, is_reachable = true
       where platform = the_platform and external_id = sender
         and (address is distinct from new_address or not is_reachable);
    end if;
    insert into outbox (key, platform, chat, person_id, class, payload, deadline, not_before, created_at)
      select r.key, r.platform, r.chat, owner, r.class, r.payload, r.deadline, at, at
        from jsonb_to_recordset(replies)
             as r (position int, key text, platform text, chat text, class text, payload jsonb, deadline timestamptz)
       order by r.position
      on conflict do nothing;
    perform 1 from inbox where person_id = the_person and state = 'pending';
    return case when found then 'more' else 'done' end;
  end $$;
