ALTER TABLE "user" ADD COLUMN "has_second_factor" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "sign_in_session" ADD COLUMN "second_factor_at" TIMESTAMPTZ(3);

CREATE TABLE "authenticator" (
    "user_id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" INTEGER NOT NULL,

    CONSTRAINT "authenticator_pkey" PRIMARY KEY ("user_id")
);

CREATE TABLE "recovery_code" (
    "user_id" TEXT NOT NULL,
    "code_hash" BYTEA NOT NULL,

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("user_id", "code_hash")
);

ALTER TABLE "authenticator" ADD CONSTRAINT "authenticator_user_id_fkey"
    FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_user_id_fkey"
    FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
