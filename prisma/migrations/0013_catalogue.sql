-- The catalogue beyond its seed: rows of imported files, what became of addresses, what clubs choose, what people say of
-- an entry, searches that are kept.

-- One row of an imported file, as of the last import that changed it.
CREATE TABLE "entry" (
    "source" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "valid_until" TEXT,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "entry_pkey" PRIMARY KEY ("source", "source_id")
);

-- Rows on their way in: they count for nothing until their import is over.
CREATE TABLE "entry_draft" (
    "run_id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "valid_until" TEXT,

    CONSTRAINT "entry_draft_pkey" PRIMARY KEY ("run_id", "source_id")
);

CREATE TABLE "catalogue_import" (
    "source" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "rows" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "catalogue_import_pkey" PRIMARY KEY ("source")
);

CREATE TABLE "address_check" (
    "url" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "status" INTEGER,
    "reason" TEXT NOT NULL,
    "moved_to" TEXT,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,
    "failed_days" INTEGER NOT NULL DEFAULT 0,
    "failed_on" TEXT,

    CONSTRAINT "address_check_pkey" PRIMARY KEY ("url")
);

CREATE TABLE "club_entry" (
    "id" TEXT NOT NULL,
    "club_id" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "valid_until" TEXT NOT NULL,
    "added_by" TEXT,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "reviewed_by" TEXT,
    "reviewed_at" TIMESTAMPTZ(3),

    CONSTRAINT "club_entry_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "club_entry_club_id_idx" ON "club_entry"("club_id");
ALTER TABLE "club_entry" ADD CONSTRAINT "club_entry_club_id_fkey"
    FOREIGN KEY ("club_id") REFERENCES "club"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "club_rule" (
    "club_id" TEXT NOT NULL,
    "entry_id" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "made_by" TEXT,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "club_rule_pkey" PRIMARY KEY ("club_id", "entry_id")
);
ALTER TABLE "club_rule" ADD CONSTRAINT "club_rule_club_id_fkey"
    FOREIGN KEY ("club_id") REFERENCES "club"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One voice a person and entry: saying it again changes it.
CREATE TABLE "feedback" (
    "entry_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "day" TEXT NOT NULL,

    CONSTRAINT "feedback_pkey" PRIMARY KEY ("entry_id", "person_id")
);
CREATE INDEX "feedback_person_id_idx" ON "feedback"("person_id");
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_person_id_fkey"
    FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "saved_search" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "seen" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_search_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "saved_search_person_id_idx" ON "saved_search"("person_id");
ALTER TABLE "saved_search" ADD CONSTRAINT "saved_search_person_id_fkey"
    FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
