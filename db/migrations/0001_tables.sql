CREATE TABLE "auth_account" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"password" text,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "auth_account_provider" UNIQUE("provider_id","account_id")
);

CREATE TABLE "auth_rate_limit" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"window_ends_at" timestamp (3) with time zone NOT NULL
);

CREATE TABLE "auth_reset" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "auth_session" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"remember_me" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "auth_session_token_unique" UNIQUE("token")
);

CREATE TABLE "auth_two_factor" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"verified" boolean DEFAULT true NOT NULL,
	"failed_verification_count" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp (3) with time zone,
	CONSTRAINT "auth_two_factor_userId_unique" UNIQUE("user_id")
);

CREATE TABLE "auth_user" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"two_factor_enabled" boolean DEFAULT false,
	"disabled_at" timestamp (3) with time zone,
	"language" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "auth_user_email_unique" UNIQUE("email")
);

CREATE TABLE "auth_verification" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "invitation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"email" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"kind" text NOT NULL,
	"role" text NOT NULL,
	"staff_id" uuid,
	"client_id" uuid,
	"client_person_id" uuid,
	"invited_by" uuid,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"accepted_by" uuid,
	"revoked_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invitation_tokenHash_unique" UNIQUE("token_hash")
);

CREATE TABLE "campaign" (
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"cleaned_on" date,
	"segmented_on" date,
	"planned_on" date,
	"ended_on" date,
	"evaluation_at" timestamp (3) with time zone,
	"report_rhythm" text DEFAULT 'weekly' NOT NULL,
	"legal_basis" text DEFAULT 'contract' NOT NULL,
	"target_visits" integer,
	"goal" text,
	"topics" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "campaign_client_id_id_pk" PRIMARY KEY("client_id","id"),
	CONSTRAINT "campaign_id" UNIQUE("id")
);

CREATE TABLE "campaign_staff" (
	"client_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"role" text DEFAULT 'consultant' NOT NULL,
	"until" date,
	CONSTRAINT "campaign_staff_client_id_campaign_id_staff_id_pk" PRIMARY KEY("client_id","campaign_id","staff_id")
);

CREATE TABLE "ledger_entry" (
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject" text,
	"minutes" integer NOT NULL,
	"on" date NOT NULL,
	"activity_id" uuid,
	"revision" integer DEFAULT 1 NOT NULL,
	"reverses" uuid,
	"text" text NOT NULL,
	"reason" text,
	"staff_id" uuid,
	"booked_by" text,
	"booked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_entry_client_id_id_pk" PRIMARY KEY("client_id","id")
);

CREATE TABLE "meeting" (
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone,
	"held_at" timestamp (3) with time zone,
	"edition" integer DEFAULT 1 NOT NULL,
	"record" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"agreed_by" text,
	"agreed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "meeting_client_id_id_pk" PRIMARY KEY("client_id","id")
);

CREATE TABLE "travel_entry" (
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"activity_id" uuid,
	"kind" text DEFAULT 'km' NOT NULL,
	"metres" integer DEFAULT 0 NOT NULL,
	"cents" integer NOT NULL,
	"on" date NOT NULL,
	"reverses" uuid,
	"reason" text,
	"staff_id" uuid,
	"booked_by" text,
	"booked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "travel_entry_client_id_id_pk" PRIMARY KEY("client_id","id")
);

CREATE TABLE "unit" (
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"minutes" integer NOT NULL,
	"indicated_visits" integer NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"contract_number" text,
	"price_cents" integer,
	"drive_time_counts" boolean DEFAULT true NOT NULL,
	"km_rate_cents" integer DEFAULT 35 NOT NULL,
	"closed_through" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "unit_client_id_id_pk" PRIMARY KEY("client_id","id"),
	CONSTRAINT "unit_id" UNIQUE("id")
);

CREATE TABLE "appointment" (
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"campaign_id" uuid,
	"customer_id" uuid,
	"contact_id" uuid,
	"staff_id" uuid NOT NULL,
	"kind" text DEFAULT 'visit' NOT NULL,
	"title" text,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'agreed' NOT NULL,
	"rigidity" text DEFAULT 'fixed' NOT NULL,
	"drive_minutes" integer,
	"agreed_with" text,
	"note" text,
	"cancel_reason" text,
	"sequence" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "appointment_client_id_id_pk" PRIMARY KEY("client_id","id"),
	CONSTRAINT "appointment_id" UNIQUE("id")
);

