-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "language" TEXT NOT NULL DEFAULT 'en',
    "role" TEXT NOT NULL DEFAULT 'user',
    "banned" BOOLEAN NOT NULL DEFAULT false,
    "ban_reason" TEXT,
    "ban_expires" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "active_organization_id" TEXT,
    "impersonated_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credential" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organization" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "logo" TEXT,
    "metadata" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT,
    "status" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "inviter_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bank_account" (
    "account_id" TEXT NOT NULL,
    "iban" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_by_id" TEXT NOT NULL,

    CONSTRAINT "bank_account_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "account_id" TEXT,
    "actor_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    "reason" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "station" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "street" TEXT NOT NULL,
    "postal_code" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "country" TEXT NOT NULL DEFAULT 'NL',
    "time_zone" TEXT NOT NULL DEFAULT 'Europe/Amsterdam',
    "grid_limit_a" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "station_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "charge_point" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "station_id" UUID NOT NULL,
    "ocpp_identity" TEXT NOT NULL,
    "serial_number" TEXT NOT NULL,
    "key_hash" BYTEA,
    "security_profile" SMALLINT NOT NULL DEFAULT 1,
    "authorization_mode" TEXT NOT NULL DEFAULT 'whitelist-and-guests',
    "vendor" TEXT,
    "model" TEXT,
    "firmware_version" TEXT,
    "ocpp_status" TEXT,
    "error_code" TEXT,
    "connection_epoch" BIGINT NOT NULL DEFAULT 0,
    "connected_since" TIMESTAMPTZ(3),
    "disconnected_at" TIMESTAMPTZ(3),
    "last_seen_at" TIMESTAMPTZ(3),
    "booted_at" TIMESTAMPTZ(3),
    "configuration_read_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "charge_point_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connector" (
    "charge_point_id" UUID NOT NULL,
    "connector_id" INTEGER NOT NULL,
    "socket_type" TEXT NOT NULL DEFAULT 'type-2',
    "phases" SMALLINT NOT NULL DEFAULT 3,
    "max_current_a" SMALLINT NOT NULL DEFAULT 32,
    "voltage_v" SMALLINT NOT NULL DEFAULT 230,
    "fixed_cable" BOOLEAN NOT NULL DEFAULT false,
    "publicly_available" BOOLEAN NOT NULL DEFAULT false,
    "out_of_order" BOOLEAN NOT NULL DEFAULT false,
    "ocpp_status" TEXT,
    "error_code" TEXT,
    "vendor_error_code" TEXT,
    "status_info" TEXT,
    "status_at" TIMESTAMPTZ(3),

    CONSTRAINT "connector_pkey" PRIMARY KEY ("charge_point_id","connector_id")
);

-- CreateTable
CREATE TABLE "configuration_key" (
    "charge_point_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT,
    "readonly" BOOLEAN NOT NULL,
    "reboot_required" BOOLEAN NOT NULL DEFAULT false,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "configuration_key_pkey" PRIMARY KEY ("charge_point_id","key")
);

-- CreateTable
CREATE TABLE "charge_point_event" (
    "id" BIGSERIAL NOT NULL,
    "charge_point_id" UUID NOT NULL,
    "connector_id" INTEGER,
    "kind" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "charge_point_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ocpp_message" (
    "id" BIGSERIAL NOT NULL,
    "charge_point_id" UUID NOT NULL,
    "direction" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "response" TEXT,
    "error_code" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "latency_ms" REAL,

    CONSTRAINT "ocpp_message_pkey" PRIMARY KEY ("received_at","id")
) PARTITION BY RANGE ("received_at");

-- CreateTable
CREATE TABLE "ocpp_quarantine" (
    "id" BIGSERIAL NOT NULL,
    "charge_point_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "raw" BYTEA NOT NULL,
    "reason" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ocpp_quarantine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "command" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "charge_point_id" UUID NOT NULL,
    "connector_id" INTEGER,
    "action" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "response" JSONB,
    "reason" TEXT,
    "requested_by_id" TEXT NOT NULL,
    "requested_by_role" TEXT NOT NULL,
    "session_id" INTEGER,
    "connection_epoch" BIGINT,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "deadline_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "command_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tariff_version" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "station_id" UUID NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'EUR',
    "components" JSONB NOT NULL,
    "vat_basis" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3),
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tariff_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "token_provider" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "token_provider_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "id_token" (
    "id" UUID NOT NULL,
    "uid" TEXT NOT NULL,
    "provider_id" UUID NOT NULL,
    "contract_id" TEXT,
    "visual_number" TEXT,
    "blocked_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "holder_id" TEXT,
    "nickname" TEXT,
    "lost_at" TIMESTAMPTZ(3),

    CONSTRAINT "id_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "whitelist_entry" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "uid" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3),
    "valid_until" TIMESTAMPTZ(3),
    "blocked_at" TIMESTAMPTZ(3),
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "whitelist_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "whitelist_entry_station" (
    "entry_id" UUID NOT NULL,
    "station_id" UUID NOT NULL,

    CONSTRAINT "whitelist_entry_station_pkey" PRIMARY KEY ("entry_id","station_id")
);

