-- What a passkey is to sign before it is known whose it is.
ALTER TABLE "passkey_challenge" ALTER COLUMN "user_id" DROP NOT NULL;
