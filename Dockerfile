# Two stages on one base: the first installs what the lock file names, the second has no installer
# leftovers. The lock file pins every package by hash.
FROM python:3.13-slim AS build
WORKDIR /src
RUN python -m venv /opt/padwijzer
COPY requirements.txt ./
RUN /opt/padwijzer/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY pyproject.toml README.md CHANGELOG.md ./
COPY app app
COPY career_graph career_graph
COPY skills_taxonomy skills_taxonomy
COPY templates templates
COPY static static
# The build backend is in the lock file too, so nothing outside it is fetched.
RUN /opt/padwijzer/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.13-slim
COPY --from=build /opt/padwijzer /opt/padwijzer
ENV PATH=/opt/padwijzer/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PADWIJZER_DATA_DIR=/data
# A number, so that a cluster can see that it is not root; /data is the only place it writes.
RUN mkdir /data && chown 10001:10001 /data
USER 10001
VOLUME /data
EXPOSE 8000
# There is no curl in this image; Python is always there.
HEALTHCHECK CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz', timeout=3)"]
CMD ["padwijzer", "serve", "--host", "0.0.0.0"]
