-- CreateTable
CREATE TABLE "report_mail" (
    "user_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "reports" TEXT[],
    "last_month" TEXT NOT NULL,

    CONSTRAINT "report_mail_pkey" PRIMARY KEY ("user_id","account_id")
);

-- CreateIndex
CREATE INDEX "report_mail_last_month_idx" ON "report_mail"("last_month");

-- AddForeignKey
ALTER TABLE "report_mail" ADD CONSTRAINT "report_mail_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_mail" ADD CONSTRAINT "report_mail_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;
