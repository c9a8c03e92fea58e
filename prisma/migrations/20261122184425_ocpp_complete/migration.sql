-- AlterTable
ALTER TABLE "authorization" ADD COLUMN     "connector_id" INTEGER;

-- AlterTable
ALTER TABLE "charge_point" ADD COLUMN     "clock_skew_seconds" INTEGER,
ADD COLUMN     "configuration_firmware" TEXT,
ADD COLUMN     "identity_conflict_at" TIMESTAMPTZ(3),
ADD COLUMN     "pending_key_at" TIMESTAMPTZ(3),
ADD COLUMN     "pending_key_hash" BYTEA,
ADD COLUMN     "plain_until" TIMESTAMPTZ(3),
ADD COLUMN     "proven_security_profile" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "quirk_overrides" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "registration" TEXT NOT NULL DEFAULT 'accepted';

-- AlterTable
ALTER TABLE "configuration_key" ADD COLUMN     "desired_answer" TEXT,
ADD COLUMN     "desired_at" TIMESTAMPTZ(3),
ADD COLUMN     "desired_by_id" TEXT,
ADD COLUMN     "desired_value" TEXT;

-- AlterTable
ALTER TABLE "id_token" ADD COLUMN     "parent_id_tag" TEXT;

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "charge_point_transaction_id" TEXT,
ADD COLUMN     "idle_seconds" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "idle_since" TIMESTAMPTZ(3),
ADD COLUMN     "measured_energy_wh" BIGINT,
ADD COLUMN     "parent_id_tag" TEXT,
ADD COLUMN     "remote_start_id" UUID,
ADD COLUMN     "reservation_id" INTEGER,
ADD COLUMN     "review" TEXT;

-- AlterTable
ALTER TABLE "whitelist_entry" ADD COLUMN     "parent_id_tag" TEXT;

-- CreateTable
CREATE TABLE "session_review" (
    "id" BIGSERIAL NOT NULL,
    "session_id" INTEGER NOT NULL,
    "decision" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "energy_wh_before" BIGINT NOT NULL,
    "energy_wh_after" BIGINT NOT NULL,
    "decided_by_id" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reservation" (
    "id" SERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "charge_point_id" UUID NOT NULL,
    "connector_id" INTEGER NOT NULL,
    "id_tag" TEXT NOT NULL,
    "parent_id_tag" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'requested',
    "answer" TEXT,
    "command_id" UUID,
    "session_id" INTEGER,
    "requested_by_id" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "reservation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "local_list" (
    "charge_point_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'unknown',
    "version" INTEGER NOT NULL DEFAULT 0,
    "acknowledged_version" INTEGER,
    "acknowledged" JSONB NOT NULL DEFAULT '{}',
    "max_entries" INTEGER,
    "max_per_message" INTEGER,
    "left_out" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "retry_at" TIMESTAMPTZ(3),
    "checked_at" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "local_list_pkey" PRIMARY KEY ("charge_point_id")
);

