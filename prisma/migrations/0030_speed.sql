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

-- Each reads a few rows by their keys. A plan made while a table was empty would read all of it, and is kept while a
-- wave fills the table: ten thousand first reminders took twice as long.
alter function next_update(text) set enable_seqscan = off;
alter function accept_update(text, text, text, text, text, jsonb, text, jsonb) set enable_seqscan = off;
alter function commit_turn(bigint, text, int, jsonb, text, text, text, jsonb, jsonb, text, timestamptz)
  set enable_seqscan = off;
