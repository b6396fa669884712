CREATE TABLE "assignment" (
	"round" text NOT NULL,
	"source" text NOT NULL,
	"coder" text NOT NULL,
	"assigned_at" bigint NOT NULL,
	CONSTRAINT "assignment_pk" PRIMARY KEY("round","source","coder")
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"project" text NOT NULL,
	"account" text NOT NULL,
	"at" bigint NOT NULL,
	"kind" text NOT NULL,
	"facts" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "codebook_version" (
	"project" text NOT NULL,
	"id" text NOT NULL,
	"number" integer NOT NULL,
	"name" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"at" bigint NOT NULL,
	"by" text NOT NULL,
	"codebook" jsonb NOT NULL,
	CONSTRAINT "codebook_version_pk" PRIMARY KEY("project","id"),
	CONSTRAINT "codebook_version_number_unique" UNIQUE("project","number")
);
--> statement-breakpoint
CREATE TABLE "coding_review" (
	"layer" text NOT NULL,
	"coding" text NOT NULL,
	"digest" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "coding_review_pk" PRIMARY KEY("layer","coding")
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"layer" text NOT NULL,
	"id" text NOT NULL,
	"project" text NOT NULL,
	"round" text NOT NULL,
	"source" text NOT NULL,
	"evidence" text[] NOT NULL,
	"codes" text[] NOT NULL,
	"outcome" text NOT NULL,
	"reason" text NOT NULL,
	"by" text NOT NULL,
	"at" bigint NOT NULL,
	"undone_at" bigint,
	CONSTRAINT "decision_pk" PRIMARY KEY("layer","id")
);
--> statement-breakpoint
CREATE TABLE "decisions_seen" (
	"project" text NOT NULL,
	"account" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "decisions_seen_pk" PRIMARY KEY("project","account")
);
--> statement-breakpoint
CREATE TABLE "round_source" (
	"round" text NOT NULL,
	"source" text NOT NULL,
	"released_at" bigint,
	"reconciled_at" bigint,
	CONSTRAINT "round_source_pk" PRIMARY KEY("round","source"),
	CONSTRAINT "round_source_order" CHECK ("round_source"."reconciled_at" is null or "round_source"."released_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "sealed_vote" (
	"layer" text NOT NULL,
	"ballot" text NOT NULL,
	"account" text NOT NULL,
	"proposal" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "sealed_vote_pk" PRIMARY KEY("layer","ballot","account")
);
--> statement-breakpoint
CREATE TABLE "workshop" (
	"id" text PRIMARY KEY NOT NULL,
	"project" text NOT NULL,
	"name" text NOT NULL,
	"facilitator" text NOT NULL,
	"created_at" bigint NOT NULL,
	"started_at" bigint,
	"ended_at" bigint,
	CONSTRAINT "workshop_order" CHECK ("workshop"."ended_at" is null or "workshop"."started_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "coding" ALTER COLUMN "coder" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "layer" ALTER COLUMN "coder" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "layer" ADD COLUMN "sealed_seq" bigint;--> statement-breakpoint
ALTER TABLE "layer" ADD COLUMN "sealed_digest" text;--> statement-breakpoint
ALTER TABLE "layer" ADD COLUMN "sealed_version" text;--> statement-breakpoint
ALTER TABLE "round" ADD COLUMN "everyone" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "round" ADD COLUMN "version" text;--> statement-breakpoint
ALTER TABLE "round" ADD COLUMN "overseen" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "round" ADD COLUMN "auto_release" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_coder_account_id_fk" FOREIGN KEY ("coder") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_round_source_fk" FOREIGN KEY ("round","source") REFERENCES "public"."round_source"("round","source") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "codebook_version" ADD CONSTRAINT "codebook_version_project_project_id_fk" FOREIGN KEY ("project") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "codebook_version" ADD CONSTRAINT "codebook_version_by_account_id_fk" FOREIGN KEY ("by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coding_review" ADD CONSTRAINT "coding_review_layer_layer_id_fk" FOREIGN KEY ("layer") REFERENCES "public"."layer"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_layer_layer_id_fk" FOREIGN KEY ("layer") REFERENCES "public"."layer"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions_seen" ADD CONSTRAINT "decisions_seen_project_project_id_fk" FOREIGN KEY ("project") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions_seen" ADD CONSTRAINT "decisions_seen_account_account_id_fk" FOREIGN KEY ("account") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_source" ADD CONSTRAINT "round_source_round_round_id_fk" FOREIGN KEY ("round") REFERENCES "public"."round"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_source" ADD CONSTRAINT "round_source_source_source_id_fk" FOREIGN KEY ("source") REFERENCES "public"."source"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sealed_vote" ADD CONSTRAINT "sealed_vote_layer_layer_id_fk" FOREIGN KEY ("layer") REFERENCES "public"."layer"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sealed_vote" ADD CONSTRAINT "sealed_vote_account_account_id_fk" FOREIGN KEY ("account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop" ADD CONSTRAINT "workshop_project_project_id_fk" FOREIGN KEY ("project") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop" ADD CONSTRAINT "workshop_facilitator_account_id_fk" FOREIGN KEY ("facilitator") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignment_coder" ON "assignment" USING btree ("coder");--> statement-breakpoint
CREATE INDEX "audit_project" ON "audit" USING btree ("project","id");--> statement-breakpoint
CREATE INDEX "decision_project" ON "decision" USING btree ("project","at");--> statement-breakpoint
CREATE INDEX "round_source_source" ON "round_source" USING btree ("source");--> statement-breakpoint
CREATE INDEX "workshop_project" ON "workshop" USING btree ("project");--> statement-breakpoint
ALTER TABLE "round" ADD CONSTRAINT "round_version_fk" FOREIGN KEY ("project","version") REFERENCES "public"."codebook_version"("project","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "layer_consensus_unique" ON "layer" USING btree ("round","source") WHERE "layer"."coder" is null;--> statement-breakpoint
INSERT INTO "round_source" ("round", "source", "released_at")
	SELECT DISTINCT "layer"."round", "layer"."source", "round"."released_at" FROM "layer"
	JOIN "round" ON "round"."id" = "layer"."round" WHERE "round"."released_at" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "round" DROP COLUMN "released_at";--> statement-breakpoint
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'rows of % are only added', TG_TABLE_NAME;
END $$;--> statement-breakpoint
CREATE TRIGGER "audit_only_grows" BEFORE UPDATE OR DELETE ON "audit" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();--> statement-breakpoint
CREATE TRIGGER "codebook_version_never_changes" BEFORE UPDATE ON "codebook_version" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