-- CreateTable
CREATE TABLE "firmware_file" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "vendor" TEXT,
    "model" TEXT,
    "version" TEXT NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "signature" TEXT,
    "signing_certificate" TEXT,
    "uploaded_by_id" TEXT NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "firmware_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "firmware_campaign" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "firmware_file_id" UUID NOT NULL,
    "signed" BOOLEAN NOT NULL,
    "stage_size" INTEGER NOT NULL,
    "max_failures" INTEGER NOT NULL,
    "deadline_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "firmware_campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "firmware_update" (
    "id" SERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "charge_point_id" UUID NOT NULL,
    "campaign_id" UUID,
    "stage" INTEGER,
    "firmware_file_id" UUID,
    "location" TEXT,
    "signed" BOOLEAN NOT NULL,
    "retrieve_at" TIMESTAMPTZ(3) NOT NULL,
    "install_at" TIMESTAMPTZ(3),
    "from_version" TEXT,
    "expected_version" TEXT,
    "state" TEXT NOT NULL,
    "report" TEXT,
    "command_id" UUID,
    "requested_by_id" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "firmware_update_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "log_request" (
    "id" SERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "charge_point_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "location" TEXT,
    "from_at" TIMESTAMPTZ(3),
    "until_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL,
    "report" TEXT,
    "file_name" TEXT,
    "size_bytes" BIGINT,
    "storage_key" TEXT,
    "command_id" UUID,
    "requested_by_id" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "log_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "file_link" (
    "token_hash" BYTEA NOT NULL,
    "charge_point_id" UUID NOT NULL,
    "firmware_update_id" INTEGER,
    "log_request_id" INTEGER,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "used_from" TEXT,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "file_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "charging_profile" (
    "id" UUID NOT NULL,
    "charge_point_id" UUID NOT NULL,
    "connector_id" INTEGER NOT NULL,
    "charging_profile_id" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "stack_level" INTEGER NOT NULL,
    "transaction_id" INTEGER,
    "profile" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "answer" TEXT,
    "command_id" UUID,
    "set_by_id" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "charging_profile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "charge_point_certificate" (
    "id" UUID NOT NULL,
    "charge_point_id" UUID NOT NULL,
    "serial_number" TEXT,
    "sha256_fingerprint" TEXT,
    "subject" TEXT,
    "csr" TEXT NOT NULL,
    "certificate" TEXT,
    "not_before" TIMESTAMPTZ(3),
    "not_after" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL,
    "problem" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "charge_point_certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "installed_certificate" (
    "charge_point_id" UUID NOT NULL,
    "certificate_type" TEXT NOT NULL,
    "hash_algorithm" TEXT NOT NULL,
    "issuer_name_hash" TEXT NOT NULL,
    "issuer_key_hash" TEXT NOT NULL,
    "serial_number" TEXT NOT NULL,
    "certificate" TEXT,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "installed_certificate_pkey" PRIMARY KEY ("charge_point_id","certificate_type","hash_algorithm","issuer_name_hash","issuer_key_hash","serial_number")
);

