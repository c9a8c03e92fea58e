-- CreateTable
CREATE TABLE "audit_names" (
    "entry_id" BIGINT NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "audit_names_pkey" PRIMARY KEY ("entry_id")
);

-- AddForeignKey
ALTER TABLE "audit_names" ADD CONSTRAINT "audit_names_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "audit_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The index of the export and of the night's erasing: by time over all accounts.
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");

-- What earlier entries say about people moves there, once.
ALTER TABLE "audit_entry" DISABLE TRIGGER "audit_entry_append_only";
INSERT INTO "audit_names" ("entry_id", "content")
  SELECT id, jsonb_build_object('email', target_id) FROM "audit_entry"
  WHERE action IN ('member.invite', 'member.withdraw', 'staff.invite', 'staff.withdraw');
UPDATE "audit_entry" SET target_id = ''
  WHERE action IN ('member.invite', 'member.withdraw', 'staff.invite', 'staff.withdraw');
INSERT INTO "audit_names" ("entry_id", "content")
  SELECT id, jsonb_build_object('text', target_id) FROM "audit_entry" WHERE action = 'support.search';
UPDATE "audit_entry" SET target_id = 'devices' WHERE action = 'support.search';
INSERT INTO "audit_names" ("entry_id", "content")
  SELECT id, jsonb_build_object('holder', detail -> 'holder') FROM "audit_entry"
  WHERE action = 'bank-account.change' AND detail ? 'holder';
UPDATE "audit_entry" SET detail = detail - 'holder' WHERE action = 'bank-account.change';
INSERT INTO "audit_names" ("entry_id", "content")
  SELECT id, jsonb_build_object('description', detail -> 'description') FROM "audit_entry"
  WHERE action LIKE 'whitelist.%' AND detail ? 'description';
UPDATE "audit_entry" SET detail = detail - 'description' WHERE action LIKE 'whitelist.%';
ALTER TABLE "audit_entry" ENABLE TRIGGER "audit_entry_append_only";
