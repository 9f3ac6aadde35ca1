-- The whole life of a request of help, and what a mentor may say about the help they give.

-- Kinds of help a mentor offers (mentor, hour, freelance, adviser, godparent), and the price a freelance states.
ALTER TABLE "mentor" ADD COLUMN "kinds" TEXT[] DEFAULT ARRAY['mentor']::TEXT[];
ALTER TABLE "mentor" ADD COLUMN "price" TEXT;
ALTER TABLE "mentor" ADD COLUMN "accepts_competitors" BOOLEAN NOT NULL DEFAULT false;
-- The last time they showed that they are there: pings left unanswered before it no longer count.
ALTER TABLE "mentor" ADD COLUMN "heard_at" TIMESTAMPTZ(3);
-- The club whose organiser vouches for them; without it they are self-declared.
ALTER TABLE "mentor" ADD COLUMN "vouched_club" TEXT;
ALTER TABLE "mentor" ADD COLUMN "vouched_at" TIMESTAMPTZ(3);
ALTER TABLE "mentor" ADD CONSTRAINT "mentor_vouched_club_fkey"
    FOREIGN KEY ("vouched_club") REFERENCES "club"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "help_request" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'mentor';
ALTER TABLE "help_request" ADD COLUMN "is_urgent" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "help_request" ADD COLUMN "accepts_competitors" BOOLEAN NOT NULL DEFAULT false;
-- When it was last opened: the day it was made, or the day it was opened again.
ALTER TABLE "help_request" ADD COLUMN "opened_at" TIMESTAMPTZ(3);
CREATE INDEX "help_request_status_idx" ON "help_request"("status");
CREATE INDEX "ping_status_idx" ON "ping"("status");

-- What the asker was asked after an introduction, and what they said; nulls were passed over.
CREATE TABLE "outcome" (
    "ping_id" TEXT NOT NULL,
    "day" INTEGER NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "met" TEXT,
    "useful" TEXT,
    "changed" TEXT,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "outcome_pkey" PRIMARY KEY ("ping_id", "day")
);
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_ping_id_fkey"
    FOREIGN KEY ("ping_id") REFERENCES "ping"("id") ON DELETE CASCADE ON UPDATE CASCADE;