-- CreateTable
CREATE TABLE "security_upgrade" (
    "id" UUID NOT NULL,
    "charge_point_id" UUID NOT NULL,
    "from_profile" SMALLINT NOT NULL,
    "to_profile" SMALLINT NOT NULL,
    "step" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "problem" TEXT,
    "requested_by_id" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "security_upgrade_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert" (
    "id" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "charge_point_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "times" INTEGER NOT NULL DEFAULT 1,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledged_by_id" TEXT,

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unknown_charge_point" (
    "identity" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "address" TEXT NOT NULL,
    "user_agent" TEXT,
    "showed_key" BOOLEAN NOT NULL,
    "secure" BOOLEAN NOT NULL,
    "dismissed_at" TIMESTAMPTZ(3),

    CONSTRAINT "unknown_charge_point_pkey" PRIMARY KEY ("identity")
);

-- CreateTable
CREATE TABLE "adoption_window" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "station_id" UUID NOT NULL,
    "identity" TEXT,
    "connectors" SMALLINT NOT NULL DEFAULT 1,
    "opened_by_id" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "charge_point_id" UUID,

    CONSTRAINT "adoption_window_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quirk_profile" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "vendor" TEXT,
    "model" TEXT,
    "firmware_from" TEXT,
    "firmware_until" TEXT,
    "settings" JSONB NOT NULL,
    "description" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "seeded" BOOLEAN NOT NULL DEFAULT false,
    "changed_by_id" TEXT,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "quirk_profile_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "session_review_session_id_idx" ON "session_review"("session_id");

-- CreateIndex
CREATE INDEX "session_charge_point_id_connector_id_started_at_idx" ON "session"("charge_point_id", "connector_id", "started_at");

-- CreateIndex
CREATE INDEX "reservation_charge_point_id_requested_at_idx" ON "reservation"("charge_point_id", "requested_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "firmware_file_storage_key_key" ON "firmware_file"("storage_key");

-- CreateIndex
CREATE INDEX "firmware_update_charge_point_id_requested_at_idx" ON "firmware_update"("charge_point_id", "requested_at" DESC);

-- CreateIndex
CREATE INDEX "firmware_update_campaign_id_idx" ON "firmware_update"("campaign_id");

-- CreateIndex
CREATE UNIQUE INDEX "log_request_storage_key_key" ON "log_request"("storage_key");

-- CreateIndex
CREATE INDEX "log_request_charge_point_id_requested_at_idx" ON "log_request"("charge_point_id", "requested_at" DESC);

-- CreateIndex
CREATE INDEX "file_link_expires_at_idx" ON "file_link"("expires_at");

-- CreateIndex
CREATE INDEX "charging_profile_charge_point_id_set_at_idx" ON "charging_profile"("charge_point_id", "set_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "charge_point_certificate_sha256_fingerprint_key" ON "charge_point_certificate"("sha256_fingerprint");

-- CreateIndex
CREATE INDEX "charge_point_certificate_charge_point_id_created_at_idx" ON "charge_point_certificate"("charge_point_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "security_upgrade_charge_point_id_requested_at_idx" ON "security_upgrade"("charge_point_id", "requested_at" DESC);

-- CreateIndex
CREATE INDEX "alert_charge_point_id_last_at_idx" ON "alert"("charge_point_id", "last_at" DESC);

-- CreateIndex
CREATE INDEX "unknown_charge_point_last_at_idx" ON "unknown_charge_point"("last_at" DESC);

-- CreateIndex
CREATE INDEX "adoption_window_closes_at_idx" ON "adoption_window"("closes_at");

-- CreateIndex
CREATE UNIQUE INDEX "quirk_profile_name_key" ON "quirk_profile"("name");

-- AddForeignKey
ALTER TABLE "session_review" ADD CONSTRAINT "session_review_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "firmware_update" ADD CONSTRAINT "firmware_update_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "firmware_campaign"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- What Prisma cannot express.

CREATE UNIQUE INDEX "alert_open_key" ON "alert" ("charge_point_id", "kind") WHERE "acknowledged_at" IS NULL;
CREATE INDEX "session_review_open_idx" ON "session" ("account_id", "ended_at" DESC, "id" DESC) WHERE "review" = 'open';
CREATE INDEX "orphan_stop_waiting_idx" ON "orphan_stop" ("charge_point_id", "received_at")
  WHERE "session_id" IS NULL;
CREATE INDEX "session_idle_idx" ON "session" ("id") WHERE "idle_since" IS NOT NULL;
CREATE INDEX "reservation_active_idx" ON "reservation" ("expires_at") WHERE "state" IN ('requested', 'active');
CREATE UNIQUE INDEX "security_upgrade_running_key" ON "security_upgrade" ("charge_point_id") WHERE "state" = 'running';
CREATE INDEX "firmware_update_open_idx" ON "firmware_update" ("charge_point_id") WHERE "finished_at" IS NULL;
-- Counted at every command that switches a load.
CREATE INDEX "command_switching_idx" ON "command" ("requested_at")
  WHERE "action" IN ('RemoteStartTransaction', 'RemoteStopTransaction', 'Reset', 'UnlockConnector');
CREATE INDEX "firmware_update_late_idx" ON "firmware_update" ("changed_at") WHERE "state" IN ('unknown', 'failed');
CREATE INDEX "log_request_open_idx" ON "log_request" ("charge_point_id") WHERE "finished_at" IS NULL;

ALTER TABLE "session"
  ADD CONSTRAINT "session_review_check" CHECK ("review" IN ('open', 'accepted', 'corrected', 'excluded'));
ALTER TABLE "charge_point"
  ADD CONSTRAINT "charge_point_registration_check" CHECK ("registration" IN ('accepted', 'pending')),
  ADD CONSTRAINT "charge_point_profile_check" CHECK ("security_profile" BETWEEN 0 AND 3);
-- Profile 3 shows a certificate instead of a key; one that is being taken in has no key yet.
ALTER TABLE "charge_point" DROP CONSTRAINT "charge_point_key_check";
ALTER TABLE "charge_point" ADD CONSTRAINT "charge_point_key_check"
  CHECK ("security_profile" IN (0, 3) OR "registration" = 'pending' OR "key_hash" IS NOT NULL);

CREATE TRIGGER "session_review_append_only" BEFORE UPDATE ON "session_review"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A boot writes the same vendor, model and firmware again: only a change is told.
DROP TRIGGER "charge_point_changed" ON "charge_point";
CREATE TRIGGER "charge_point_changed" AFTER INSERT OR DELETE ON "charge_point"
  FOR EACH ROW EXECUTE FUNCTION notify_charge_point();
CREATE TRIGGER "charge_point_updated" AFTER UPDATE ON "charge_point" FOR EACH ROW
  WHEN ((OLD.ocpp_identity, OLD.key_hash, OLD.pending_key_hash, OLD.security_profile, OLD.proven_security_profile,
         OLD.plain_until, OLD.registration, OLD.quirk_overrides, OLD.vendor, OLD.model, OLD.firmware_version,
         OLD.identity_conflict_at, OLD.authorization_mode, OLD.station_id, OLD.account_id)
        IS DISTINCT FROM
        (NEW.ocpp_identity, NEW.key_hash, NEW.pending_key_hash, NEW.security_profile, NEW.proven_security_profile,
         NEW.plain_until, NEW.registration, NEW.quirk_overrides, NEW.vendor, NEW.model, NEW.firmware_version,
         NEW.identity_conflict_at, NEW.authorization_mode, NEW.station_id, NEW.account_id))
  EXECUTE FUNCTION notify_charge_point();

-- Quirk profiles are known by heart in every process.
CREATE FUNCTION notify_quirk_profile() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('quirk_profile', '');
  RETURN NULL;
END $$;
CREATE TRIGGER "quirk_profile_changed" AFTER INSERT OR UPDATE OR DELETE ON "quirk_profile"
  FOR EACH STATEMENT EXECUTE FUNCTION notify_quirk_profile();

-- Totals are of what is billed: a session that waits for a person, or was left out by one, counts nowhere.
CREATE FUNCTION is_billed(state text, review text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT state = 'completed' AND coalesce(review, 'accepted') IN ('accepted', 'corrected')
$$;
CREATE OR REPLACE FUNCTION keep_session_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND is_billed(OLD.state, OLD.review) THEN PERFORM add_to_session_day(OLD, -1); END IF;
  IF TG_OP <> 'DELETE' AND is_billed(NEW.state, NEW.review) THEN PERFORM add_to_session_day(NEW, 1); END IF;
  RETURN NULL;
END $$;

-- A certificate changes its state in several places and at the door itself; each change is an event of the charge point.
CREATE FUNCTION tell_certificate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO charge_point_event (charge_point_id, kind, detail, at, received_at)
  VALUES (NEW.charge_point_id, 'certificate',
          jsonb_strip_nulls(jsonb_build_object('state', NEW.state, 'problem', NEW.problem, 'serialNumber', NEW.serial_number)),
          NEW.changed_at, NEW.changed_at);
  RETURN NULL;
END $$;
CREATE TRIGGER "charge_point_certificate_made" AFTER INSERT ON "charge_point_certificate"
  FOR EACH ROW EXECUTE FUNCTION tell_certificate();
CREATE TRIGGER "charge_point_certificate_moved" AFTER UPDATE ON "charge_point_certificate"
  FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION tell_certificate();

-- Which session used a reservation is asked every few seconds.
CREATE INDEX "session_reservation_id_idx" ON "session"("reservation_id") WHERE "reservation_id" IS NOT NULL;
