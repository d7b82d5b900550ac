# The headless REST bridge: the archive with the Node host, in an image of its own. No kiosk window in here.
#   docker build -t hadir .
#   docker compose -f resources/docker/compose.yaml up -d
FROM node:24-bookworm-slim AS pack
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
COPY scripts/ scripts/
COPY src/ src/
COPY models/manifest.json models/manifest.json
COPY resources/ resources/
COPY tsconfig.base.json electron.vite.config.ts LICENSE CHANGELOG.md ./
# Fetches the models, and builds. Every package is pinned by its digest.
RUN npm ci --no-audit --no-fund
RUN npm run models -- verify
RUN npm run package:node -- --out /packed
RUN mkdir /hadir && tar -xzf /packed/hadir-node-*.tar.gz --strip-components=1 -C /hadir

FROM debian:bookworm-slim
# The C++ library of the native modules; Node itself comes with the archive.
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates libstdc++6 tzdata && rm -rf /var/lib/apt/lists/* \
	&& useradd --system --user-group --uid 10001 --home-dir /var/lib/hadir --shell /usr/sbin/nologin hadir \
	&& install -d -o hadir -g hadir -m 0700 /var/lib/hadir
COPY --from=pack /hadir /opt/hadir
USER hadir
ENV HADIR_DATA_DIR=/var/lib/hadir
VOLUME /var/lib/hadir
EXPOSE 8000
STOPSIGNAL SIGTERM
# Listens on loopback until a certificate is set: faces do not cross a network in the clear, nor a bridge of containers.
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 \
	CMD ["/opt/hadir/runtime/node", "/opt/hadir/scripts/healthcheck.mjs"]
ENTRYPOINT ["/opt/hadir/bin/hadir"]
CMD ["serve"]
