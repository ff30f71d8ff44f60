# A Linux machine to grade on, for those who have another. README.md says how to use it.
FROM python:3.11-slim

RUN apt-get update \
    && apt-get install -y --no-install-recommends bubblewrap libseccomp2 \
    && rm -rf /var/lib/apt/lists/* \
    && pip install --no-cache-dir uv

WORKDIR /weakest-link
COPY . .
RUN uv sync --frozen --no-default-groups --extra grading --compile-bytecode

ENV PATH="/weakest-link/.venv/bin:$PATH"
ENTRYPOINT ["weakest-link"]
CMD ["doctor"]