CREATE TABLE "call" (
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"contact_id" uuid,
	"staff_id" uuid NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"minutes" integer NOT NULL,
	"outcome" text NOT NULL,
	"note" text,
	"reason" text,
	"callback_at" timestamp (3) with time zone,
	"appointment_id" uuid,
	"guard_reason" text,
	"undone_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "call_client_id_id_pk" PRIMARY KEY("client_id","id")
);

CREATE TABLE "contact_claim" (
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"quiet_until" timestamp (3) with time zone NOT NULL,
	"warned_at" timestamp (3) with time zone,
	"reason" text,
	CONSTRAINT "contact_claim_client_id_id_pk" PRIMARY KEY("client_id","id")
);

CREATE TABLE "round" (
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"name" text NOT NULL,
	"held_on" date,
	"closed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "round_client_id_id_pk" PRIMARY KEY("client_id","id")
);

CREATE TABLE "round_item" (
	"client_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"decision" text,
	"approach" text,
	"problem" text,
	"wishes" text,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "round_item_client_id_campaign_id_customer_id_pk" PRIMARY KEY("client_id","campaign_id","customer_id")
);

CREATE TABLE "visit" (
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"contact_id" uuid,
	"appointment_id" uuid,
	"staff_id" uuid NOT NULL,
	"on" date NOT NULL,
	"arrived_at" timestamp (3) with time zone,
	"left_at" timestamp (3) with time zone,
	"visit_minutes" integer NOT NULL,
	"drive_minutes" integer DEFAULT 0 NOT NULL,
	"write_up_minutes" integer DEFAULT 0 NOT NULL,
	"metres" integer DEFAULT 0 NOT NULL,
	"outcome" text NOT NULL,
	"score" integer,
	"topics" text[] DEFAULT '{}' NOT NULL,
	"note" text,
	"quote" text,
	"quote_consent" boolean DEFAULT false NOT NULL,
	"opportunity" text,
	"opportunity_cents" integer,
	"logged_by" uuid,
	"logged_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "visit_client_id_id_pk" PRIMARY KEY("client_id","id"),
	CONSTRAINT "visit_appointment" UNIQUE("client_id","appointment_id")
);

CREATE TABLE "customer_import" (
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"state" text DEFAULT 'uploaded' NOT NULL,
	"mapping" jsonb,
	"rules" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"counts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"score_before" jsonb,
	"uploaded_by" uuid,
	"uploaded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"taken_in_at" timestamp (3) with time zone,
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "customer_import_client_id_id_pk" PRIMARY KEY("client_id","id"),
	CONSTRAINT "customer_import_id" UNIQUE("id")
);

CREATE TABLE "duplicate_group" (
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"band" text NOT NULL,
	"percentage" integer NOT NULL,
	"customer_ids" uuid[] NOT NULL,
	"pairs" jsonb NOT NULL,
	"preselected" integer DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "duplicate_group_client_id_id_pk" PRIMARY KEY("client_id","id")
);

CREATE TABLE "finding" (
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"import_id" uuid,
	"field" text NOT NULL,
	"kind" text NOT NULL,
	"value" text,
	"rule" text NOT NULL,
	"proposal" text,
	"state" text DEFAULT 'open' NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "finding_client_id_id_pk" PRIMARY KEY("client_id","id")
);

CREATE TABLE "import_row" (
	"client_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"raw" jsonb NOT NULL,
	"edits" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"outcome" text,
	"reason" text,
	"customer_id" uuid,
	CONSTRAINT "import_row_client_id_import_id_line_pk" PRIMARY KEY("client_id","import_id","line")
);

CREATE TABLE "mapping_template" (
	"client_id" uuid NOT NULL,
	"header_key" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"used_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mapping_template_client_id_header_key_pk" PRIMARY KEY("client_id","header_key")
);

