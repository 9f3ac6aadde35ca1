-- Messages in shared rooms that can be answered there.

CREATE TABLE "post" (
    "platform" TEXT NOT NULL,
    "room" TEXT NOT NULL,
    "receipt" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "post_pkey" PRIMARY KEY ("platform","room","receipt")
);
CREATE INDEX "post_at_idx" ON "post"("at");
