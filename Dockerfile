FROM node:24.21.0-bookworm-slim@sha256:d6aa754f16b3197301076f047b5def2f02ea1dbbc2ca920407d46d7ec7f87b20 AS manifests
WORKDIR /app
ENV CI=true pnpm_config_pm_on_fail=ignore
RUN npm install --global pnpm@12.21.0
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY apps/api/package.json apps/api/
COPY apps/simulator/package.json apps/simulator/
COPY apps/web/package.json apps/web/
COPY bench/package.json bench/
COPY packages/contract/package.json packages/contract/
COPY packages/domain/package.json packages/domain/
COPY packages/ocpp/package.json packages/ocpp/

# What runs: no tools, and no embedded PostgreSQL (an optional dependency), since DATABASE_URL names one.
FROM manifests AS packages
RUN pnpm install --frozen-lockfile --prod --no-optional --filter "@laadpoort/api..." --filter "@laadpoort/simulator..."

FROM manifests AS build
RUN pnpm install --frozen-lockfile
COPY . .
RUN node scripts/run.mjs build

FROM node:24.21.0-bookworm-slim@sha256:d6aa754f16b3197301076f047b5def2f02ea1dbbc2ca920407d46d7ec7f87b20
WORKDIR /app
# Processes that make exports start in a third of the time, and with 30 MB less, when their code was compiled before.
ENV NODE_ENV=production PORT=3000 DATA_DIR=/data NODE_COMPILE_CACHE=/data/compile-cache
RUN install --directory --owner=node --group=node --mode=0700 /data
COPY --from=packages /app ./
COPY packages packages
COPY prisma prisma
COPY apps/api apps/api
COPY apps/simulator apps/simulator
COPY --from=build /app/apps/api/src/platform/prisma apps/api/src/platform/prisma
COPY --from=build /app/apps/web/dist apps/web/dist
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/api/src/main.ts"]