CREATE TABLE "merge_event" (
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"group_id" uuid,
	"keeper_id" uuid NOT NULL,
	"member_ids" uuid[] NOT NULL,
	"before" jsonb NOT NULL,
	"moved" jsonb NOT NULL,
	"merged_by" uuid,
	"merged_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"undone_at" timestamp (3) with time zone,
	"undone_by" uuid,
	CONSTRAINT "merge_event_client_id_id_pk" PRIMARY KEY("client_id","id")
);

CREATE TABLE "separate_pair" (
	"client_id" uuid NOT NULL,
	"low_id" uuid NOT NULL,
	"high_id" uuid NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "separate_pair_client_id_low_id_high_id_pk" PRIMARY KEY("client_id","low_id","high_id")
);

CREATE TABLE "acquaintance" (
	"client_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"strength" integer NOT NULL,
	"met_at" text,
	"met_on" date,
	CONSTRAINT "acquaintance_client_id_contact_id_staff_id_pk" PRIMARY KEY("client_id","contact_id","staff_id")
);

CREATE TABLE "contact" (
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"first_name" text,
	"infix" text,
	"last_name" text,
	"name" text NOT NULL,
	"salutation" text,
	"email" text,
	"phone" text,
	"mobile" text,
	"linkedin_url" text,
	"do_not_contact" boolean DEFAULT false NOT NULL,
	"personal" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"canonical_id" uuid,
	"import_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contact_client_id_id_pk" PRIMARY KEY("client_id","id")
);

CREATE TABLE "customer" (
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"external_no" text,
	"name" text NOT NULL,
	"legal_form" text,
	"kvk" text,
	"branch" text,
	"vat" text,
	"iban" text,
	"street" text,
	"house_number" integer,
	"house_number_suffix" text,
	"postcode" text,
	"place" text,
	"municipality" text,
	"province" text,
	"country" text DEFAULT 'NL' NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"phone" text,
	"phone2" text,
	"mobile" text,
	"email" text,
	"website" text,
	"status" text DEFAULT 'active' NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"own" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"origin" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"potential" integer,
	"do_not_contact" boolean DEFAULT false NOT NULL,
	"last_contact_on" date,
	"confirmed_on" date,
	"canonical_id" uuid,
	"import_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customer_client_id_id_pk" PRIMARY KEY("client_id","id"),
	CONSTRAINT "customer_id" UNIQUE("id")
);

CREATE TABLE "customer_link" (
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"from_customer_id" uuid NOT NULL,
	"to_customer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customer_link_client_id_id_pk" PRIMARY KEY("client_id","id")
);

CREATE TABLE "customer_number" (
	"client_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"measure" text NOT NULL,
	"year" integer NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "customer_number_client_id_customer_id_measure_year_pk" PRIMARY KEY("client_id","customer_id","measure","year")
);

CREATE TABLE "job" (
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"title" text,
	"decision_role" text,
	"starts_on" date,
	"ends_on" date,
	"is_primary" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "job_client_id_id_pk" PRIMARY KEY("client_id","id")
);

CREATE TABLE "note" (
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid,
	"contact_id" uuid,
	"campaign_id" uuid,
	"kind" text DEFAULT 'note' NOT NULL,
	"visibility" text DEFAULT 'team' NOT NULL,
	"text" text NOT NULL,
	"review_on" date,
	"written_by" uuid,
	"written_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "note_client_id_id_pk" PRIMARY KEY("client_id","id")
);

CREATE TABLE "ownership" (
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"role" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"reason" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ownership_client_id_id_pk" PRIMARY KEY("client_id","id")
);

CREATE TABLE "project_list" (
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"expires_on" date NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "project_list_client_id_id_pk" PRIMARY KEY("client_id","id")
);

CREATE TABLE "project_list_member" (
	"client_id" uuid NOT NULL,
	"list_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"added_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "project_list_member_client_id_list_id_contact_id_pk" PRIMARY KEY("client_id","list_id","contact_id")
);

CREATE TABLE "signal" (
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"contact_id" uuid,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"act_on" date,
	"done_at" timestamp (3) with time zone,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "signal_client_id_id_pk" PRIMARY KEY("client_id","id")
);

CREATE TABLE "request" (
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"campaign_id" uuid,
	"customer_id" uuid,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"subject" text NOT NULL,
	"text" text,
	"owner_id" uuid,
	"service_id" uuid,
	"received_at" timestamp (3) with time zone NOT NULL,
	"answer_by" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"solved_at" timestamp (3) with time zone,
	"recovery_task_id" uuid,
	"origin_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "request_client_id_id_pk" PRIMARY KEY("client_id","id")
);