-- CreateTable
CREATE TABLE "authorization" (
    "id" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "charge_point_id" UUID NOT NULL,
    "id_tag" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "authorization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" SERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "station_id" UUID NOT NULL,
    "charge_point_id" UUID NOT NULL,
    "connector_id" INTEGER NOT NULL,
    "start_key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "id_tag" TEXT NOT NULL,
    "id_tag_raw" TEXT NOT NULL,
    "authorization_status" TEXT NOT NULL,
    "authorization_rule" TEXT NOT NULL,
    "free_rule" TEXT,
    "whitelist_entry_id" UUID,
    "whitelist_description" TEXT,
    "provider_id" UUID,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at_raw" TEXT NOT NULL,
    "start_received_at" TIMESTAMPTZ(3) NOT NULL,
    "meter_start_wh" BIGINT NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "stop_received_at" TIMESTAMPTZ(3),
    "meter_stop_wh" BIGINT,
    "stop_reason" TEXT,
    "stop_id_tag" TEXT,
    "energy_wh" BIGINT NOT NULL DEFAULT 0,
    "power_w" INTEGER,
    "soc_percent" REAL,
    "last_register_wh" BIGINT,
    "last_reading_at" TIMESTAMPTZ(3),
    "tariff_version_id" UUID,
    "currency" TEXT NOT NULL DEFAULT 'EUR',
    "amount" DECIMAL(18,6) NOT NULL DEFAULT 0,
    "price_per_kwh" DECIMAL(10,4),
    "anomalies" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "orphan_stop" (
    "id" BIGSERIAL NOT NULL,
    "charge_point_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "session_id" INTEGER,
    "payload" JSONB NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "orphan_stop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meter_reading" (
    "charge_point_id" UUID NOT NULL,
    "connector_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "fingerprint" BIGINT NOT NULL,
    "session_id" INTEGER,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "energy_wh" BIGINT,
    "power_w" INTEGER,
    "current_l1_a" REAL,
    "current_l2_a" REAL,
    "current_l3_a" REAL,
    "voltage_v" REAL,
    "soc_percent" REAL,
    "other_samples" JSONB,

    CONSTRAINT "meter_reading_pkey" PRIMARY KEY ("charge_point_id","connector_id","at","fingerprint")
);

-- CreateTable
CREATE TABLE "session_day" (
    "account_id" TEXT NOT NULL,
    "station_id" UUID NOT NULL,
    "charge_point_id" UUID NOT NULL,
    "connector_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "free" BOOLEAN NOT NULL,
    "sessions" INTEGER NOT NULL,
    "energy_wh" BIGINT NOT NULL,
    "amount" DECIMAL(18,6) NOT NULL,
    "duration_seconds" BIGINT NOT NULL,

    CONSTRAINT "session_day_pkey" PRIMARY KEY ("account_id","day","station_id","charge_point_id","connector_id","free")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_session_token_key" ON "sign_in_session"("token");

-- CreateIndex
CREATE INDEX "sign_in_session_user_id_idx" ON "sign_in_session"("user_id");

-- CreateIndex
CREATE INDEX "credential_user_id_idx" ON "credential"("user_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "organization_slug_key" ON "organization"("slug");

-- CreateIndex
CREATE INDEX "member_user_id_idx" ON "member"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_organization_id_user_id_key" ON "member"("organization_id", "user_id");

-- CreateIndex
CREATE INDEX "invitation_organization_id_idx" ON "invitation"("organization_id");

-- CreateIndex
CREATE INDEX "audit_entry_account_id_at_idx" ON "audit_entry"("account_id", "at" DESC);

-- CreateIndex
CREATE INDEX "station_account_id_idx" ON "station"("account_id");

-- CreateIndex
CREATE INDEX "charge_point_account_id_idx" ON "charge_point"("account_id");

-- CreateIndex
CREATE INDEX "charge_point_station_id_idx" ON "charge_point"("station_id");

-- CreateIndex
CREATE INDEX "charge_point_serial_number_idx" ON "charge_point"("serial_number");

-- CreateIndex
CREATE INDEX "charge_point_event_charge_point_id_received_at_id_idx" ON "charge_point_event"("charge_point_id", "received_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ocpp_message_charge_point_id_received_at_idx" ON "ocpp_message"("charge_point_id", "received_at" DESC);

-- CreateIndex
CREATE INDEX "ocpp_quarantine_charge_point_id_received_at_idx" ON "ocpp_quarantine"("charge_point_id", "received_at" DESC);

-- CreateIndex
CREATE INDEX "command_charge_point_id_requested_at_idx" ON "command"("charge_point_id", "requested_at" DESC);

-- CreateIndex
CREATE INDEX "tariff_version_station_id_valid_from_idx" ON "tariff_version"("station_id", "valid_from" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "token_provider_name_key" ON "token_provider"("name");

-- CreateIndex
CREATE UNIQUE INDEX "id_token_uid_key" ON "id_token"("uid");

-- CreateIndex
CREATE INDEX "id_token_holder_id_idx" ON "id_token"("holder_id");

-- CreateIndex
CREATE UNIQUE INDEX "whitelist_entry_account_id_uid_key" ON "whitelist_entry"("account_id", "uid");

-- CreateIndex
CREATE INDEX "authorization_account_id_at_idx" ON "authorization"("account_id", "at" DESC);

-- CreateIndex
CREATE INDEX "authorization_charge_point_id_at_idx" ON "authorization"("charge_point_id", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "session_start_key_key" ON "session"("start_key");

-- CreateIndex
CREATE INDEX "session_account_id_ended_at_id_idx" ON "session"("account_id", "ended_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "session_station_id_ended_at_id_idx" ON "session"("station_id", "ended_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "session_charge_point_id_ended_at_id_idx" ON "session"("charge_point_id", "ended_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "session_account_id_id_tag_ended_at_id_idx" ON "session"("account_id", "id_tag", "ended_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "session_id_tag_ended_at_id_idx" ON "session"("id_tag", "ended_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "orphan_stop_charge_point_id_fingerprint_key" ON "orphan_stop"("charge_point_id", "fingerprint");

-- CreateIndex
CREATE INDEX "session_day_station_id_day_idx" ON "session_day"("station_id", "day");

-- AddForeignKey
ALTER TABLE "sign_in_session" ADD CONSTRAINT "sign_in_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_inviter_id_fkey" FOREIGN KEY ("inviter_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bank_account" ADD CONSTRAINT "bank_account_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "station" ADD CONSTRAINT "station_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "charge_point" ADD CONSTRAINT "charge_point_station_id_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connector" ADD CONSTRAINT "connector_charge_point_id_fkey" FOREIGN KEY ("charge_point_id") REFERENCES "charge_point"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "configuration_key" ADD CONSTRAINT "configuration_key_charge_point_id_fkey" FOREIGN KEY ("charge_point_id") REFERENCES "charge_point"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tariff_version" ADD CONSTRAINT "tariff_version_station_id_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "id_token" ADD CONSTRAINT "id_token_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "token_provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "id_token" ADD CONSTRAINT "id_token_holder_id_fkey" FOREIGN KEY ("holder_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "whitelist_entry" ADD CONSTRAINT "whitelist_entry_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "whitelist_entry_station" ADD CONSTRAINT "whitelist_entry_station_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "whitelist_entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma cannot express.

-- One identity whatever its case; chargers differ in it.
CREATE UNIQUE INDEX "charge_point_ocpp_identity_key" ON "charge_point" (lower("ocpp_identity"));

-- One pricing policy in force a station.
CREATE UNIQUE INDEX "tariff_version_open_key" ON "tariff_version" ("station_id") WHERE "valid_until" IS NULL;

-- Never two running sessions on one connector.
CREATE UNIQUE INDEX "session_charging_key" ON "session" ("charge_point_id", "connector_id") WHERE "state" = 'charging';
CREATE INDEX "session_running_idx" ON "session" ("account_id") WHERE "ended_at" IS NULL;
CREATE INDEX "session_flagged_idx" ON "session" ("account_id", "ended_at" DESC, "id" DESC) WHERE "anomalies" <> '{}';
CREATE INDEX "command_open_idx" ON "command" ("charge_point_id", "deadline_at") WHERE "finished_at" IS NULL;
CREATE INDEX "authorization_refused_idx" ON "authorization" ("account_id", "at" DESC) WHERE "status" <> 'Accepted';

-- Live figures change with every MeterValues: leave room for HOT updates.
ALTER TABLE "session" SET (fillfactor = 80);
ALTER TABLE "connector" SET (fillfactor = 80);
ALTER TABLE "charge_point" SET (fillfactor = 80);

ALTER TABLE "session"
  ADD CONSTRAINT "session_state_check" CHECK ("state" IN ('charging', 'overlapping', 'completed')),
  ADD CONSTRAINT "session_ended_check" CHECK (("state" = 'completed') = ("ended_at" IS NOT NULL)),
  ADD CONSTRAINT "session_energy_check" CHECK ("energy_wh" >= 0),
  ADD CONSTRAINT "session_free_check" CHECK ("free_rule" IS NULL OR "amount" = 0);
ALTER TABLE "charge_point"
  ADD CONSTRAINT "charge_point_key_check" CHECK ("security_profile" = 0 OR "key_hash" IS NOT NULL),
  ADD CONSTRAINT "charge_point_authorization_mode_check"
    CHECK ("authorization_mode" IN ('whitelist', 'whitelist-and-guests', 'free'));

-- Partitions of the message log: a default one takes what no day has; days are made ahead by the API.
CREATE TABLE "ocpp_message_default" PARTITION OF "ocpp_message" DEFAULT;

-- The audit trail is append-only.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE ON "audit_entry"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A tariff version is immutable; closing it is the only change it takes.
CREATE FUNCTION keep_tariff_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.valid_until IS NOT NULL OR NEW.valid_until IS NULL OR NEW.valid_until < OLD.valid_from
    OR (NEW.id, NEW.account_id, NEW.station_id, NEW.currency, NEW.components, NEW.vat_basis, NEW.valid_from,
        NEW.created_by_id, NEW.created_at)
      IS DISTINCT FROM
       (OLD.id, OLD.account_id, OLD.station_id, OLD.currency, OLD.components, OLD.vat_basis, OLD.valid_from,
        OLD.created_by_id, OLD.created_at)
  THEN
    RAISE EXCEPTION 'a tariff version is immutable';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "tariff_version_immutable" BEFORE UPDATE ON "tariff_version"
  FOR EACH ROW EXECUTE FUNCTION keep_tariff_version();

-- Totals per connector and local day of the end, so that no page scans sessions.
-- plpgsql keeps the plan of its statements; an SQL function would be planned for every row.
CREATE FUNCTION add_to_session_day(s "session", sign integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO session_day (account_id, station_id, charge_point_id, connector_id, day, free, sessions, energy_wh,
                           amount, duration_seconds)
  SELECT s.account_id, s.station_id, s.charge_point_id, s.connector_id,
         (s.ended_at AT TIME ZONE station.time_zone)::date, s.free_rule IS NOT NULL,
         sign, sign * s.energy_wh, sign * s.amount,
         sign * greatest(0, floor(extract(epoch FROM s.ended_at - s.started_at)))::bigint
  FROM station WHERE station.id = s.station_id
  ON CONFLICT (account_id, day, station_id, charge_point_id, connector_id, free) DO UPDATE SET
    sessions = session_day.sessions + EXCLUDED.sessions,
    energy_wh = session_day.energy_wh + EXCLUDED.energy_wh,
    amount = session_day.amount + EXCLUDED.amount,
    duration_seconds = session_day.duration_seconds + EXCLUDED.duration_seconds;
END $$;
CREATE FUNCTION keep_session_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.state = 'completed' THEN PERFORM add_to_session_day(OLD, -1); END IF;
  IF TG_OP <> 'DELETE' AND NEW.state = 'completed' THEN PERFORM add_to_session_day(NEW, 1); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "session_day_insert" AFTER INSERT ON "session"
  FOR EACH ROW WHEN (NEW.state = 'completed') EXECUTE FUNCTION keep_session_day();
CREATE TRIGGER "session_day_update" AFTER UPDATE ON "session"
  FOR EACH ROW WHEN (OLD.state = 'completed' OR NEW.state = 'completed') EXECUTE FUNCTION keep_session_day();
CREATE TRIGGER "session_day_delete" AFTER DELETE ON "session"
  FOR EACH ROW WHEN (OLD.state = 'completed') EXECUTE FUNCTION keep_session_day();

-- Tells every process that what it knows of a charge point is old (key, station, connectors).
CREATE FUNCTION notify_charge_point() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('charge_point', coalesce(NEW.id, OLD.id)::text);
  RETURN NULL;
END $$;
CREATE TRIGGER "charge_point_changed" AFTER INSERT OR DELETE
  OR UPDATE OF "ocpp_identity", "key_hash", "security_profile", "authorization_mode", "station_id", "account_id"
  ON "charge_point" FOR EACH ROW EXECUTE FUNCTION notify_charge_point();
