CREATE TABLE "source_units" (
	"source" text PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"length" integer NOT NULL,
	"turns" integer[] NOT NULL,
	"sentences" integer[] NOT NULL
);
--> statement-breakpoint
ALTER TABLE "source_units" ADD CONSTRAINT "source_units_source_source_id_fk" FOREIGN KEY ("source") REFERENCES "public"."source"("id") ON DELETE cascade ON UPDATE no action;