CREATE TABLE "learner" (
	"learner_id" uuid PRIMARY KEY NOT NULL,
	"born_of" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "learner_born_of_unique" UNIQUE("born_of")
);
--> statement-breakpoint
CREATE TABLE "learner_credential" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"learner_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "progress_event" (
	"learner_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"head" bigint NOT NULL,
	"type" text NOT NULL,
	"subject_id" text NOT NULL,
	"payload" jsonb NOT NULL,
	"payload_hash" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"local_day" date NOT NULL,
	"lesson_id" text,
	"is_right" boolean,
	"content_rev" text,
	"device_id" uuid,
	"device_seq" bigint,
	"tz_offset_min" integer,
	CONSTRAINT "progress_event_learner_id_event_id_pk" PRIMARY KEY("learner_id","event_id")
);
--> statement-breakpoint
CREATE TABLE "progress_head" (
	"learner_id" uuid PRIMARY KEY NOT NULL,
	"head" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question_catalog" (
	"digest" text PRIMARY KEY NOT NULL,
	"registered_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question_revision" (
	"question_id" text NOT NULL,
	"rev" text NOT NULL,
	"lesson_id" text NOT NULL,
	"is_check" boolean NOT NULL,
	"checks" text[] NOT NULL,
	"key" jsonb NOT NULL,
	"registered_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "question_revision_question_id_rev_pk" PRIMARY KEY("question_id","rev")
);
--> statement-breakpoint
ALTER TABLE "learner_credential" ADD CONSTRAINT "learner_credential_learner_id_learner_learner_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learner"("learner_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_event" ADD CONSTRAINT "progress_event_learner_id_learner_learner_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learner"("learner_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_head" ADD CONSTRAINT "progress_head_learner_id_learner_learner_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learner"("learner_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "progress_event_head" ON "progress_event" USING btree ("learner_id","head");--> statement-breakpoint
CREATE INDEX "progress_event_subject" ON "progress_event" USING btree ("learner_id","subject_id");