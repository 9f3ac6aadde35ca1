# PlusUn in a container: the same program, the same defaults. Data in the volume /data unless DATABASE_URL is set.
# For amd64 and arm64: nothing here depends on the processor, and no package compiles anything.
FROM node:26-trixie-slim AS build
# Node without the names of its own functions: 32 MB less.
RUN apt-get update \
 && apt-get install -y --no-install-recommends binutils \
 && rm -rf /var/lib/apt/lists/*
RUN strip /usr/local/bin/node
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=optional
COPY prisma ./prisma
RUN node prisma/generate.ts \
 && npm prune --omit=dev --omit=optional
# What no running program reads: other databases' engines, declarations, maps of sources.
RUN find node_modules/@prisma/client/runtime -type f -name 'query_*' ! -name 'query_compiler_small_bg.postgresql.*mjs' -delete \
 && find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete

# Node alone, without npm: the image is smaller, and holds less to keep up to date.
FROM debian:13-slim
COPY --from=build /usr/local/bin/node /usr/local/bin/node
# What Node is linked against and this image may lack.
RUN apt-get update \
 && apt-get install -y --no-install-recommends libatomic1 libstdc++6 \
 && rm -rf /var/lib/apt/lists/*
RUN groupadd --gid 1000 plusun \
 && useradd --uid 1000 --gid plusun --no-create-home --shell /usr/sbin/nologin plusun
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/prisma ./prisma
COPY package.json ./
COPY src ./src
COPY adapters ./adapters
COPY flows ./flows
# As `npm start` gives them; fewer pools of memory for threads beside.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
ENV NODE_OPTIONS="--max-semi-space-size=4 --v8-pool-size=1 --expose-gc" MALLOC_ARENA_MAX=2
# A first start, whose compiled modules the image keeps: each later one is sooner, on a root that is read only. Node keeps
# them by user and by options, so it runs as the program will, and then they are root's like the rest.
RUN install -d -o 1000 -g 1000 -m 700 /data \
 && install -d -o 1000 -g 1000 /app/node_modules/.cache \
 && DATA_DIR=/tmp/first PORT=0 setpriv --reuid=1000 --regid=1000 --clear-groups node src/main.js --check \
 && chown -R 0:0 /app/node_modules/.cache \
 && rm -rf /tmp/first
USER plusun
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/readyz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "src/main.js"]