CREATE TABLE "service" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"conditions" jsonb NOT NULL,
	"price_cents" integer,
	"response_hours" integer,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "task" (
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"campaign_id" uuid,
	"customer_id" uuid,
	"contact_id" uuid,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"due_on" date,
	"staff_id" uuid,
	"client_person_id" uuid,
	"origin_id" uuid,
	"done_at" timestamp (3) with time zone,
	"done_by" text,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "task_client_id_id_pk" PRIMARY KEY("client_id","id")
);

CREATE TABLE "client" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"initials" text NOT NULL,
	"is_firm" boolean DEFAULT false NOT NULL,
	"language" text DEFAULT 'nl' NOT NULL,
	"street" text,
	"postcode" text,
	"place" text,
	"kvk" text,
	"vat" text,
	"colour" text,
	"contract" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"ended_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "client_person" (
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid,
	"name" text NOT NULL,
	"email" text,
	"phone" text,
	"job_title" text,
	"level" text DEFAULT 'staff' NOT NULL,
	"receives_reports" boolean DEFAULT false NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "client_person_client_id_id_pk" PRIMARY KEY("client_id","id"),
	CONSTRAINT "client_person_user" UNIQUE("user_id")
);

CREATE TABLE "client_staff" (
	"client_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"role" text NOT NULL,
	"until" date,
	CONSTRAINT "client_staff_client_id_staff_id_pk" PRIMARY KEY("client_id","staff_id")
);

CREATE TABLE "firm" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"address" text,
	"kvk" text,
	"vat" text,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"managers_need_second_factor" boolean DEFAULT false NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "staff" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid,
	"name" text NOT NULL,
	"initials" text NOT NULL,
	"email" text NOT NULL,
	"phone" text,
	"role" text NOT NULL,
	"work_hours" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"home_place" text,
	"home_latitude" double precision,
	"home_longitude" double precision,
	"max_drive_minutes" integer DEFAULT 60 NOT NULL,
	"rate_cents" integer,
	"ended_on" date,
	"disabled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "staff_userId_unique" UNIQUE("user_id")
);

CREATE TABLE "plan_edition" (
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"edition" integer NOT NULL,
	"plan" jsonb NOT NULL,
	"members" jsonb NOT NULL,
	"approved_by" text,
	"approved_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "plan_edition_client_id_id_pk" PRIMARY KEY("client_id","id"),
	CONSTRAINT "plan_edition_number" UNIQUE("client_id","campaign_id","edition")
);

CREATE TABLE "planned_activity" (
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"segment_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"aim" text,
	"script" text,
	"minutes" integer NOT NULL,
	"target" integer NOT NULL,
	"owner_id" uuid,
	"starts_on" date,
	"due_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "planned_activity_client_id_id_pk" PRIMARY KEY("client_id","id")
);

CREATE TABLE "segment" (
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"name" text NOT NULL,
	"colour" text NOT NULL,
	"position" integer NOT NULL,
	"rule" jsonb,
	"is_rest" boolean DEFAULT false NOT NULL,
	"weight" integer DEFAULT 1 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "segment_client_id_id_pk" PRIMARY KEY("client_id","id")
);

CREATE TABLE "segment_member" (
	"client_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"segment_id" uuid NOT NULL,
	CONSTRAINT "segment_member_client_id_campaign_id_customer_id_pk" PRIMARY KEY("client_id","campaign_id","customer_id")
);

CREATE TABLE "segment_pin" (
	"client_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"segment_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"pinned_by" uuid,
	"pinned_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "segment_pin_client_id_campaign_id_customer_id_pk" PRIMARY KEY("client_id","campaign_id","customer_id")
);

CREATE TABLE "report" (
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"number" integer NOT NULL,
	"edition" integer DEFAULT 0 NOT NULL,
	"period_key" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"language" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"headline" text,
	"summary" text,
	"hidden" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"content" jsonb,
	"pdf" "bytea",
	"sha256" text,
	"replaces_id" uuid,
	"released_by" uuid,
	"released_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_client_id_id_pk" PRIMARY KEY("client_id","id"),
	CONSTRAINT "report_id" UNIQUE("id"),
	CONSTRAINT "report_period" UNIQUE("client_id","campaign_id","kind","period_key","edition")
);

