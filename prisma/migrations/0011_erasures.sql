-- Who was erased, so that a backup older than the erasure cannot bring them back (src/operations/erasures.ts): hashes of
-- ids that were drawn at random and are nowhere else any more. They name nobody.
CREATE TABLE "erasure" (
    "id" BIGSERIAL NOT NULL,
    "hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "erasure_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "erasure_hash_idx" ON "erasure"("hash");
CREATE INDEX "erasure_at_idx" ON "erasure"("at");

-- Whoever is erased, under every id they had (accounts that were linked bring theirs).
create function note_erasure(the_person text) returns void language sql as $$
  insert into erasure (hash)
    select encode(sha256(convert_to(id, 'UTF8')), 'hex')
      from (select p.id from person p where p.id = the_person
             union select a.old_id from person_alias a where a.person_id = the_person) ids
  $$;

-- An account that left its person: a backup must not give it back to them.
create function note_leaving(the_person text, the_platform text, the_account text) returns void language sql as $$
  insert into erasure (hash) values
    (encode(sha256(convert_to(concat_ws(' ', the_person, the_platform, the_account), 'UTF8')), 'hex'))
  $$;
