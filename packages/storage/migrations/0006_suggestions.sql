ALTER TABLE "code" ADD COLUMN "suggested_by" text;--> statement-breakpoint
CREATE INDEX "audit_looks" ON "audit" USING btree ("project") WHERE "audit"."kind" = 'layer-overseen';