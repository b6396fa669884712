ALTER TABLE "decision" ADD COLUMN "undone_by" text;--> statement-breakpoint
-- Who undid what was undone before this stands in the documents: the next start reads them again.
DELETE FROM "projection" WHERE "document" LIKE 'reconciliation/%';
