CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"initials" text NOT NULL,
	"colour" text NOT NULL,
	"password_hash" text NOT NULL,
	"administrator" boolean DEFAULT false NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "account_email_unique" UNIQUE("email"),
	CONSTRAINT "account_email_lower" CHECK ("account"."email" = lower("account"."email"))
);
--> statement-breakpoint
CREATE TABLE "attribute" (
	"id" text PRIMARY KEY NOT NULL,
	"project" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"choices" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"sort_order" integer NOT NULL,
	CONSTRAINT "attribute_project_name_unique" UNIQUE("project","name"),
	CONSTRAINT "attribute_kind" CHECK ("attribute"."kind" in ('text', 'number', 'choice', 'date'))
);
--> statement-breakpoint
CREATE TABLE "code" (
	"project" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"parent" text,
	"sort_order" text NOT NULL,
	"colour" text NOT NULL,
	"definition" text NOT NULL,
	"when_to_use" text NOT NULL,
	"when_not" text NOT NULL,
	"example" text NOT NULL,
	CONSTRAINT "code_pk" PRIMARY KEY("project","id")
);
--> statement-breakpoint
CREATE TABLE "coding" (
	"layer" text NOT NULL,
	"id" text NOT NULL,
	"project" text NOT NULL,
	"source" text NOT NULL,
	"round" text NOT NULL,
	"coder" text NOT NULL,
	"code" text NOT NULL,
	"start_offset" integer,
	"end_offset" integer,
	"quote" text NOT NULL,
	"certainty" text NOT NULL,
	"remark" text NOT NULL,
	"at" bigint NOT NULL,
	"orphaned" boolean GENERATED ALWAYS AS ((start_offset is null)) STORED NOT NULL,
	CONSTRAINT "coding_pk" PRIMARY KEY("layer","id"),
	CONSTRAINT "coding_certainty" CHECK ("coding"."certainty" in ('sure', 'unsure')),
	CONSTRAINT "coding_span" CHECK (("coding"."start_offset" is null) = ("coding"."end_offset" is null) and ("coding"."start_offset" is null or ("coding"."start_offset" >= 0 and "coding"."end_offset" > "coding"."start_offset")))
);
--> statement-breakpoint
CREATE TABLE "document" (
	"name" text PRIMARY KEY NOT NULL,
	"head_seq" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "document_snapshot" (
	"document" text NOT NULL,
	"seq" bigint NOT NULL,
	"state" "bytea" NOT NULL,
	"state_vector" "bytea" NOT NULL,
	"digest" "bytea" NOT NULL,
	CONSTRAINT "document_snapshot_pk" PRIMARY KEY("document","seq")
);
--> statement-breakpoint
CREATE TABLE "document_update" (
	"document" text NOT NULL,
	"seq" bigint NOT NULL,
	"account" text NOT NULL,
	"at" bigint NOT NULL,
	"update" "bytea" NOT NULL,
	CONSTRAINT "document_update_pk" PRIMARY KEY("document","seq")
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"open" boolean DEFAULT false NOT NULL,
	CONSTRAINT "installation_only" CHECK ("installation"."only")
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"project" text NOT NULL,
	"role" text NOT NULL,
	"cases" text[] DEFAULT '{}' NOT NULL,
	"created_by" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint,
	"used_by" text,
	"revoked_at" bigint,
	CONSTRAINT "invitation_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "invitation_role" CHECK ("invitation"."role" in ('owner', 'lead', 'coder', 'observer')),
	CONSTRAINT "invitation_used" CHECK (("invitation"."used_at" is null) = ("invitation"."used_by" is null))
);
--> statement-breakpoint
CREATE TABLE "layer" (
	"id" text PRIMARY KEY NOT NULL,
	"round" text NOT NULL,
	"source" text NOT NULL,
	"coder" text NOT NULL,
	"sealed_at" bigint,
	"created_at" bigint NOT NULL,
	CONSTRAINT "layer_round_source_coder_unique" UNIQUE("round","source","coder")
);
--> statement-breakpoint
CREATE TABLE "member" (
	"project" text NOT NULL,
	"account" text NOT NULL,
	"role" text NOT NULL,
	"cases" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "member_pk" PRIMARY KEY("project","account"),
	CONSTRAINT "member_role" CHECK ("member"."role" in ('owner', 'lead', 'coder', 'observer'))
);
--> statement-breakpoint
CREATE TABLE "project" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"created_at" bigint NOT NULL,
	"deleted_at" bigint
);
--> statement-breakpoint
CREATE TABLE "round" (
	"id" text PRIMARY KEY NOT NULL,
	"project" text NOT NULL,
	"name" text NOT NULL,
	"blind" boolean NOT NULL,
	"released_at" bigint,
	"created_at" bigint NOT NULL,
	CONSTRAINT "round_project_name_unique" UNIQUE("project","name")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"created_at" bigint NOT NULL,
	"last_seen_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"agent" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempt" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sign_in_attempt_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "source" (
	"id" text PRIMARY KEY NOT NULL,
	"project" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"study_case" text,
	"wave" text,
	"date" text,
	"participants" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"words" integer NOT NULL,
	"turns" integer NOT NULL,
	"added_at" bigint NOT NULL,
	"added_by" text NOT NULL,
	"deleted_at" bigint,
	"content_hash" text NOT NULL,
	CONSTRAINT "source_project_id_unique" UNIQUE("project","id"),
	CONSTRAINT "source_kind" CHECK ("source"."kind" in ('interview', 'observation', 'field-note', 'document'))
);
--> statement-breakpoint
CREATE TABLE "source_file" (
	"source" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"byte_length" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "study_case" (
	"id" text PRIMARY KEY NOT NULL,
	"project" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"values" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "study_case_project_name_unique" UNIQUE("project","name"),
	CONSTRAINT "study_case_project_id_unique" UNIQUE("project","id"),
	CONSTRAINT "study_case_kind" CHECK ("study_case"."kind" in ('site', 'person', 'other'))
);
--> statement-breakpoint
CREATE TABLE "wave" (
	"project" text NOT NULL,
	"name" text NOT NULL,
	"sort_order" integer NOT NULL,
	CONSTRAINT "wave_pk" PRIMARY KEY("project","name")
);
--> statement-breakpoint
ALTER TABLE "attribute" ADD CONSTRAINT "attribute_project_project_id_fk" FOREIGN KEY ("project") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "code" ADD CONSTRAINT "code_project_project_id_fk" FOREIGN KEY ("project") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coding" ADD CONSTRAINT "coding_layer_layer_id_fk" FOREIGN KEY ("layer") REFERENCES "public"."layer"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_project_project_id_fk" FOREIGN KEY ("project") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_used_by_account_id_fk" FOREIGN KEY ("used_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "layer" ADD CONSTRAINT "layer_round_round_id_fk" FOREIGN KEY ("round") REFERENCES "public"."round"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "layer" ADD CONSTRAINT "layer_source_source_id_fk" FOREIGN KEY ("source") REFERENCES "public"."source"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "layer" ADD CONSTRAINT "layer_coder_account_id_fk" FOREIGN KEY ("coder") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_project_project_id_fk" FOREIGN KEY ("project") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_account_account_id_fk" FOREIGN KEY ("account") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round" ADD CONSTRAINT "round_project_project_id_fk" FOREIGN KEY ("project") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_account_id_fk" FOREIGN KEY ("account") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source" ADD CONSTRAINT "source_project_project_id_fk" FOREIGN KEY ("project") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source" ADD CONSTRAINT "source_added_by_account_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source" ADD CONSTRAINT "source_case_fk" FOREIGN KEY ("project","study_case") REFERENCES "public"."study_case"("project","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source" ADD CONSTRAINT "source_wave_fk" FOREIGN KEY ("project","wave") REFERENCES "public"."wave"("project","name") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "source_file" ADD CONSTRAINT "source_file_source_source_id_fk" FOREIGN KEY ("source") REFERENCES "public"."source"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "study_case" ADD CONSTRAINT "study_case_project_project_id_fk" FOREIGN KEY ("project") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wave" ADD CONSTRAINT "wave_project_project_id_fk" FOREIGN KEY ("project") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "coding_project_code" ON "coding" USING btree ("project","code");--> statement-breakpoint
CREATE INDEX "coding_source" ON "coding" USING btree ("source","start_offset");--> statement-breakpoint
CREATE INDEX "invitation_project" ON "invitation" USING btree ("project");--> statement-breakpoint
CREATE INDEX "layer_source" ON "layer" USING btree ("source");--> statement-breakpoint
CREATE INDEX "layer_coder" ON "layer" USING btree ("coder");--> statement-breakpoint
CREATE INDEX "member_account" ON "member" USING btree ("account");--> statement-breakpoint
CREATE INDEX "session_account" ON "session" USING btree ("account");--> statement-breakpoint
CREATE INDEX "session_expires_at" ON "session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sign_in_attempt_key_at" ON "sign_in_attempt" USING btree ("key","at");--> statement-breakpoint
CREATE INDEX "sign_in_attempt_at" ON "sign_in_attempt" USING btree ("at");--> statement-breakpoint
CREATE INDEX "source_project_content_hash" ON "source" USING btree ("project","content_hash");--> statement-breakpoint
CREATE INDEX "source_project_case" ON "source" USING btree ("project","study_case");--> statement-breakpoint
INSERT INTO "installation" DEFAULT VALUES;
