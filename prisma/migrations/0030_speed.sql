-- The same answer as before, planned once a connection instead of at every message: PostgreSQL keeps the plans of
-- plpgsql, and before version 18 makes those of sql functions anew each time.
create or replace function next_update(the_person text)
  returns table (seq bigint, payload jsonb, attempts int, id text, locale text, is_organiser boolean, place text,
                 session jsonb, revision int)
  language plpgsql volatile rows 1 as $$
  #variable_conflict use_column
  begin
    return query
      select i.seq, i.payload, i.attempts, p.id, p.locale, p.is_organiser, f.place, s.data, coalesce(s.revision, 0)
        from inbox i
        join person p on p.id = i.person_id
        left join profile f on f.person_id = p.id
        left join session s on s.person_id = p.id
       where i.person_id = the_person and i.state = 'pending'
       order by i.seq
       limit 1;
  end $$;

-- As before, but the update is found by its person too: by its number alone, PostgreSQL looked through the whole index of
-- what is pending, as that is nearly empty most of the time; in a wave of ten thousand it is not.
create or replace function commit_turn(the_seq bigint, the_person text, known_revision int, the_session jsonb, new_locale text,
                            the_platform text, sender text, new_address jsonb, replies jsonb, owner text, at timestamptz)
  returns text language plpgsql as $$
  begin
    perform 1 from inbox where person_id = the_person and seq = the_seq and state = 'pending' for update;
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

-- Each reads a few rows by their keys. A plan made while a table was empty would read all of it, and is kept while a
-- wave fills the table: ten thousand first reminders took twice as long.
alter function next_update(text) set enable_seqscan = off;
alter function accept_update(text, text, text, text, text, jsonb, text, jsonb) set enable_seqscan = off;
alter function commit_turn(bigint, text, int, jsonb, text, text, text, jsonb, jsonb, text, timestamptz)
  set enable_seqscan = off;
