-- Facts said in a question and noted after a yes, by name; and those that were offered, whatever the answer: asked once.
ALTER TABLE "profile" ADD COLUMN "facts" JSONB;
ALTER TABLE "profile" ADD COLUMN "facts_asked" TEXT[] DEFAULT ARRAY[]::TEXT[];
