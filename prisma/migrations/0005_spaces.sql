-- Clubs in the rooms of platforms: where they speak, what members ask each other there, how one joins.

-- A room that is spoken to like a person; it is nobody.
ALTER TABLE "person" ADD COLUMN "is_space" BOOLEAN NOT NULL DEFAULT false;

-- Whether the club's rooms were told of it, and so hear of its changes too.
ALTER TABLE "meetup" ADD COLUMN "is_posted" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "club_space" (
    "id" TEXT NOT NULL,
    "club_id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "room" TEXT NOT NULL,
    "thread" TEXT NOT NULL DEFAULT '',
    "person_id" TEXT NOT NULL,
    "bound_by" TEXT,
    "bound_at" TIMESTAMPTZ(3) NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "club_space_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "club_space_person_id_key" ON "club_space"("person_id");
CREATE UNIQUE INDEX "club_space_platform_room_thread_key" ON "club_space"("platform", "room", "thread");
CREATE INDEX "club_space_club_id_idx" ON "club_space"("club_id");
ALTER TABLE "club_space" ADD CONSTRAINT "club_space_club_id_fkey"
    FOREIGN KEY ("club_id") REFERENCES "club"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "club_space" ADD CONSTRAINT "club_space_person_id_fkey"
    FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "club_invitation" (
    "code" TEXT NOT NULL,
    "club_id" TEXT NOT NULL,
    "made_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "club_invitation_pkey" PRIMARY KEY ("code")
);
ALTER TABLE "club_invitation" ADD CONSTRAINT "club_invitation_club_id_fkey"
    FOREIGN KEY ("club_id") REFERENCES "club"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "peer_question" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "club_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "name" TEXT,
    "status" TEXT NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "peer_question_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "peer_question_person_id_idx" ON "peer_question"("person_id");
ALTER TABLE "peer_question" ADD CONSTRAINT "peer_question_person_id_fkey"
    FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "peer_question" ADD CONSTRAINT "peer_question_club_id_fkey"
    FOREIGN KEY ("club_id") REFERENCES "club"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "peer_answer" (
    "id" TEXT NOT NULL,
    "question_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "name" TEXT,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "thanked_at" TIMESTAMPTZ(3),
    "reported_at" TIMESTAMPTZ(3),

    CONSTRAINT "peer_answer_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "peer_answer_question_id_idx" ON "peer_answer"("question_id");
CREATE INDEX "peer_answer_person_id_idx" ON "peer_answer"("person_id");
ALTER TABLE "peer_answer" ADD CONSTRAINT "peer_answer_question_id_fkey"
    FOREIGN KEY ("question_id") REFERENCES "peer_question"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "peer_answer" ADD CONSTRAINT "peer_answer_person_id_fkey"
    FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
