CREATE TABLE "code_operation" (
	"project" text NOT NULL,
	"id" text NOT NULL,
	"operation" jsonb NOT NULL,
	CONSTRAINT "code_operation_pk" PRIMARY KEY("project","id")
);
--> statement-breakpoint
DROP INDEX "coding_project_code";--> statement-breakpoint
ALTER TABLE "code" ADD COLUMN "merged_into" text;--> statement-breakpoint
ALTER TABLE "code" ADD COLUMN "retired" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "coding" ADD COLUMN "read_as" text;--> statement-breakpoint
ALTER TABLE "code_operation" ADD CONSTRAINT "code_operation_project_project_id_fk" FOREIGN KEY ("project") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "coding_project_read_as" ON "coding" USING btree ("project","read_as");--> statement-breakpoint
ALTER TABLE "document_update" ALTER COLUMN "update" SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE "document_snapshot" ALTER COLUMN "state" SET STORAGE EXTERNAL;