CREATE TABLE "audit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"user_id" text,
	"staff_id" uuid,
	"client_person_id" uuid,
	"client_id" uuid,
	"action" text NOT NULL,
	"object" text,
	"object_id" text,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"address" text
);

CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" uuid,
	"message_id" text NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"send_after" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outbox_messageId_unique" UNIQUE("message_id")
);

CREATE TABLE "preference" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"language" text,
	"theme" text,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL
);

CREATE TABLE "receipt" (
	"user_id" text NOT NULL,
	"op" uuid NOT NULL,
	"body_sha256" text NOT NULL,
	"result" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "receipt_user_id_op_pk" PRIMARY KEY("user_id","op")
);

CREATE INDEX "auth_account_user" ON "auth_account" USING btree ("user_id");
CREATE INDEX "auth_rate_limit_window" ON "auth_rate_limit" USING btree ("window_ends_at");
CREATE INDEX "auth_session_user" ON "auth_session" USING btree ("user_id");
CREATE INDEX "auth_verification_identifier" ON "auth_verification" USING btree ("identifier");
CREATE INDEX "ledger_unit" ON "ledger_entry" USING btree ("client_id","unit_id","on","booked_at");
CREATE INDEX "travel_unit" ON "travel_entry" USING btree ("client_id","unit_id","on");
CREATE INDEX "unit_campaign" ON "unit" USING btree ("client_id","campaign_id");
CREATE INDEX "appointment_staff" ON "appointment" USING btree ("staff_id","starts_at");
CREATE INDEX "appointment_campaign" ON "appointment" USING btree ("client_id","campaign_id");
CREATE INDEX "call_customer" ON "call" USING btree ("client_id","customer_id","started_at");
CREATE INDEX "call_campaign" ON "call" USING btree ("client_id","campaign_id");
CREATE INDEX "contact_claim_customer" ON "contact_claim" USING btree ("client_id","customer_id");
CREATE INDEX "round_item_round" ON "round_item" USING btree ("client_id","round_id");
CREATE INDEX "visit_campaign" ON "visit" USING btree ("client_id","campaign_id","on");
CREATE INDEX "visit_customer" ON "visit" USING btree ("client_id","customer_id","on");
CREATE INDEX "import_campaign" ON "customer_import" USING btree ("client_id","campaign_id");
CREATE INDEX "duplicate_group_campaign" ON "duplicate_group" USING btree ("client_id","campaign_id","state");
CREATE INDEX "finding_customer" ON "finding" USING btree ("client_id","customer_id");
CREATE INDEX "merge_event_keeper" ON "merge_event" USING btree ("client_id","keeper_id");
CREATE INDEX "customer_place" ON "customer" USING btree ("client_id","place");
CREATE INDEX "job_customer" ON "job" USING btree ("client_id","customer_id");
CREATE INDEX "job_contact" ON "job" USING btree ("client_id","contact_id");
CREATE INDEX "note_customer" ON "note" USING btree ("client_id","customer_id");
CREATE INDEX "ownership_customer" ON "ownership" USING btree ("client_id","customer_id");
CREATE INDEX "request_campaign" ON "request" USING btree ("client_id","campaign_id");
CREATE INDEX "task_campaign" ON "task" USING btree ("client_id","campaign_id");
CREATE INDEX "task_staff" ON "task" USING btree ("staff_id","due_on");
CREATE INDEX "planned_activity_segment" ON "planned_activity" USING btree ("client_id","segment_id");
CREATE INDEX "segment_campaign" ON "segment" USING btree ("client_id","campaign_id","position");
CREATE INDEX "segment_member_segment" ON "segment_member" USING btree ("client_id","segment_id");
CREATE INDEX "report_campaign" ON "report" USING btree ("client_id","campaign_id");
CREATE INDEX "audit_at" ON "audit" USING btree ("at");
CREATE INDEX "audit_client" ON "audit" USING btree ("client_id","at");
CREATE INDEX "outbox_state" ON "outbox" USING btree ("state","send_after");