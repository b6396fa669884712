CREATE TABLE "projection" (
	"document" text PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL
);
