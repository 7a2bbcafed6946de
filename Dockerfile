# One image for web and worker. The page assets are built apart, so that Node.js is not in the image
# that runs; nothing runs as root.

FROM node:22-slim AS assets
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tools/build-assets.mjs tools/
COPY src/goldenthread/ui/assets src/goldenthread/ui/assets
RUN npm run build

FROM python:3.12-slim AS environment
WORKDIR /build
RUN python -m venv /opt/goldenthread
COPY requirements/run.txt .
RUN /opt/goldenthread/bin/pip install --no-cache-dir --require-hashes -r run.txt
COPY pyproject.toml README.md ./
COPY src src
COPY --from=assets /build/src/goldenthread/ui/static/built src/goldenthread/ui/static/built
RUN /opt/goldenthread/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.12-slim
RUN useradd --system --uid 10001 --home-dir /var/lib/goldenthread --create-home goldenthread
COPY --from=environment /opt/goldenthread /opt/goldenthread
ENV PATH=/opt/goldenthread/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    GOLDENTHREAD_HOME=/var/lib/goldenthread
USER goldenthread
WORKDIR /var/lib/goldenthread
# The static files are gathered into the image; the secret is needed by settings, not by this step.
RUN GOLDENTHREAD_ENV=build SECRET_KEY=not-used goldenthread gather-static
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen(u.Request('http://127.0.0.1:8000/health/', headers={'Host': 'localhost'}), timeout=4)"]
CMD ["goldenthread", "web", "--host", "0.0.0.0", "--port", "8000"]
