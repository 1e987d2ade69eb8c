ALTER TABLE "learner" ALTER COLUMN "born_of" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "learner" ALTER COLUMN "born_of" DROP NOT NULL;